"""Progress: where everybody of a group or village stands in a course, lesson by lesson."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, select

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db, within
from rumahbelajar.desk.group_overview import where_in
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.learning.requirements import in_meetings
from rumahbelajar.library import the_library
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.naming import keeps_records
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.course_parts import Part, parts_of
from rumahbelajar.reports.rows.standing_of_people import OnTheWay, on_the_way, who_takes
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value, share

_EVERYBODY = lazy_gettext("Semua (kuis: rata-rata)")

_HARD = lazy_gettext(
    "Siapa yang mengikuti kursus ini tidak disebut di sini. Pilih kelompok yang mengikutinya "
    "bersama, atau lihat jumlahnya di laporan penyelesaian."
)


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return who stands where in one course, in short and part by part, and how many did each."""
    if not scope.sees_persons(asked.area):
        abort(404)
    group = _group(asked)
    course = _course(asked, group)
    village = group.village_code if group else asked.area
    if course is None:
        return [_nothing(_("Kursus itu tidak ada, atau sedang diperbaiki. Pilih kursus lain."))]
    if not is_village_code(village):
        ask = _("Pilih satu desa atau satu kelompok untuk melihat kemajuan tiap orang.")
        return [_nothing(ask)]
    if not _may_name(course, group):
        return [_nothing(str(_HARD))]
    people = on_the_way(course, _who(course, group, village))
    parts = list(parts_of(course))
    today = today_in(village)
    return [
        _in_short(course, people, today, opens=keeps_records(village)),
        _matrix(course, people, parts),
        _by_part(course, people, parts),
    ]


def _group(asked: Asked) -> Group | None:
    if asked.group is None:
        return None
    found = select(Group).where(Group.id == asked.group, within(Group.village_code, asked.area))
    return db.session.scalars(found).one_or_none() or abort(404)


def _course(asked: Asked, group: Group | None) -> Course | None:
    """Return the course that is asked for, else the first that the group takes, else the first."""
    courses = the_library().courses
    if asked.course:
        return courses.get(asked.course)
    taken = together.courses_of(group.id) if group else []
    return next((courses[each] for each in [*taken, *courses] if each in courses), None)


def _who(course: Course, group: Group | None, village: str) -> ColumnElement[bool]:
    if group is None:
        return who_takes(course, village)
    return Person.id.in_([each.id for each in membership.members_on(group.id, today_in(village))])


def _may_name(course: Course, group: Group | None) -> bool:
    """Whether who takes a course may be named: one on a hard subject is named in a group that takes
    it together, as on its page; of anybody else it is theirs to say."""
    if not course.sensitive:
        return True
    return group is not None and course.id in together.courses_of(group.id)


def _nothing(note: str) -> Table:
    columns = (Column("name", _("Nama"), Kind.TEXT),)
    rows = ListedRows((), columns)
    return Table(
        "ringkas", _("Kemajuan tiap orang"), columns, rows, notes=(note,), says_why_empty=True
    )


def _in_short(course: Course, people: Sequence[OnTheWay], today: date, *, opens: bool) -> Table:
    lessons = len(course.lesson_numbers)
    columns = (
        Column("name", _("Nama"), Kind.TEXT),
        Column("where", _("Sampai di mana"), Kind.TEXT),
        Column("done", _("Pelajaran dari %(total)s", total=lessons), term="settled"),
        Column("share", _("Persen pelajaran"), Kind.SHARE),
        *_meeting_columns(course),
        Column("last_on", _("Terakhir belajar"), Kind.DAY),
        Column("completed_on", _("Selesai"), Kind.DAY),
    )
    rows = [_line(course, person, today, opens=opens) for person in people]
    title = _("Kemajuan tiap orang: %(course)s", course=course.title)
    return Table(
        "ringkas",
        title,
        columns,
        ListedRows(rows, columns),
        notes=_notes(people),
        says_why_empty=True,
    )


def _line(course: Course, person: OnTheWay, today: date, *, opens: bool) -> Row:
    done = len(course.lesson_numbers.keys() & person.standing.settled)
    # Whether a quiz on a hard subject was handed in is nobody's matter.
    standing = replace(person.standing, quizzes={}) if course.sensitive else person.standing
    met = in_meetings(course, standing.guides, standing.told)
    values: tuple[Value, ...] = (
        person.name,
        where_in(course, standing),
        done,
        done / len(course.lesson_numbers),
        *((met.attended,) if met else ()),
        standing.last_by(today),
        standing.completed_on,
    )
    url = url_for("people.person", person_id=person.id) if opens else ""
    return Row(str(person.id), values, url=url)


def _meeting_columns(course: Course) -> tuple[Column, ...]:
    rule = course.completion.meetings
    if rule is None:
        return ()
    return (Column("meetings", _("Pertemuan dari %(total)s", total=rule.attended)),)


def _notes(people: Sequence[OnTheWay]) -> tuple[str, ...]:
    if not people:
        return (_("Belum ada yang mengikuti kursus ini di sini."),)
    return (_("Ini keadaan sampai hari ini, bulan mana pun yang dipilih."),)


def _matrix(course: Course, people: Sequence[OnTheWay], parts: Sequence[Part]) -> Table:
    columns = (Column("name", _("Nama"), Kind.TEXT), *(part.column for part in parts))
    rows = [
        Row(str(person.id), (person.name, *(part.of(person) for part in parts)))
        for person in people
    ]
    total = Row("semua", (str(_EVERYBODY), *(_total(part, people) for part in parts)))
    title = _("Bagian demi bagian: %(course)s", course=course.title)
    notes = (_("“–” berarti belum. Nilai kuis adalah yang terbaik dari semua percobaan."),)
    return Table(
        "kemajuan",
        title,
        columns,
        ListedRows(rows, columns),
        total if people else None,
        notes=notes,
    )


def _total(part: Part, people: Sequence[OnTheWay]) -> Value:
    return _mean(part, people) if part.column.kind is Kind.MARK else _how_many(part, people)


def _by_part(course: Course, people: Sequence[OnTheWay], parts: Sequence[Part]) -> Table:
    columns = (
        Column("part", _("Bagian"), Kind.TEXT),
        Column("title", _("Judul"), Kind.TEXT),
        Column("done", _("Sudah"), is_of_people=True),
        Column("people", _("Dari"), is_of_people=True),
        Column("share", _("Persen orang"), Kind.SHARE, share_of=("done", "people")),
        Column("mark", _("Nilai rata-rata"), Kind.MARK),
    )
    rows = [Row(part.column.key, _of_part(part, people)) for part in parts]
    title = _("Berapa orang sampai di tiap bagian: %(course)s", course=course.title)
    return Table("bagian", title, columns, ListedRows(rows, columns))


def _of_part(part: Part, people: Sequence[OnTheWay]) -> tuple[Value, ...]:
    done = _how_many(part, people)
    mean = _mean(part, people) if part.column.kind is Kind.MARK else None
    return (
        part.column.title,
        part.column.long_title,
        done,
        len(people),
        share(done, len(people)),
        mean,
    )


def _how_many(part: Part, people: Sequence[OnTheWay]) -> int:
    return sum(part.is_done(person) for person in people)


def _mean(part: Part, people: Sequence[OnTheWay]) -> float | None:
    marks: list[Any] = [mark for person in people if (mark := part.of(person)) is not None]
    return share(sum(marks), len(marks))


REPORT = Report(
    key="kemajuan",
    title=lazy_gettext("Kemajuan tiap orang"),
    question=lazy_gettext("Siapa sudah sampai di mana dalam satu kursus?"),
    filters=frozenset({Filter.AREA, Filter.COURSE, Filter.GROUP}),
    make=make,
    needs_persons=True,
)
