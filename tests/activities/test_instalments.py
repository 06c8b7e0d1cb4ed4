"""Kalkulator cicilan: the loans of the course, and that every rupiah is accounted for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.instalments import InstalmentCalculator, Instalments
from rumahbelajar.activities.loans import (
    HIGHEST_YEARLY,
    Rate,
    falling,
    flat,
    level,
    yearly_rate,
)
from tests.activities.filling import refusal, worked_out

WATI = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}
LOANS = st.integers(1, 999_999_999_999)
RATES = st.builds(Rate.of, st.integers(0, 100_000), yearly=st.booleans())
MONTHS = st.integers(1, 360)


def loan(**form: str) -> Instalments:
    return worked_out(InstalmentCalculator, {**WATI, **form})


def test_two_leaflets_of_bu_wati() -> None:
    """Lesson 2: flat 4 x 24.000 = 96.000; falling 24.000 + 18.000 + 12.000 + 6.000 = 60.000."""
    result = loan()
    assert result.flat.instalments == (324_000,) * 4
    assert result.falling.instalments == (324_000, 318_000, 312_000, 306_000)
    assert (result.flat.interest, result.falling.interest, result.saved) == (96_000, 60_000, 36_000)


def test_try_of_the_lesson() -> None:
    """600.000 in 3 months at 2 % of what is owed: 12.000 + 8.000 + 4.000 = 24.000."""
    assert loan(loan="600.000", months="3").falling.interest == 24_000


def test_loans_of_tini() -> None:
    """Lesson 3: 10 million, 10 months. Flat 4 % a month: 10 x 400.000. Falling 0,5 % a month:
    50.000 x (10 + 9 + ... + 1) / 10 = 275.000."""
    shark = loan(loan="10.000.000", rate="4", months="10")
    bank = loan(loan="10.000.000", rate="0,5", months="10")
    assert shark.flat.total == 14_000_000
    assert bank.falling.total == 10_275_000


def test_yearly_rate_is_a_twelfth_each_month() -> None:
    """6 % a year is 0,5 % a month."""
    yearly = loan(loan="10.000.000", rate="6", per="year", months="10")
    assert yearly == loan(loan="10.000.000", rate="0,5", months="10")


def test_instalment_that_stays_the_same() -> None:
    """1.200.000 x 0,02 x 1,02^4 / (1,02^4 - 1) = 24.000 x 1,08243216 / 0,08243216 = 315.148,5.

    Month by month: interest 24.000, 18.177, 12.238, 6.179; the last clears 308.968 with 6.179.
    """
    result = loan().level
    assert result.instalments == (315_149, 315_149, 315_149, 315_147)
    assert result.interest == 60_594


def test_flat_rate_told_as_the_rate_it_is() -> None:
    """A million in 12 months at flat 6 % a year: eleven times 83.333 + 5.000 = 88.333, and 88.337.

    At 0,9080 % a month they are worth 1.000.002, at 0,9084 % 999.977: the rate of a year lies
    between 10,896 % and 10,901 %.
    """
    result = loan(loan="1.000.000", rate="6", per="year", months="12")
    assert result.flat.yearly == 1090
    assert result.falling.yearly == 600


def test_loan_for_one_month_costs_the_same_in_every_way() -> None:
    result = loan(months="1")
    assert {result.flat.total, result.falling.total, result.level.total} == {1_224_000}
    assert result.flat.yearly == 2400


def test_fees_make_a_loan_dearer() -> None:
    """A million, without interest, repaid after a month, of which 50.000 are kept back: 950.000
    are received, so 5,263 % for the month and 63,16 % a year."""
    result = loan(loan="1.000.000", rate="0", months="1", fees="50.000")
    assert (result.received, result.fees) == (950_000, 50_000)
    assert (result.flat.interest, result.flat.cost, result.flat.yearly) == (0, 50_000, 6316)


def test_rate_beyond_all_bounds_is_not_told() -> None:
    assert loan(loan="1.000.000", rate="0", months="1", fees="999.999").flat.yearly is None
    assert HIGHEST_YEARLY == 999_999


def test_tini_can_bear_it_narrowly() -> None:
    """Lesson 1: income 6.500.000, costs and remittance 4.500.000, instalment 1.500.000: 500.000
    are left. 1.500.000 of 6.500.000 is 23,08 %."""
    tini = loan(
        loan="15.000.000",
        rate="20",
        per="year",
        months="12",
        income="6.500.000",
        spending="4.500.000",
    )
    assert tini.burden is not None
    assert (tini.burden.instalment, tini.burden.left, tini.burden.share) == (1_500_000, 500_000, 23)
    assert not tini.burden.is_heavy
    assert not tini.burden.is_short


@pytest.mark.parametrize(
    ("income", "spending", "short", "heavy"),
    [
        ("972.000", "", False, False),
        ("900.000", "", False, True),
        ("900.000", "600.000", True, True),
        ("1", "", True, True),
    ],
)
def test_instalment_of_324_000_weighs_on_an_income(
    income: str, spending: str, short: bool, heavy: bool
) -> None:
    """324.000 is 33 % of 972.000 and 36 % of 900.000."""
    burden = loan(income=income, spending=spending).burden
    assert burden is not None
    assert (burden.is_short, burden.is_heavy) == (short, heavy)


def test_no_income_no_burden() -> None:
    assert loan().burden is None
    assert refusal(InstalmentCalculator, {**WATI, "spending": "1.000"})[0] == "income"


def test_fees_that_eat_up_the_loan_are_refused() -> None:
    assert refusal(InstalmentCalculator, {**WATI, "fees": "1.200.000"}) == (
        "fees",
        "Biaya lain harus lebih kecil dari jumlah pinjaman.",
    )


@pytest.mark.parametrize("way", [flat, falling, level])
@given(amount=LOANS, rate=RATES, months=MONTHS)
def test_every_way_repays_the_whole_loan(way, amount: int, rate: Rate, months: int) -> None:
    repaid = way(amount, rate, months, amount)
    assert len(repaid.instalments) == months
    assert min(repaid.instalments) >= 0
    assert repaid.total == amount + repaid.interest
    assert repaid.interest >= 0


@given(amount=LOANS, rate=RATES, months=MONTHS)
def test_falling_interest_never_costs_more_than_flat(amount: int, rate: Rate, months: int) -> None:
    assert (
        falling(amount, rate, months, amount).interest
        <= flat(amount, rate, months, amount).interest
    )


@given(amount=LOANS, rate=RATES, months=MONTHS)
def test_falling_interest_is_that_of_the_exact_sum(amount: int, rate: Rate, months: int) -> None:
    """The exact sum is r x (loan + ... ), with each month rounded by half a rupiah at most."""
    principal = amount // months
    owed = [amount - principal * month for month in range(months)]
    exact = Fraction(sum(owed) * rate.part, rate.whole)
    assert abs(falling(amount, rate, months, amount).interest - exact) <= Fraction(months, 2)


@given(
    amount=st.integers(100_000, 10**9),
    hundredths=st.integers(0, 3_000),
    months=st.integers(1, 120),
)
def test_rate_that_is_found_is_the_rate_that_was_asked(
    amount: int, hundredths: int, months: int
) -> None:
    """Rounding to rupiah moves the rate of a loan of 100.000 rupiah by little."""
    repaid = level(amount * 100, Rate.of(hundredths, yearly=True), months, amount * 100)
    assert repaid.yearly is not None
    assert abs(repaid.yearly - hundredths) <= 1


@given(instalments=st.lists(st.integers(0, 10**9), min_size=1, max_size=60), data=st.data())
def test_rate_is_the_nearest_hundredth_at_which_the_instalments_are_worth_it(
    instalments: list[int], data: st.DataObject
) -> None:
    """Worth at half a hundredth below is at least what was received, half above at most that."""
    total = sum(instalments)
    received = data.draw(st.integers(1, max(1, total)))
    found = yearly_rate(received, instalments)
    if total < received:
        return
    if found is None:
        assert worth(instalments, 2 * HIGHEST_YEARLY) > received
        return
    assert worth(instalments, 2 * found + 1) <= received
    assert found == 0 or worth(instalments, 2 * found - 1) >= received


def worth(instalments: list[int], half_hundredths: int) -> Fraction:
    """Return the exact worth of instalments at a yearly rate."""
    factor = 1 + Fraction(half_hundredths, 2 * 10_000 * 12)
    value = Fraction(0)
    for instalment in reversed(instalments):
        value = (value + instalment) / factor
    return value
