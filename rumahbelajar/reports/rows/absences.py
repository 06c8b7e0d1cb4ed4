"""Who stayed away several times in a row, as it was marked; nobody is absent by silence."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from rumahbelajar.database import within
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.people.models import Area, Person
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.naming import is_here, keeps_records
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

IN_A_ROW = 3


def table(scope: Scope, asked: Asked, today: date) -> Table:
    """Return who was absent IN_A_ROW times or more up to the last meeting they were marked at."""
    runs = _runs(asked, today).subquery("runs")
    statement = (
        select(runs, Person.name, Area.name.label("village"))
        .join(Person, Person.id == runs.c.person_id)
        .outerjoin(Area, Area.code == Person.village_code)
        .where(Person.suspended_at.is_(None), ~is_given_up(Person.id), is_here(scope))
    )
    opens = keeps_records(asked.area)
    sorts = {
        "name": func.lower(Person.name),
        "village": func.lower(Area.name),
        "times": runs.c.times,
        "since": runs.c.since,
        "last": runs.c.last,
    }
    rows = SelectedRows(
        statement,
        (runs.c.last.desc(), runs.c.person_id),
        lambda found: _row(found, opens=opens),
        sorts,
    )
    title = str(_("Tidak hadir berturut-turut"))
    nobody = str(_("Tidak ada yang tiga kali berturut-turut tidak hadir."))
    notes = () if rows.count else (nobody,)
    return Table("berturut-turut", title, _columns(), rows, notes=notes, says_why_empty=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", str(_("Nama")), Kind.TEXT),
        Column("village", str(_("Desa")), Kind.TEXT),
        Column("times", str(_("Kali berturut-turut")), term="absent_in_a_row"),
        Column("since", str(_("Sejak")), Kind.DAY),
        Column("last", str(_("Terakhir")), Kind.DAY),
    )


def _runs(asked: Asked, today: date) -> Select[Any]:
    """Select who was marked absent and nothing else since; what is not marked says nothing."""
    otherwise = aliased(Attendance)
    times = func.count()
    return (
        select(
            Attendance.person_id,
            times.label("times"),
            func.min(Attendance.on).label("since"),
            func.max(Attendance.on).label("last"),
        )
        .where(
            within(Attendance.village_code, asked.area),
            Attendance.on >= asked.period.first,
            Attendance.on <= min(asked.period.last, today),
            Attendance.status == Status.ABSENT,
            *(getattr(Attendance, name) == value for name, value in asked.traits.items()),
            ~exists().where(
                and_(
                    otherwise.person_id == Attendance.person_id,
                    otherwise.status != Status.ABSENT,
                    otherwise.on >= Attendance.on,
                )
            ),
        )
        .group_by(Attendance.person_id)
        .having(times >= IN_A_ROW)
    )


def _row(found: Any, *, opens: bool) -> Row:
    return Row(
        str(found.person_id),
        (found.name, found.village, found.times, found.since, found.last),
        url=url_for("people.person", person_id=found.person_id) if opens else "",
    )
