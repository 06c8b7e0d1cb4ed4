"""The tables of meetings: how many there were, who came, and each of them."""

from collections import Counter

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from rumahbelajar.desk.titles import title_of
from rumahbelajar.library import the_library
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.finding import public_title_of
from rumahbelajar.meetings.labels import STATUSES
from rumahbelajar.reports.documents.laying_out import by_sex_and_band, people, summed, table
from rumahbelajar.reports.documents.links import page_of_meeting
from rumahbelajar.reports.documents.meeting_counts import Counted, Meetings, State
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

STATES = {
    State.HELD: lazy_gettext("Diadakan"),
    State.WITHOUT_ROLL: lazy_gettext("Tanpa daftar hadir"),
    State.COMING: lazy_gettext("Akan datang"),
    State.CANCELLED: lazy_gettext("Dibatalkan"),
}


def meeting_tables(meetings: Meetings, *, full: bool) -> list[Table]:
    """Return how many meetings stood how, and the list; in full also who came by sex and age."""
    came = by_sex_and_band(
        "hadir",
        _("Kehadiran di pertemuan"),
        meetings.came,
        _("Hadir dan terlambat. Orang yang datang dua kali dihitung dua kali."),
    )
    return [_states(meetings), *([came] if full else []), _list(meetings, full=full)]


def _states(meetings: Meetings) -> Table:
    columns = [
        Column("guide", _("Pertemuan dengan panduan kursus"), Kind.TEXT),
        Column("planned", _("Direncanakan")),
        *(Column(state.name.lower(), str(said)) for state, said in STATES.items()),
    ]
    by_course: dict[str, list[Counted]] = {course_id: [] for course_id in [*_guided(), ""]}
    for each in meetings.counted:
        by_course.setdefault(each.held.meeting.course_id, []).append(each)
    rows = []
    for course_id, found in by_course.items():
        words = title_of(course_id) if course_id else _("Pertemuan lain, tanpa panduan kursus")
        stand = Counter(each.state for each in found)
        rows.append(Row(course_id or "-", (words, len(found), *(stand[state] for state in STATES))))
    return table(
        "pertemuan",
        _("Pertemuan, termasuk pengasuhan bersama (community parenting)"),
        columns,
        rows,
        _(
            "Diadakan: daftar hadirnya sudah ditutup. Tanpa daftar hadir: harinya sudah lewat, "
            "daftar hadirnya belum ditutup."
        ),
        total=summed(columns, rows),
    )


def _guided() -> list[str]:
    """Return the courses that have guides for meetings."""
    return [course.id for course in the_library().courses.values() if course.meetings]


def _list(meetings: Meetings, *, full: bool) -> Table:
    columns = [
        Column("on", _("Tanggal"), Kind.DAY),
        Column("title", _("Pertemuan"), Kind.TEXT),
        Column("state", _("Keadaan"), Kind.TEXT),
    ]
    if full:
        columns += [people(status.value, str(STATUSES[status])) for status in Status]
        columns += [
            people("unrecorded", _("Belum dicatat")),
            people("unlinked", _("Belum terdaftar")),
        ]
    rows = [_line(each, full=full) for each in meetings.counted]
    notes = [
        _("Belum terdaftar: datang langsung, sudah terhitung hadir, belum ada di daftar peserta.")
    ]
    return table(
        "daftar_pertemuan",
        _("Daftar pertemuan"),
        columns,
        rows,
        *(notes if full else ()),
        total=summed(columns, rows) if full and rows else None,
    )


def _line(each: Counted, *, full: bool) -> Row:
    meeting = each.held.meeting
    with_whom = f" · {each.held.group}" if each.held.group and full else ""
    values = (meeting.on, f"{public_title_of(meeting)}{with_whom}", str(STATES[each.state]))
    numbers: tuple[int | None, ...] = (
        *(each.statuses[status] for status in Status),
        each.unrecorded,
        each.unlinked,
    )
    if each.state is not State.HELD and not any(numbers):
        numbers = (None,) * len(numbers)
    return Row(
        str(meeting.id), (*values, *numbers) if full else values, url=page_of_meeting(meeting.id)
    )
