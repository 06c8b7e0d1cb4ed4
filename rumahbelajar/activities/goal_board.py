"""Papan tujuan: up to three goals of a family, and what each of them asks for every month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, month_in, whole, words
from rumahbelajar.activities.months import later, months_between
from rumahbelajar.activities.rounding import upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3)
"""The course advises to begin with three goals: one near, one between, one far."""
FARTHEST = 600
"""Months that a goal may be put off to, by our advice."""


@dataclass(frozen=True)
class Goal:
    """One goal: rupiah in all, saved so far, and the month by which it is to be reached.

    `months` is how many months later than this one that is; from 0 down there is no time left.
    """

    row: int
    name: str
    amount: int
    saved: int
    by: date
    months: int

    @property
    def missing(self) -> int:
        """Rupiah that are still to be saved; never below zero."""
        return max(0, self.amount - self.saved)

    @property
    def is_late(self) -> bool:
        """Whether something is missing and no month is left to save it in."""
        return self.missing > 0 and self.months <= 0

    @property
    def monthly(self) -> int:
        """Rupiah a month, rounded up so that it suffices; 0 when reached or late."""
        return 0 if self.is_late or not self.missing else upward(self.missing, self.months)


@dataclass(frozen=True)
class Stage:
    """What all goals that are still open ask for each month, until and with the month `until`."""

    until: date
    monthly: int


@dataclass(frozen=True)
class Delay:
    """Advice: put this goal off to this month, and what can be saved suffices."""

    goal: Goal
    to: date


@dataclass(frozen=True)
class Board:
    """The goals, the nearest first, and the stages of saving for them.

    `can` is what the family says it can save a month, None when it does not say; `delay` is None
    when nothing is short, or when putting off the farthest goal alone does not help.
    """

    goals: tuple[Goal, ...]
    stages: tuple[Stage, ...]
    can: int | None
    delay: Delay | None

    @property
    def monthly(self) -> int:
        """What all goals together ask for from now on, in rupiah a month."""
        return sum(goal.monthly for goal in self.goals)

    @property
    def short(self) -> int:
        """Rupiah a month that are missing; 0 when it suffices or nobody said what can be saved."""
        return 0 if self.can is None else max(0, self.monthly - self.can)


class GoalBoard(Tool):
    """What for, how much, and until when: the three parts of a goal that can be worked out."""

    type: Literal["goal_board"]

    name: ClassVar[str] = "papan-tujuan"
    heading: ClassVar[str] = sentence("Papan tujuan")
    purpose: ClassVar[str] = sentence("Tiga tujuan keluarga, dan langkahnya setiap bulan.")
    fields: ClassVar[Mapping[str, Field]] = {
        **in_rows(
            "goal",
            sentence("Tujuan %(row)s"),
            ROWS,
            {
                "name": Field(
                    "words", sentence("Untuk apa?"), hint=sentence("Misalnya melunasi utang")
                ),
                "amount": Field(
                    "rupiah",
                    sentence("Berapa rupiah?"),
                    hint=sentence("Misalnya 6.000.000"),
                    least=1,
                ),
                "month": Field("month", sentence("Kapan?"), hint=sentence("Bulan dan tahun")),
                "saved": Field(
                    "rupiah", sentence("Sudah terkumpul"), hint=sentence("Boleh kosong")
                ),
            },
        ),
        "can": Field(
            "rupiah",
            sentence("Yang sanggup disisihkan sebulan"),
            hint=sentence("Boleh kosong. Untuk semua tujuan bersama."),
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Board:
        """Return the goals with what each asks for every month; raise Unfit."""
        goals = sorted(_goals(values, today), key=lambda goal: (goal.by, goal.row))
        if not goals:
            raise Unfit("goal_1_name", "Isi satu tujuan dulu: untuk apa, berapa, dan kapan.")
        can = None if values["can"] is None else whole(values, "can")
        return Board(tuple(goals), tuple(_stages(goals)), can, _delay(goals, can, today))


def _goals(values: Values, today: date) -> Iterator[Goal]:
    for row in ROWS:
        prefix = f"goal_{row}_"
        if all(values[prefix + part] is None for part in ("name", "amount", "month", "saved")):
            continue
        if values[prefix + "name"] is None:
            raise Unfit(prefix + "name", "Tulis juga untuk apa uang ini.")
        if values[prefix + "amount"] is None:
            raise Unfit(prefix + "amount", "Tulis juga berapa rupiah yang diperlukan.")
        by = month_in(values, prefix + "month")
        if by is None:
            raise Unfit(prefix + "month", "Tulis juga bulan dan tahunnya.")
        yield Goal(
            row=row,
            name=words(values, prefix + "name"),
            amount=whole(values, prefix + "amount"),
            saved=whole(values, prefix + "saved"),
            by=by,
            months=months_between(today, by),
        )


def _stages(goals: list[Goal]) -> Iterator[Stage]:
    """Yield what is to be saved until each goal in turn is reached; what comes after is less."""
    still_open = [goal for goal in goals if goal.monthly]
    for until in sorted({goal.by for goal in still_open}):
        yield Stage(until, sum(goal.monthly for goal in still_open if goal.by >= until))


def _delay(goals: list[Goal], can: int | None, today: date) -> Delay | None:
    """Return how far to put off the farthest goal, so that what can be saved suffices."""
    asked = sum(goal.monthly for goal in goals)
    if can is None or asked <= can:
        return None
    farthest = next(goal for goal in reversed(goals) if goal.monthly)
    free = can - (asked - farthest.monthly)
    months = upward(farthest.missing, free) if free > 0 else FARTHEST + 1
    return Delay(farthest, later(today, months)) if months <= FARTHEST else None
