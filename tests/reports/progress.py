"""What the report of progress says, for its tests."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from rumahbelajar.reports import progress_matrix
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.table import Row, Table
from tests.house import KURIPAN, Dweller
from tests.learning.learner import COURSE

TODAY = date(2026, 11, 24)
NOVEMBER = Month(2026, 11)
KURIPAN_ALONE = Scope((KURIPAN,), (KURIPAN,))
Tables = dict[str, Table]


def ask(app: Flask, scope: Scope = KURIPAN_ALONE, **asked: Any) -> Tables:
    """Return the tables of the report by key."""
    asked = {"area": KURIPAN, "course": COURSE, **asked}
    with app.test_request_context():
        made = progress_matrix.make(scope, Asked(period=Period(NOVEMBER, NOVEMBER), **asked))
        return {table.key: table for table in made}


def rows_of(table: Table) -> list[Row]:
    """Return every row."""
    return list(table.rows.stream())


def line_of(table: Table, name: str) -> dict[str, Any]:
    """Return the line of somebody, by the keys of the columns."""
    (row,) = [row for row in rows_of(table) if row.values[0] == name]
    keys = [column.key for column in table.columns]
    return dict(zip(keys, row.values, strict=True))


def everything_in(tables: Tables) -> str:
    """Return every word of some tables."""
    return " ".join(
        str(said)
        for table in tables.values()
        for said in (
            *(table.title, *table.notes),
            *(f"{each.key} {each.title} {each.long_title}" for each in table.columns),
            *((*row.values, row.key) for row in rows_of(table)),
            table.total,
        )
    )


def make_group(app: Flask, village: str, *members: Dweller, courses: tuple[str, ...] = ()) -> UUID:
    """Make a group with these members, who take these courses together."""
    with app.app_context():
        group = Group(id=new_id(), village_code=village, name="Melati", made_at=program_clock.now())
        db.session.add(group)
        db.session.flush()
        membership.add_members(group, [each.id for each in members])
        together.choose_courses(group, courses)
        db.session.commit()
        return group.id
