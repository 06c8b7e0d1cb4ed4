"""What each row of a projection contributes to the sums: said once, for triggers and readers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Table,
    and_,
    case,
    cast,
    extract,
    func,
    literal_column,
    or_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from rumahbelajar.database import Base
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.summaries.models import (
    ANY_COURSE,
    DAYS,
    TRAITS,
    Measures,
)

MEASURES = tuple(name for name in vars(Measures) if name in Measures.__annotations__)
"""The names of what is counted."""
WHO = ("village_code", *TRAITS)
"""Under whom it is counted: columns of a standing, and of a delta."""
ROSE_MUCH = 20
"""More points than this between the two tests are much."""

Row = Callable[[str], ColumnElement[Any]]
"""Gives a column of a row by its name."""


@dataclass(frozen=True)
class Part:
    """One line of sums that a row contributes."""

    month: ColumnElement[int]
    holds: ColumnElement[bool]
    """Whether it contributes at all."""
    measures: Mapping[str, ColumnElement[int]]
    """What is not named is 0."""
    columns: tuple[str, ...]
    """Columns of the row that this follows from, beside WHO."""
    day: ColumnElement[date] | None = None
    """The day that the month is of."""


def table_of(table: type[Base]) -> Table:
    """Return the table of a model."""
    found = table.__table__
    assert isinstance(found, Table)  # noqa: S101 - for the types alone
    return found


def row_of(table: type[Base]) -> Row:
    """Return the columns of a table by their names."""
    return lambda name: table_of(table).c[name]


def row_called(name: str, table: type[Base]) -> Row:
    """Return the columns of a row as a trigger knows it: "new" or "old"."""
    columns = table_of(table).c
    return lambda column: literal_column(f'{name}."{column}"', columns[column].type)


def of_standing(row: Row) -> list[Part]:
    """Return what a row of StandingInCourse contributes by itself: of its cohort, and by months."""
    counts = and_(row("enrolled_on").is_not(None), _is_in_village(row))
    return [
        _cohort(row, counts),
        _on_day(row, counts, "completed_on", "finished"),
        _on_day(row, counts, "certified_on", "certified"),
    ]


def of_active_month(standing: Row, active: Row) -> Part:
    """Return what a row of ActiveMonth contributes, beside the standing of the same person."""
    return Part(
        month=active("month"),
        holds=and_(
            active("person_id") == standing("person_id"),
            active("course_id") == standing("course_id"),
            standing("enrolled_on").is_not(None),
            _is_in_village(standing),
        ),
        measures={"active": _one()},
        columns=("enrolled_on",),
    )


def of_attendance(row: Row) -> Part:
    """Return what a row of Attendance contributes, to no course."""
    was_there = or_(*(row("status") == status for status in Status if status.was_there))
    return Part(
        month=month_of(row("on")),
        holds=_is_in_village(row),
        measures={"marked": _one(), "came": _when(was_there)},
        columns=("on", "status"),
        day=row("on"),
    )


def who_of(row: Row, table: type[Base]) -> dict[str, ColumnElement[Any]]:
    """Return under whom a row is counted; attendance knows no destination, and is of no course."""
    known = table_of(table).c
    nothing: ColumnElement[Any] = literal_column("''")
    named = {name: row(name) if name in known else nothing for name in (*WHO, "course_id")}
    return named if table is not Attendance else {**named, "course_id": nothing}


def month_of(day: ColumnElement[date]) -> ColumnElement[int]:
    """Return the number of the month of a day: 202611."""
    year, month = (cast(extract(part, day), Integer) for part in ("year", "month"))
    return year * literal_column("100") + month


class DaysBetween(FunctionElement[int]):
    """How many days one day is after another."""

    type = Integer()
    inherit_cache = True


@compiles(DaysBetween)
def _days(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"({later} - {earlier})"


@compiles(DaysBetween, "sqlite")
def _days_on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


def _cohort(row: Row, counts: ColumnElement[bool]) -> Part:
    has_completed = row("completed_on").is_not(None)
    has_left = and_(row("withdrawn_on").is_not(None), ~row("is_open"), ~has_completed)
    return Part(
        month=month_of(row("enrolled_on")),
        holds=counts,
        measures={
            "enrolled": _one(),
            "withdrawn": _when(has_left),
            "completed": _when(has_completed),
            "certificates": _when(row("certified_on").is_not(None)),
            **_by_days(row, has_completed),
            **_by_marks(row),
        },
        columns=(
            *("enrolled_on", "is_open", "withdrawn_on", "completed_on", "certified_on"),
            *("pretest_mark", "posttest_mark"),
        ),
        day=row("enrolled_on"),
    )


def _by_days(row: Row, has_completed: ColumnElement[bool]) -> dict[str, ColumnElement[int]]:
    days: ColumnElement[int] = DaysBetween(row("completed_on"), row("enrolled_on"))
    found: dict[str, ColumnElement[int]] = {}
    beyond: list[ColumnElement[bool]] = [has_completed]
    for edge in DAYS:
        found[f"within_{edge}"] = _when(and_(*beyond, days < _number(edge)))
        beyond = [has_completed, days >= _number(edge)]
    return {**found, "later": _when(and_(*beyond))}


def _by_marks(row: Row) -> dict[str, ColumnElement[int]]:
    before, after = row("pretest_mark"), row("posttest_mark")
    has_both = and_(before.is_not(None), after.is_not(None))
    return {
        "both_tests": _when(has_both),
        "pretest_marks": _when(has_both, before),
        "posttest_marks": _when(has_both, after),
        "fell": _when(after < before),
        "same": _when(after == before),
        "rose": _when(and_(after > before, after - before <= _number(ROSE_MUCH))),
        "rose_much": _when(after - before > _number(ROSE_MUCH)),
    }


def _on_day(row: Row, counts: ColumnElement[bool], column: str, measure: str) -> Part:
    return Part(
        month=month_of(row(column)),
        holds=and_(counts, row(column).is_not(None)),
        measures={measure: _one()},
        columns=("enrolled_on", column),
        day=row(column),
    )


def _is_in_village(row: Row) -> ColumnElement[bool]:
    # A fact of another house may name a wider area, or none, which is no place to count in.
    return func.length(row("village_code")) == _number(VILLAGE_LENGTH)


def _when(
    condition: ColumnElement[bool], then: ColumnElement[int] | None = None
) -> ColumnElement[int]:
    return case((condition, _one() if then is None else then), else_=_number(0))


def _one() -> ColumnElement[int]:
    return _number(1)


def _number(number: int) -> ColumnElement[int]:
    return literal_column(str(number), Integer())


assert ANY_COURSE == ""  # noqa: S101 - as of_attendance says it
