"""What was hard and what is needed, in the words of those who noted it; without names."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.meetings.finding import is_sensitive, public_title_of
from rumahbelajar.meetings.models import MeetingNote
from rumahbelajar.outreach.labels import KINDS
from rumahbelajar.outreach.models import Service
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.documents.meeting_counts import Meetings
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


def words_table(services: Sequence[Service], meetings: Meetings, *, full: bool) -> Table:
    """Return the obstacles and needs of a period by day, with a word about names.

    What is noted of a meeting on a hard subject is for those alone who may see its people.
    """
    columns = [
        Column("on", _("Tanggal"), Kind.DAY),
        Column("source", _("Dari"), Kind.TEXT),
        Column("words", _("Kendala dan kebutuhan"), Kind.TEXT),
    ]
    rows = [*_of_services(services), *_of_meetings(meetings, full=full)]
    return table(
        "kendala",
        _("Kendala dan kebutuhan"),
        columns,
        sorted(rows, key=lambda row: (str(row.values[0]), row.key)),
        _("Nama orang tidak ditulis di sini. Kalau ada, hapus dulu di catatannya."),
    )


def _of_services(services: Sequence[Service]) -> Iterator[Row]:
    for each in services:
        if each.obstacles:
            yield Row(f"s{each.service_id}", (each.on, str(KINDS[each.kind]), each.obstacles))


def _of_meetings(meetings: Meetings, *, full: bool) -> Iterator[Row]:
    by_id = {each.held.meeting.id: each.held.meeting for each in meetings.counted}
    for note in _notes(list(by_id)):
        meeting = by_id[note.meeting_id]
        if is_sensitive(meeting) and not full:
            continue
        for name in ("trouble", "follow_up"):
            typed = getattr(note, name)
            if typed:
                yield Row(f"m{meeting.id}.{name}", (meeting.on, public_title_of(meeting), typed))


def _notes(meeting_ids: Sequence[object]) -> list[MeetingNote]:
    found: list[MeetingNote] = []
    for start in range(0, len(meeting_ids), 500):
        some = meeting_ids[start : start + 500]
        asked = select(MeetingNote).where(MeetingNote.meeting_id.in_(some))
        found += db.session.scalars(asked)
    return found
