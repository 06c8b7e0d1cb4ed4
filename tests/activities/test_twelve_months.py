"""Rencana 12 bulan: from month to month, with what comes in or goes out in single months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.twelve_months import ROWS, Plan, TwelveMonths
from tests.activities.filling import TODAY, refusal, worked_out

START = {"start": "Januari 2027", "opening": "1.000.000", "monthly": "500.000"}
FEAST = {
    "extra_1_name": "Lebaran",
    "extra_1_amount": "3.000.000",
    "extra_1_month": "Maret 2027",
}


def plan(**form: str) -> Plan:
    return worked_out(TwelveMonths, {**START, **form})


def test_saving_alone_adds_up() -> None:
    """1.000.000 + 12 x 500.000 = 7.000.000."""
    result = plan()
    assert [month.month for month in result.months][::11] == [date(2027, 1, 1), date(2027, 12, 1)]
    assert result.end == 7_000_000
    assert result.short_months == ()


def test_month_that_costs_more_than_there_is_is_marked() -> None:
    """January 1.500.000, February 2.000.000, March + 500.000 - 3.000.000 = -500.000, April 0."""
    result = plan(**FEAST)
    assert [month.balance for month in result.months][:4] == [1_500_000, 2_000_000, -500_000, 0]
    assert [month.month for month in result.short_months] == [date(2027, 3, 1)]
    assert result.lowest == -500_000
    assert result.months[2].outgoing == 3_000_000
    assert result.months[2].extras[0].name == "Lebaran"


def test_money_that_comes_in_is_added_in_its_month() -> None:
    result = plan(**FEAST, extra_1_way="in")
    assert result.months[2].incoming == 3_500_000
    assert result.end == 10_000_000


def test_way_home_of_the_family_of_the_course() -> None:
    """500.000 a month, in the 4th month a course for 450.000, in the 7th a harvest of 450.000: the
    6.000.000 are there at the end of the 12th, since what went out came in again."""
    result = plan(
        opening="",
        goal="6.000.000",
        extra_1_amount="450.000",
        extra_1_month="April 2027",
        extra_2_way="in",
        extra_2_amount="450.000",
        extra_2_month="Juli 2027",
    )
    assert result.reached == date(2027, 12, 1)
    assert (result.more_a_month, result.more_months) == (0, 0)


def test_goal_is_reached_in_the_first_month_that_has_it() -> None:
    """1.000.000 + 4 x 500.000 = 3.000.000."""
    assert plan(goal="3.000.000").reached == date(2027, 4, 1)


def test_goal_that_is_spent_again_is_no_end_to_the_plan() -> None:
    """2.000.000 in February, but -500.000 in March and 4.000.000 in December."""
    result = plan(**FEAST, goal="2.000.000")
    assert result.reached == date(2027, 2, 1)
    assert result.end == 4_000_000
    late = plan(**{**FEAST, "extra_1_month": "Desember 2027"}, goal="6.000.000")
    assert late.reached == date(2027, 10, 1)
    assert (late.end, late.more_a_month, late.more_months) == (4_000_000, 166_667, 4)


def test_goal_that_is_too_far_is_told_with_two_ways_to_it() -> None:
    """9.000.000 - 7.000.000 = 2.000.000: 166.667 more in each of 12 months, or 4 months longer."""
    result = plan(goal="9.000.000")
    assert (result.reached, result.more_a_month, result.more_months) == (None, 166_667, 4)
    assert plan(goal="9.000.000", monthly="0").more_months is None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"goal_name": "Warung"}, "goal"),
        ({"extra_1_name": "Lebaran"}, "extra_1_amount"),
        ({"extra_2_amount": "1.000"}, "extra_2_month"),
        ({**FEAST, "extra_1_month": "Desember 2026"}, "extra_1_month"),
        ({**FEAST, "extra_1_month": "Januari 2028"}, "extra_1_month"),
    ],
)
def test_what_is_only_begun_or_out_of_the_plan_is_told_at_its_field(
    form: dict[str, str], field: str
) -> None:
    assert refusal(TwelveMonths, {**START, **form})[0] == field


def test_choice_alone_does_not_begin_a_row() -> None:
    assert plan(**{f"extra_{row}_way": "in" for row in ROWS}).end == 7_000_000


def test_plan_can_run_beyond_the_last_year_that_can_be_typed() -> None:
    assert plan(start="Desember 2099").months[-1].month == date(2100, 11, 1)


def test_plan_stays_as_it_is_when_time_goes_by() -> None:
    later = worked_out(TwelveMonths, START, TODAY.replace(year=2031))
    assert later == plan()


@given(
    opening=st.integers(0, 10**12 - 1),
    monthly=st.integers(0, 10**12 - 1),
    extras=st.lists(
        st.tuples(st.integers(1, 10**12 - 1), st.integers(1, 12), st.sampled_from(["in", "out"])),
        max_size=6,
    ),
    goal=st.integers(1, 10**12 - 1),
)
def test_end_is_what_came_in_less_what_went_out(
    opening: int, monthly: int, extras: list[tuple[int, int, str]], goal: int
) -> None:
    form = {"opening": str(opening), "monthly": str(monthly), "goal": str(goal)}
    for row, (amount, month, way) in enumerate(extras, start=1):
        form |= {f"extra_{row}_amount": str(amount), f"extra_{row}_month": f"2027-{month:02d}"}
        form |= {f"extra_{row}_way": way}
    result = plan(**form)
    moved = sum(amount if way == "in" else -amount for amount, _month, way in extras)
    assert result.end == opening + 12 * monthly + moved
    reached = [month for month in result.months if month.balance >= goal]
    assert result.reached == (reached[0].month if reached else None)
    assert result.end + 12 * result.more_a_month >= goal
    if result.more_months is not None:
        assert result.end + result.more_months * monthly >= goal
