"""The parts that the tables contribute, each as a statement with rows like those of a delta."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column, select

from rumahbelajar.database import Base
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.reports.summaries.contributions import (
    MEASURES,
    WHO,
    Part,
    Row,
    of_active_month,
    of_attendance,
    of_standing,
    row_called,
    row_of,
    who_of,
)
from rumahbelajar.reports.summaries.models import ActiveMonth, StandingInCourse

COLUMNS = (*WHO, "course_id", "month", *MEASURES)
"""The columns of a delta, and of each part."""
Told = tuple[type[Base], Part, Row]
"""A part, and the row that tells under whom it is counted, with the table of that row."""


def parts_of(table: type[Base], row: Row | None = None) -> list[Told]:
    """Return the parts that a table contributes, or one row of it: "new" or "old" of a trigger.

    The months of somebody belong to ActiveMonth, and to the row of StandingInCourse that moves.
    """
    this = row or row_of(table)
    if table is Attendance:
        return [(Attendance, of_attendance(this), this)]
    if table is ActiveMonth:
        standing = row_of(StandingInCourse)
        return [(StandingInCourse, of_active_month(standing, this), standing)]
    by_itself: list[Told] = [(StandingInCourse, part, this) for part in of_standing(this)]
    if row is None:
        return by_itself
    return [*by_itself, (StandingInCourse, of_active_month(this, row_of(ActiveMonth)), this)]


def every_part() -> list[Told]:
    """Return all parts of all tables: together they are what cells and deltas sum up to."""
    return [
        told for table in (StandingInCourse, ActiveMonth, Attendance) for told in parts_of(table)
    ]


def rows_of_trigger(table: type[Base], name: str) -> list[Told]:
    """Return the parts of the row that a trigger calls "new" or "old"."""
    return parts_of(table, row_called(name, table))


def contributed(told: Told, sign: int = 1, columns: Collection[str] = COLUMNS) -> Select[Any]:
    """Return the statement with the rows that a part adds, or with -1 takes away.

    Of COLUMNS it has those that are wanted, in their order.
    """
    table, part, row = told
    nothing: ColumnElement[int] = literal_column("0")
    who = who_of(row, table)
    signed = {name: each if sign > 0 else -each for name, each in part.measures.items()}
    told_columns = {**who, "month": part.month, **dict.fromkeys(MEASURES, nothing), **signed}
    wanted = (told_columns[name].label(name) for name in COLUMNS if name in columns)
    return select(*wanted).where(part.holds)
