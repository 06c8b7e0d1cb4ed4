"""Inactive people: who began, has neither finished nor left, and has not learned for 30 days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, and_, case, func, or_, select, union_all
from sqlalchemy.orm import aliased

from rumahbelajar.database import db, there_is
from rumahbelajar.people.models import Area, Person
from rumahbelajar.reports.asking.asked import OF_PEOPLE, Asked
from rumahbelajar.reports.asking.naming import (
    is_here,
    keeps_records,
    names_people,
    who_knows_the_names,
)
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.asking.told_courses import is_on_the_way, last_on_or_begun
from rumahbelajar.reports.rows.people_by_area import (
    OF_ANY_COURSE,
    Numbers,
    by_area,
    has_traits,
    is_in,
    is_not_suspended,
)
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

INACTIVE_DAYS = 30
_EDGES = (30, 60, 90)
_last_on = func.coalesce(StandingInCourse.last_on, StandingInCourse.enrolled_on)
"""The day on which somebody learned last; of who never did, that of enrolling."""


def _make(scope: Scope, asked: Asked) -> Sequence[Table]:
    now = today()
    first = by_area(scope, asked, _columns(), lambda area: _numbers(asked, area, now))
    first = replace(first, notes=(*first.notes, *who_knows_the_names(scope, asked)))
    return [first, _people(scope, asked, now)] if names_people(scope, asked) else [first]


def _columns() -> tuple[Column, ...]:
    of_days = ((30, _("30–59 hari")), (60, _("60–89 hari")), (90, _("90 hari atau lebih")))
    return (
        Column("inactive", str(_("Tidak aktif")), term="inactive", is_of_people=True),
        *(
            Column(f"days_{edge}", str(words), is_of_people=True, part_of="inactive")
            for edge, words in of_days
        ),
    )


def _numbers(asked: Asked, area: str, now: date) -> Numbers:
    """Count them by village; one query, which compares each day as seldom as will do."""
    village, edges = StandingInCourse.village_code, _EDGES[1:]
    parts = []
    for last_on, is_so in _ways_of_being_inactive(asked, now):
        since = (func.count(case((last_on > now - timedelta(days=edge), 1))) for edge in edges)
        counting = select(village, func.count(), *since).group_by(village)
        parts.append(counting.where(is_so, *_asked_for(asked, area)))
    rows = db.session.execute(union_all(*parts))
    found: dict[str, list[int]] = {}
    for code, every, in_first, in_two in rows:
        counted = every, in_first, in_two - in_first, every - in_two
        before = found.get(code, [0] * len(counted))
        found[code] = [one + other for one, other in zip(before, counted, strict=True)]
    return found


def _ways_of_being_inactive(
    asked: Asked, now: date
) -> Iterator[tuple[ColumnElement[Any], ColumnElement[bool]]]:
    """Yield the last day and a condition, of which each has an index; nobody is in two of them.

    Of any course, who finished one is inactive in the others that they take.
    """
    row, since = StandingInCourse, now - timedelta(days=INACTIVE_DAYS)
    unfinished = row.is_open, row.completed_on.is_(None), _last_on <= since
    if asked.course:
        yield _last_on, and_(row.course_id == asked.course, *unfinished)
        return
    of_any = row.course_id == OF_ANY_COURSE
    yield _last_on, and_(of_any, *unfinished, _has_waited(since))
    last_on: ColumnElement[Any] = row.last_on.expression
    yield last_on, and_(of_any, row.takes_another, last_on <= since, _has_waited(since))


def _has_waited(since: date) -> ColumnElement[bool]:
    """Return the condition that a course which somebody takes was not just begun.

    Each is looked at only of those who began one of late.
    """
    other = aliased(StandingInCourse)
    taken = select(other.person_id).where(
        other.course_id != OF_ANY_COURSE, other.is_open, other.completed_on.is_(None)
    )
    just_began = taken.where(other.last_on.is_(None), other.enrolled_on > since)
    has_waited = taken.where(
        other.person_id == StandingInCourse.person_id,
        func.coalesce(other.last_on, other.enrolled_on) <= since,
    )
    return or_(
        StandingInCourse.person_id.not_in(just_began), there_is(has_waited, of=StandingInCourse)
    )


def _asked_for(asked: Asked, area: str) -> Iterator[ColumnElement[bool]]:
    yield is_in(StandingInCourse.village_code, area)
    yield is_not_suspended(StandingInCourse.person_id)
    yield from has_traits(StandingInCourse, asked)


def _people(scope: Scope, asked: Asked, now: date) -> Table:
    columns = (
        Column("name", str(_("Nama")), Kind.TEXT),
        Column("village", str(_("Desa")), Kind.TEXT),
        Column("last_on", str(_("Terakhir belajar")), Kind.DAY),
    )
    person = StandingInCourse.person_id
    last = last_on_or_begun(person, asked.course)
    statement = (
        select(Person.id, Person.name, Area.name.label("village"), last.label("last_on"))
        .select_from(StandingInCourse)
        .join(Person, Person.id == StandingInCourse.person_id)
        .outerjoin(Area, Area.code == StandingInCourse.village_code)
        .where(
            or_(*(is_so for _day, is_so in _ways_of_being_inactive(asked, now))),
            *_asked_for(asked, asked.area),
            is_on_the_way(person, asked.course, now - timedelta(days=INACTIVE_DAYS)),
            is_here(scope),
        )
    )
    opens = keeps_records(asked.area)
    sorts = {"name": func.lower(Person.name), "village": func.lower(Area.name), "last_on": last}
    rows = SelectedRows(
        statement, (last.desc(), Person.id), lambda found: _row(found, opens=opens), sorts
    )
    notes: tuple[str, ...] = ()
    if not rows.count:
        notes = (str(_("Semua masih belajar: tidak ada yang berhenti 30 hari atau lebih.")),)
    elif not asked.sort:
        notes = (str(_("Yang baru berhenti ada di atas: mereka paling mudah diajak kembali.")),)
    title = str(_("Siapa yang tidak aktif"))
    return Table("orang", title, columns, rows, notes=notes, says_why_empty=True)


def _row(found: Any, *, opens: bool) -> Row:
    url = url_for("people.person", person_id=found.id) if opens else ""
    return Row(str(found.id), (found.name, found.village, found.last_on), url=url)


REPORT = Report(
    key="tidak-aktif",
    title=lazy_gettext("Peserta tidak aktif"),
    question=lazy_gettext("Siapa sudah mulai, belum selesai, dan lama tidak belajar?"),
    filters=OF_PEOPLE,
    make=_make,
)
