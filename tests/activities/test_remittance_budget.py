"""Anggaran kiriman: the month of Bu Sari's family, and budgets that do not suffice."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.remittance_budget import CUTS, PARTS, Budget, RemittanceBudget
from tests.activities.examples import BUDGET
from tests.activities.filling import refusal, worked_out

RUPIAH = st.integers(0, 999_999_999_999)


def budget(**form: str) -> Budget:
    return worked_out(RemittanceBudget, {**BUDGET, **form})


def cuts(result: Budget) -> list[tuple[str, int]]:
    return [(cut.name, cut.monthly) for cut in result.cuts]


def test_remittance_of_pak_joko_is_divided_to_the_last_rupiah() -> None:
    """Course, module 2: 750 ringgit x 4.000 = 3.000.000; needs and school with the seasonal costs
    1.200.000 + 300.000 + 2.400.000 / 12 = 1.700.000, then 500 + 200 + 400 + 200 thousand."""
    result = budget()
    assert (result.received, result.income, result.planned) == (3_000_000, 3_000_000, 3_000_000)
    assert result.left == 0
    assert result.cuts == ()
    assert sum(part.monthly for part in result.parts[:3]) == 1_700_000


def test_shares_are_whole_percent_of_what_comes_in() -> None:
    """1.200 of 3.000 is 40 %; 200 is 6,67 %, 500 is 16,67 %, 400 is 13,33 %. Without fractions that
    is 97: the first three of the four that lost two thirds of a percent get one each."""
    shares = [part.share for part in budget().parts]
    assert shares == [40, 10, 7, 17, 7, 13, 6]
    assert sum(shares) == 100


def test_emergency_fund_of_one_month_takes_eleven_months() -> None:
    """Course: 1.700.000 + 500.000 = 2.200.000, saved by 200.000 a month in 11 months."""
    result = budget()
    assert (result.emergency_goal, result.emergency_months) == (2_200_000, 11)


def test_what_is_saved_for_emergencies_shortens_the_way() -> None:
    """2.200.000 - 450.000 = 1.750.000; / 200.000 = 8,75, so 9 months."""
    assert budget(emergency_saved="450.000").emergency_months == 9
    assert budget(emergency_saved="2.200.000").emergency_months == 0
    assert budget(emergency="").emergency_months is None


def test_twelve_months_begin_with_this_one() -> None:
    savings = budget(emergency_saved="450.000").savings
    assert len(savings) == 12
    assert savings[0].month == date(2026, 11, 1)
    assert (savings[0].emergency, savings[0].goals, savings[0].seasonal) == (
        650_000,
        400_000,
        200_000,
    )
    assert savings[-1].month == date(2027, 10, 1)
    assert (savings[-1].emergency, savings[-1].goals, savings[-1].seasonal) == (
        2_850_000,
        4_800_000,
        2_400_000,
    )


def test_rupiah_that_arrived_can_be_written_instead() -> None:
    written = {**BUDGET, "sent": "", "rate": "", "received": "3.000.000"}
    assert worked_out(RemittanceBudget, written).income == 3_000_000


def test_fee_is_taken_off_and_other_income_added() -> None:
    """3.000.000 - 25.000 + 400.000."""
    result = budget(fee="25.000", other="400.000")
    assert (result.received, result.income) == (2_975_000, 3_375_000)
    assert result.left == 375_000


def test_foreign_money_becomes_whole_rupiah_rounded_down() -> None:
    """100,55 x 3.450,1234 = 346.909,9 rupiah."""
    assert budget(sent="100,55", rate="3.450,1234").received == 346_909


def test_wants_are_cut_first_then_a_goal_is_put_off() -> None:
    """100 ringgit less are 400.000 less: 200.000 of wants, then 200.000 of the goals."""
    result = budget(sent="650")
    assert result.left == -400_000
    assert cuts(result) == [("wants", 200_000), ("goals", 200_000)]
    assert result.still_short == 0


def test_small_shortage_asks_for_a_small_cut() -> None:
    assert cuts(budget(sent="740")) == [("wants", 40_000)]


def test_what_cuts_cannot_mend_is_told() -> None:
    """500 ringgit: a million short, of which wants, goals and emergency fund give 800.000."""
    result = budget(sent="500")
    assert cuts(result) == [("wants", 200_000), ("goals", 400_000), ("emergency", 200_000)]
    assert result.still_short == 200_000


def test_income_must_be_told_in_one_way() -> None:
    assert refusal(RemittanceBudget, {}) == (
        "received",
        "Isi rupiah yang diterima, atau uang asing dengan kursnya.",
    )
    both = refusal(RemittanceBudget, {**BUDGET, "received": "3.000.000"})
    assert both[1].startswith("Isi salah satu saja")
    assert refusal(RemittanceBudget, {"sent": "750"})[0] == "rate"
    assert refusal(RemittanceBudget, {"rate": "4.000"})[0] == "sent"


def test_remittance_of_which_nothing_is_left_is_refused() -> None:
    assert refusal(RemittanceBudget, {**BUDGET, "fee": "3.000.000"})[0] == "fee"
    assert refusal(RemittanceBudget, {**BUDGET, "sent": "0"})[0] == "sent"
    assert refusal(RemittanceBudget, {**BUDGET, "sent": "0,01", "rate": "1"})[0] == "sent"
    assert refusal(RemittanceBudget, {"received": "5.000", "fee": "5.000"})[0] == "fee"


@given(
    received=st.integers(1, 999_999_999_999),
    parts=st.fixed_dictionaries(dict.fromkeys(PARTS, RUPIAH)),
)
def test_every_rupiah_has_a_place_or_is_missing(received: int, parts: dict[str, int]) -> None:
    form = {"received": str(received)} | {name: str(amount) for name, amount in parts.items()}
    result = worked_out(RemittanceBudget, form)
    assert result.planned + result.left == received
    short = max(0, -result.left)
    assert sum(cut.monthly for cut in result.cuts) + result.still_short == short
    assert 12 * result.parts[2].monthly >= parts["seasonal"]


@given(amounts=st.fixed_dictionaries(dict.fromkeys(PARTS, st.integers(0, 10**11))), other=RUPIAH)
def test_shares_add_up_as_the_rupiah_do(amounts: dict[str, int], other: int) -> None:
    form = {name: str(amount) for name, amount in amounts.items()}
    planned = worked_out(RemittanceBudget, form | {"received": "1"}).planned
    for income in (max(1, planned), max(1, other)):
        parts = worked_out(RemittanceBudget, form | {"received": str(income)}).parts
        for part in parts:
            assert abs(part.share * income - 100 * part.monthly) < income
        added = sum(part.share for part in parts)
        assert abs(2 * (added * income - 100 * planned)) <= income
        assert added == 100 or income != planned


@given(
    received=st.integers(1, 10**7),
    parts=st.fixed_dictionaries(dict.fromkeys(PARTS, st.integers(0, 10**7))),
)
def test_budget_that_was_cut_as_advised_suffices(received: int, parts: dict[str, int]) -> None:
    form = {"received": str(received)} | {name: str(amount) for name, amount in parts.items()}
    advised = worked_out(RemittanceBudget, form)
    after = form | {cut.name: str(parts[cut.name] - cut.monthly) for cut in advised.cuts}
    again = worked_out(RemittanceBudget, after)
    assert again.left == max(advised.left, -advised.still_short)
    if advised.still_short:
        assert all(after[name] == "0" for name in CUTS)
