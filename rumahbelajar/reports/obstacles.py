"""Obstacles and needs: what facilitators wrote of their meetings and services, without names."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    func,
    literal,
    or_,
    select,
    union_all,
)

from rumahbelajar.database import within
from rumahbelajar.library import the_library
from rumahbelajar.meetings.models import Meeting, MeetingNote, MeetingWords
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.labels import KINDS
from rumahbelajar.outreach.models import Service, ServiceWords
from rumahbelajar.people.models import Area
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

COLUMNS = (
    Column("day", _("Hari"), Kind.DAY),
    Column("village", _("Desa"), Kind.TEXT),
    Column("about", _("Tentang"), Kind.TEXT),
    Column("trouble", _("Kendala dan kebutuhan"), Kind.TEXT),
    Column("follow_up", _("Tindak lanjut"), Kind.TEXT),
    Column("went_well", _("Yang berjalan baik"), Kind.TEXT),
    Column("materials", _("Bahan"), Kind.TEXT),
)


def _tables(scope: Scope, asked: Asked) -> Sequence[Table]:
    meetings = _of_meetings(asked)
    if not scope.sees_persons(asked.area):
        # What is noted of a meeting on a hard subject is for who may see its people.
        meetings = meetings.where(
            Meeting.course_id.concat("/").concat(Meeting.guide).not_in(_hard())
        )
    written = union_all(meetings, _of_services(asked)).subquery("written")
    rows = SelectedRows(
        select(
            written, func.coalesce(Area.name, written.c.village_code).label("village")
        ).outerjoin(Area, Area.code == written.c.village_code),
        order=(written.c.day.desc(), written.c.id),
        to_row=_row,
        sorts=_sorts(written),
    )
    hint = _(
        "Jangan tulis nama peserta di catatan. "
        "Ketuk satu baris untuk membukanya dan membalas desanya."
    )
    nothing = _("Belum ada catatan pertemuan atau kegiatan di periode ini.")
    notes = (hint if rows.count else nothing,)
    return [
        Table("kendala", _("Catatan dan kendala"), COLUMNS, rows, notes=notes, says_why_empty=True)
    ]


REPORT = Report(
    key="kendala",
    title=_("Catatan dan kendala"),
    question=_("Apa yang menghambat, dan apa yang dibutuhkan rumah belajar?"),
    filters=frozenset({Filter.AREA, Filter.PERIOD}),
    make=_tables,
    has_typed_words=True,
)


def _hard() -> list[str]:
    """Return the guides on hard subjects, as course/guide."""
    courses = the_library().courses.values()
    return [
        f"{course.id}/{guide.slug}"
        for course in courses
        for guide in course.meetings
        if guide.sensitive
    ]


def _of_meetings(asked: Asked) -> Select[Any]:
    typed = (
        MeetingNote.trouble,
        MeetingNote.follow_up,
        MeetingNote.went_well,
        MeetingNote.materials,
    )
    return (
        select(
            Meeting.id.label("id"),
            Meeting.on.label("day"),
            Meeting.village_code.label("village_code"),
            literal("", String).label("kind"),
            func.coalesce(MeetingWords.title, "").label("title"),
            *typed,
        )
        .join(MeetingNote, MeetingNote.meeting_id == Meeting.id)
        .outerjoin(MeetingWords, MeetingWords.fact_id == Meeting.plan_fact)
        .where(*_asked_for(Meeting.village_code, Meeting.on, asked))
        .where(or_(*(column != "" for column in typed)))
    )


def _of_services(asked: Asked) -> Select[Any]:
    nothing = literal("", String)
    return (
        select(
            Service.service_id.label("id"),
            Service.on.label("day"),
            Service.village_code.label("village_code"),
            Service.kind.cast(String).label("kind"),
            ServiceWords.about.label("title"),
            ServiceWords.obstacles.label("trouble"),
            nothing.label("follow_up"),
            nothing.label("went_well"),
            nothing.label("materials"),
        )
        .join(ServiceWords, ServiceWords.fact_id == Service.fact_id)
        .where(*_asked_for(Service.village_code, Service.on, asked))
        .where(~Service.is_withdrawn, ServiceWords.obstacles != "")
    )


def _asked_for(village: Any, day: Any, asked: Asked) -> tuple[ColumnElement[bool], ...]:
    return within(village, asked.area), day.between(asked.period.first, asked.period.last)


def _sorts(written: Subquery) -> dict[str, ColumnElement[Any]]:
    columns = written.c
    return {
        "day": columns.day,
        "village": func.coalesce(Area.name, columns.village_code),
        **{key: columns[key] for key in ("trouble", "follow_up", "went_well", "materials")},
    }


def _row(found: Any) -> Row:
    identity: UUID = found.id
    return Row(
        str(identity),
        (
            found.day,
            found.village,
            _about(found.kind, found.title),
            found.trouble,
            found.follow_up,
            found.went_well,
            found.materials,
        ),
        url=_way_to(found),
    )


def _way_to(found: Any) -> str:
    """Return the address of the meeting that is written of, which leads on to its village's notes.

    A service has no page of its own to whoever reads reports: it leads to the notes at once.
    """
    if found.kind:
        return url_for("desk.village_notes", village_code=found.village_code)
    return url_for("reports.meeting", meeting_id=found.id)


def _about(kind: str, title: str) -> str:
    if title:
        return title
    return str(KINDS[ServiceKind(kind)]) if kind else gettext("Pertemuan")
