"""Completion in one village: its groups, and for who may see persons its people."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar.formats import month
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.naming import keeps_records, names_people
from rumahbelajar.reports.asking.saying import active_in
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.areas_listed import Area, Measured
from rumahbelajar.reports.rows.people_of_village import (
    Learner,
    Members,
    groups_of,
    learners_of,
    named_learners_of,
    sum_of,
)
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Typed
from rumahbelajar.reports.tables.worded_rows import WordedRows

_ORDERS: dict[str, Callable[[Learner], Any]] = {
    "name": lambda each: each.name and each.name.casefold(),
    "enrolled_on": lambda each: each.enrolled_on,
    "active": lambda each: each.is_active or None,
    "completed_on": lambda each: each.completed_on,
    "days": lambda each: each.days,
    "certified_on": lambda each: each.certified_on,
    "left_on": lambda each: each.left_on,
}


def in_village(
    scope: Scope, asked: Asked, area: Area, measured: Measured, above: tuple[Table, ...]
) -> list[Table]:
    """Return the groups with their sums, and the people; of one group where it is asked for."""
    learners = learners_of(asked)
    groups = groups_of(asked.area)
    if asked.group:
        members = groups.get(asked.group, ("", set()))[1]
        learners = [each for each in learners if each.id in members]
        groups = {each: group for each, group in groups.items() if each == asked.group}
    columns = (Column("group", str(_("Kelompok")), Kind.TEXT), *measured.columns)
    rows = [
        Row(
            str(group_id),
            (
                Typed(name),
                *measured.values(sum_of(each for each in learners if each.id in members)),
            ),
            url=url_for("desk.group", group_id=group_id),
        )
        for group_id, (name, members) in groups.items()
    ]
    if not asked.group:
        rows += _in_no_group(learners, groups.values(), measured)
    values = measured.values(sum_of(learners) if asked.group else area.whole)
    whole = Row("", (area.name, *values), area=asked.area)
    note = str(
        _("Satu orang bisa ada di beberapa kelompok, tetapi dihitung satu kali di jumlahnya.")
    )
    title = str(_("Menurut kelompok"))
    listed = ListedRows(rows, columns)
    return [
        Table("kelompok", title, columns, listed, whole, above, (note,)),
        *_of_people(scope, asked, groups),
    ]


def _in_no_group(
    learners: Sequence[Learner], groups: Iterable[Members], measured: Measured
) -> Iterator[Row]:
    members = {person for _name, people in groups for person in people}
    others = [each for each in learners if each.id not in members]
    if others:
        yield Row("tanpa", (str(_("Tanpa kelompok")), *measured.values(sum_of(others))))


def _of_people(scope: Scope, asked: Asked, groups: Mapping[UUID, Members]) -> Iterator[Table]:
    """Yield the people, unless the course is on a hard subject: who takes it is theirs to say."""
    if asked.is_beside or not names_people(scope, asked):
        return
    learners = named_learners_of(asked)
    if asked.group:
        members = groups[asked.group][1] if asked.group in groups else set()
        learners = [each for each in learners if each.id in members]
    columns = (
        Column("name", str(_("Nama")), Kind.TEXT),
        Column("enrolled_on", str(pgettext("kursus", "Mulai")), Kind.DAY, term="enrolled"),
        Column("active", active_in(asked), Kind.TEXT, term="active"),
        Column("completed_on", str(_("Selesai")), Kind.DAY, term="completed"),
        Column("days", str(_("Lama (hari)"))),
        Column("certified_on", str(_("Sertifikat")), Kind.DAY, term="certificates"),
        Column("left_on", str(pgettext("kursus", "Keluar")), Kind.DAY, term="withdrawn"),
    )
    opens = keeps_records(asked.area)
    here = [each for each in learners if _is_here(each, scope)]
    elsewhere = [replace(each, name=None) for each in learners if not _is_here(each, scope)]
    # In an order that tells nothing of the names that are left out.
    told = [*here, *sorted(elsewhere, key=lambda each: each.id)]
    rows = WordedRows(told, lambda each: _person(each, opens=opens), _ORDERS)
    when = month(asked.active_month.first)
    note = str(_("Yang mulai sebelum periode ini tampil karena aktif pada %(month)s.", month=when))
    notes = () if all(each.is_in_period for each in learners) else (note,)
    yield Table("orang", str(_("Orang")), columns, rows, notes=notes)


def _is_here(learner: Learner, scope: Scope) -> bool:
    """Whether the reader may see who it is: somebody who moved away is of another house now."""
    return learner.village is not None and scope.sees_persons(learner.village)


def _person(learner: Learner, *, opens: bool) -> Row:
    return Row(
        str(learner.id),
        (
            learner.name or str(_("(nama tidak ada di sini)")),
            learner.enrolled_on,
            str(_("ya")) if learner.is_active else None,
            learner.completed_on,
            learner.days,
            learner.certified_on,
            learner.left_on,
        ),
        url=url_for("people.person", person_id=learner.id) if learner.name and opens else "",
    )
