"""Papan tujuan: the board of Bu Sari's family, and boards that are begun, late or too heavy."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.goal_board import Board, GoalBoard
from tests.activities.filling import TODAY, refusal, worked_out
from tests.activities.samples import sample_tool

FAMILY = sample_tool("goal_board").example_on(TODAY)


def board(**form: str) -> Board:
    return worked_out(GoalBoard, form)


def one(amount: str = "6.000.000", month: str = "November 2027", **form: str) -> dict[str, str]:
    return {"goal_1_name": "Utang", "goal_1_amount": amount, "goal_1_month": month, **form}


def test_goals_of_the_course_ask_for_900_000_a_month() -> None:
    """Lesson 1: 6.000.000 / 12 + 3.600.000 / 18 + 4.800.000 / 24 = 500.000 + 200.000 + 200.000."""
    result = board(**FAMILY)
    assert [goal.monthly for goal in result.goals] == [500_000, 200_000, 200_000]
    assert result.monthly == 900_000
    assert (result.short, result.delay) == (0, None)


def test_what_is_asked_for_falls_as_goals_are_reached() -> None:
    """500 + 200 + 200 until the first is reached, then 200 + 200, then 200 (thousand rupiah)."""
    assert [(stage.until, stage.monthly) for stage in board(**FAMILY).stages] == [
        (date(2027, 11, 1), 900_000),
        (date(2028, 5, 1), 400_000),
        (date(2028, 11, 1), 200_000),
    ]


def test_goals_stand_in_the_order_of_their_months() -> None:
    swapped = {**FAMILY, "goal_1_month": FAMILY["goal_3_month"], "goal_3_month": "Januari 2027"}
    assert [goal.row for goal in board(**swapped).goals] == [3, 2, 1]


def test_what_is_saved_already_is_taken_off() -> None:
    """(6.000.000 - 1.500.000) / 12 = 375.000."""
    assert board(**one(goal_1_saved="1.500.000")).monthly == 375_000


def test_a_part_of_a_rupiah_is_rounded_up_so_that_it_suffices() -> None:
    """1.000.000 / 12 = 83.333,33; twelve times 83.333 would be 4 rupiah short."""
    assert board(**one("1.000.000")).monthly == 83_334


def test_too_little_is_told_with_a_later_month_for_the_farthest_goal() -> None:
    """With 800.000: the roof gets 800 - 500 - 200 = 100 thousand, so 4.800 / 100 = 48 months."""
    result = board(**{**FAMILY, "can": "800.000"})
    assert result.short == 100_000
    assert result.delay is not None
    assert (result.delay.goal.name, result.delay.to) == (
        "Memperbaiki atap rumah",
        date(2030, 11, 1),
    )


def test_no_delay_is_advised_where_the_farthest_goal_alone_cannot_help() -> None:
    """700.000 go to the two nearer goals already."""
    result = board(**{**FAMILY, "can": "700.000"})
    assert (result.short, result.delay) == (200_000, None)


def test_month_that_is_here_or_over_asks_for_another_month_and_spares_the_other_goals() -> None:
    for month in ("November 2026", "Oktober 2026", "Januari 2001"):
        result = board(**{**FAMILY, "goal_1_month": month})
        assert result.goals[0].is_late
        assert result.goals[0].monthly == 0
        assert result.monthly == 400_000


def test_next_month_asks_for_everything_at_once() -> None:
    assert board(**one(month="Desember 2026")).monthly == 6_000_000


def test_goal_that_is_reached_asks_for_nothing_even_when_its_month_is_over() -> None:
    result = board(**one(month="Januari 2026", goal_1_saved="6.500.000"))
    assert (result.goals[0].missing, result.goals[0].is_late, result.monthly) == (0, False, 0)
    assert result.stages == ()


def test_board_that_is_only_begun_says_what_is_missing() -> None:
    assert refusal(GoalBoard, {}) == (
        "goal_1_name",
        "Isi satu tujuan dulu: untuk apa, berapa, dan kapan.",
    )
    begun = {"goal_2_name": "Sekolah"}
    assert refusal(GoalBoard, begun)[0] == "goal_2_amount"
    assert refusal(GoalBoard, begun | {"goal_2_amount": "1.000"})[0] == "goal_2_month"
    assert refusal(GoalBoard, {"goal_3_saved": "1.000"})[0] == "goal_3_name"


@given(
    amount=st.integers(1, 999_999_999_999),
    saved=st.integers(0, 999_999_999_999),
    months=st.integers(1, 120),
)
def test_saving_as_told_reaches_the_goal_and_a_rupiah_less_does_not(
    amount: int, saved: int, months: int
) -> None:
    by = date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 1)
    monthly = board(**one(str(amount), f"{by:%Y-%m}", goal_1_saved=str(saved))).monthly
    assert saved + months * monthly >= amount
    assert monthly == 0 or saved + months * (monthly - 1) < amount


@given(can=st.integers(0, 1_000_000))
def test_delay_that_is_advised_suffices(can: int) -> None:
    result = board(**{**FAMILY, "can": str(can)})
    if result.delay:
        row = result.delay.goal.row
        later = {**FAMILY, "can": str(can), f"goal_{row}_month": f"{result.delay.to:%Y-%m}"}
        assert board(**later).short == 0
