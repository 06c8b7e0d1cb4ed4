"""Berapa bulan gaji: the costs of Yanti, by hand, and that every rupiah comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.months_of_pay import MonthsOfPay, PayCalculator
from tests.activities.examples_of_ways import PAY
from tests.activities.filling import refusal, worked_out


def pay(**form: str) -> MonthsOfPay:
    return worked_out(PayCalculator, {**PAY, **form})


def test_costs_of_yanti() -> None:
    """Lesson: 4.200.000 / 7.000.000 = 0,6. Left: 7 - 2 - 1,5 = 3,5 million; 4,2 / 3,5 = 1,2."""
    result = pay()
    assert (result.spent, result.months_spent) == (4_200_000, 6)
    assert [each.months for each in result.costs] == [2, 4]
    assert (result.month.left, result.months_back) == (3_500_000, 2)
    assert not result.is_contract_too_short


def test_twenty_one_million_of_the_story() -> None:
    """21.000.000 / 7.000.000 = 3 months of pay, and 21 / 3,5 = 6 months of what is left."""
    result = pay(cost_1_amount="21.000.000", cost_2_name="", cost_2_amount="")
    assert (result.months_spent, result.months_back) == (30, 6)


def test_pay_in_foreign_money() -> None:
    """2.000 - 100 = 1.900 ringgit at 4.000: 7.600.000. Living 500: 2.000.000. Home 1.500.000."""
    result = pay(pay="2.000", rate="4.000", deductions="100", living="500")
    assert (result.month.pay, result.month.net) == (8_000_000, 7_600_000)
    assert (result.month.left, result.is_foreign) == (4_100_000, True)


def test_loan_adds_its_interest() -> None:
    """4.200.000 flat at 2 % a month for 10 months: 84.000 x 10 = 840.000; 420.000 + 84.000."""
    loan = {"loan": "4.200.000", "interest": "2", "per": "month", "instalments": "10"}
    result = pay(**loan)
    assert (result.interest, result.to_earn) == (840_000, 5_040_000)
    assert result.loan is not None
    assert (result.loan.highest, result.short_of_instalment) == (504_000, 0)
    assert (result.months_to_earn, result.months_back) == (7, 2)
    falling = pay(**loan, way="falling")
    assert falling.interest == 84_000 * 11 // 2


def test_instalment_above_what_is_left_and_loan_longer_than_the_contract_are_told() -> None:
    """Left: 7.000.000 - 2.000.000 - 4.800.000 = 200.000; instalment 504.000."""
    loan = {"loan": "4.200.000", "interest": "2", "per": "month", "instalments": "10"}
    result = pay(**loan, home="4.800.000", contract="9")
    assert result.short_of_instalment == 304_000
    assert result.outlasts_contract
    assert not pay(**loan, contract="10").outlasts_contract
    assert not pay(**loan, contract="").outlasts_contract


def test_nothing_left_never_brings_the_costs_back() -> None:
    for home, left in (("5.000.000", 0), ("5.500.000", -500_000)):
        result = pay(home=home)
        assert (result.month.left, result.months_back) == (left, None)
        assert not result.is_contract_too_short


def test_contract_too_short() -> None:
    """21 million from 3,5 million a month takes 6 months."""
    long = {"cost_1_amount": "18.000.000"}
    assert pay(**long, contract="5").is_contract_too_short
    assert not pay(**long, contract="6").is_contract_too_short


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ({"rate": "0"}, "rate"),
        ({"deductions": "7.000.000"}, "deductions"),
        ({"cost_2_amount": ""}, "cost_2_amount"),
        ({"interest": "2"}, "loan"),
        ({"loan": "1.000.000"}, "interest"),
        ({"loan": "1.000.000", "interest": "0"}, "instalments"),
    ],
)
def test_what_does_not_go_together_is_told_where_it_is(form: dict[str, str], name: str) -> None:
    assert refusal(PayCalculator, {**PAY, **form})[0] == name


def test_at_least_one_cost_is_needed() -> None:
    assert refusal(PayCalculator, {"pay": "7.000.000"})[0] == "cost_1_amount"


@given(st.integers(1, 10**8), st.integers(0, 10**8), st.lists(st.integers(1, 10**9), min_size=1))
def test_months_suffice_and_one_less_does_not(earned: int, home: int, costs: list[int]) -> None:
    form = {f"cost_{row}_amount": str(cost) for row, cost in enumerate(costs[:5], start=1)}
    result = worked_out(PayCalculator, {"pay": str(earned), "home": str(home), **form})
    assert result.to_earn == sum(costs[:5])
    if earned <= home:
        assert result.months_back is None
    else:
        months = result.months_back
        assert months * (earned - home) >= result.to_earn > (months - 1) * (earned - home)
