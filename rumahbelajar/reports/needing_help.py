"""Who needs help, and why: how many in each area, and the persons for whoever may see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import func, select

from rumahbelajar.database import db
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
from rumahbelajar.reports.asking.told_courses import last_on
from rumahbelajar.reports.rows.people_by_area import Numbers, by_area
from rumahbelajar.reports.rows.stuck_or_quiet import how_many_need_help, who_needs_help
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


def _make(scope: Scope, asked: Asked) -> Sequence[Table]:
    now = today()
    first = by_area(scope, asked, _columns(), lambda area: _numbers(asked, area, now))
    first = replace(first, notes=(*first.notes, *who_knows_the_names(scope, asked)))
    return [first, _people(scope, asked, now)] if names_people(scope, asked) else [first]


def _columns() -> tuple[Column, ...]:
    whys = (
        ("fails", _("Belum lulus kuis")),
        ("quiet", _("Tanpa kemajuan")),
        ("both", _("Keduanya")),
    )
    return (
        Column("needing", str(_("Butuh bantuan")), term="needing_help", is_of_people=True),
        *(Column(key, str(words), is_of_people=True, part_of="needing") for key, words in whys),
    )


def _numbers(asked: Asked, area: str, now: date) -> Numbers:
    """Count them by village, each under one reason or under both; two queries."""
    rows = db.session.execute(how_many_need_help(asked, area, now)).tuples()
    found = {code: [int(number) for number in numbers] for code, *numbers in rows}
    return {
        code: [fails + quiet - both, fails - both, quiet - both, both]
        for code, (fails, quiet, both) in found.items()
    }


def _people(scope: Scope, asked: Asked, now: date) -> Table:
    columns = (
        Column("name", str(_("Nama")), Kind.TEXT),
        Column("village", str(_("Desa")), Kind.TEXT),
        Column("why", str(_("Sebab")), Kind.TEXT),
        Column("last_on", str(_("Terakhir belajar")), Kind.DAY),
    )
    found = who_needs_help(asked, asked.area, now, names=True)
    last = last_on(found.c.person_id, asked.course)
    # Joined, PostgreSQL would go through all areas for each of them.
    village = select(Area.name).where(Area.code == found.c.village_code).scalar_subquery()
    statement = (
        select(found, Person.name, village.label("village"), last.label("told_on"))
        .join(Person, Person.id == found.c.person_id)
        .where(is_here(scope))
    )
    opens = keeps_records(asked.area)
    sorts = {
        "name": func.lower(Person.name),
        "village": func.lower(village),
        "why": found.c.fails,
        "last_on": last,
    }
    order = (found.c.fails.desc(), last.desc(), found.c.person_id)
    rows = SelectedRows(statement, order, lambda row: _row(row, opens=opens), sorts)
    notes = () if rows.count else (str(_("Tidak ada yang tersendat.")),)
    return Table(
        "orang", str(_("Siapa yang butuh bantuan")), columns, rows, notes=notes, says_why_empty=True
    )


def _row(found: Any, *, opens: bool) -> Row:
    whys = [
        *([_("Dua kali atau lebih belum lulus satu kuis.")] if found.fails else []),
        *([_("14 hari atau lebih tanpa kemajuan.")] if found.quiet else []),
    ]
    why = " ".join(str(each) for each in whys)
    url = url_for("people.person", person_id=found.person_id) if opens else ""
    return Row(str(found.person_id), (found.name, found.village, why, found.told_on), url=url)


REPORT = Report(
    key="butuh-bantuan",
    title=lazy_gettext("Butuh bantuan"),
    question=lazy_gettext("Siapa yang tersendat belajarnya, dan mengapa?"),
    filters=OF_PEOPLE,
    make=_make,
)
