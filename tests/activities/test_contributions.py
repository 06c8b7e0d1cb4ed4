"""Hitung iuran: the sums of the course by hand, and that no amount is the program's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.contributions import ContributionCalculator, Contributions
from tests.activities.filling import refusal, worked_out
from tests.activities.samples import sample_tool

CALCULATOR = sample_tool("contributions")


def contributions(**form: str) -> Contributions:
    return worked_out(CALCULATOR, form)


@pytest.mark.parametrize(
    ("way", "length", "compulsory"),
    [
        ("agency", "24", 370_000),
        ("agency", "12", 226_500),
        ("agency", "6", 145_500),
        ("own", "24", 332_500),
        ("own", "12", 189_000),
        ("own", "6", 108_000),
    ],
)
def test_contracts_of_the_table(way: str, length: str, compulsory: int) -> None:
    """37.500 + 332.500 = 370.000, as the lesson has it; who registers alone pays no 37.500."""
    result = contributions(way=way, length=length)
    assert (result.compulsory, result.chosen, result.total) == (compulsory, 0, compulsory)


def test_longer_contract_adds_each_month_beyond_the_table() -> None:
    """36 months: 37.500 + 332.500 + 12 x 13.500 = 532.000."""
    result = contributions(length="longer", months="36")
    assert (result.months_of_table, result.more_months, result.more) == (24, 12, 162_000)
    assert result.compulsory == 532_000


def test_retirement_is_added_for_each_month_and_told_apart() -> None:
    """24 x 100.000 = 2.400.000; with 370.000 it is 2.770.000."""
    result = contributions(length="24", retirement="100.000")
    assert (result.compulsory, result.chosen, result.total) == (370_000, 2_400_000, 2_770_000)


@pytest.mark.parametrize("amount", ["49.999", "600.001"])
def test_retirement_has_the_bounds_of_the_figures(amount: str) -> None:
    name, told = refusal(CALCULATOR, {"retirement": amount})
    assert name == "retirement"
    assert "Rp50.000 sampai Rp600.000" in told


@pytest.mark.parametrize("form", [{"length": "longer"}, {"length": "12", "months": "36"}])
def test_length_must_be_clear(form: dict[str, str]) -> None:
    assert refusal(CALCULATOR, form)[0] == "months"


def test_without_a_course_there_is_no_figure() -> None:
    assert "BPJS Ketenagakerjaan" in refusal(ContributionCalculator, {})[1]


def test_figures_that_count_are_shown_with_their_source() -> None:
    def shown(**form: str) -> tuple[str, ...]:
        return CALCULATOR.figures_of(contributions(**form))

    assert shown(way="own", length="6") == ("angka-108000",)
    assert shown(length="longer", months="25", retirement="50.000") == (
        *("angka-37500", "angka-332500", "angka-13500"),
        *("angka-50000", "angka-600000"),
    )


@given(st.integers(25, 120), st.sampled_from(["agency", "own"]), st.integers(50_000, 600_000))
def test_lines_sum_to_the_whole(months: int, way: str, monthly: int) -> None:
    result = contributions(way=way, length="longer", months=str(months), retirement=str(monthly))
    before = 37_500 if way == "agency" else 0
    assert result.compulsory == before + 332_500 + (months - 24) * 13_500
    assert result.total - result.compulsory == months * monthly
    one_more = contributions(way=way, length="longer", months=str(min(120, months + 1)))
    assert one_more.compulsory - result.compulsory in (0, 13_500)
