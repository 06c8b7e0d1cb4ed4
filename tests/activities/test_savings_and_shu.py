"""Simpanan dan SHU: the book of Bu Ningsih, by hand, and that no rupiah is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.savings_and_shu import SavingsAndSurplus, Surplus
from tests.activities.examples_of_ways import MEMBER
from tests.activities.filling import refusal, worked_out


def surplus(**form: str) -> Surplus:
    return worked_out(SavingsAndSurplus, {**MEMBER, **form})


def test_book_of_bu_ningsih() -> None:
    """100.000 + 12 x 20.000 + 150.000 = 490.000, of which 340.000 are capital."""
    savings = surplus().savings
    assert (savings.compulsory, savings.capital, savings.total) == (240_000, 340_000, 490_000)


def test_surplus_of_rukun_jati() -> None:
    """30 x 4.000 = 120.000 for purchases, 3,4 x 5.000 = 17.000 for savings: 137.000."""
    result = surplus()
    assert [pot.amount for pot in result.pots] == [3_000_000, 4_000_000, 2_000_000, 1_000_000]
    assert (result.by_business.amount, result.by_capital.amount) == (120_000, 17_000)
    assert (result.own, result.is_exact) == (137_000, True)


def test_purchases_of_pak_slamet() -> None:
    """20 x 4.000 = 80.000."""
    assert surplus(own_business="2.000.000").by_business.amount == 80_000


def test_shares_are_rounded_down() -> None:
    """4.000.000 x 1.000 / 3.000.000 = 1.333,3."""
    result = surplus(own_business="1.000", all_business="3.000.000")
    assert (result.by_business.amount, result.is_exact) == (1_333, False)


@pytest.mark.parametrize("other", ["", "9,5", "11"])
def test_percentages_that_are_not_a_hundred_are_told(other: str) -> None:
    name, told = refusal(SavingsAndSurplus, {**MEMBER, "other": other})
    assert name == "reserve"
    assert {"": "90", "9,5": "99,5", "11": "101"}[other] in told


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ({"all_business": "2.999.999"}, "all_business"),
        ({"all_business": "", "own_business": ""}, "all_business"),
        ({"all_capital": "339.999"}, "all_capital"),
    ],
)
def test_own_part_is_never_more_than_all(form: dict[str, str], name: str) -> None:
    assert refusal(SavingsAndSurplus, {**MEMBER, **form})[0] == name


@given(
    st.integers(1, 10**12 - 1),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.integers(0, 10**9),
    st.integers(1, 10**9),
)
def test_pots_sum_to_the_surplus_and_nobody_gets_more_than_a_pot(
    amount: int, first: int, second: int, own: int, others: int
) -> None:
    low, high = sorted((first, second))
    parts = {"reserve": low, "business": high - low, "capital": 10_000 - high, "other": 0}
    percents = {name: f"{part // 100},{part % 100:02}" for name, part in parts.items()}
    result = surplus(
        surplus=str(amount), own_business=str(own), all_business=str(own + others), **percents
    )
    assert sum(pot.amount for pot in result.pots) == amount
    assert all(pot.amount >= 0 for pot in result.pots)
    assert result.by_business.amount * (own + others) <= result.by_business.pot.amount * own
    assert 0 <= result.own <= amount
