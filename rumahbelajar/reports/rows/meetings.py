"""A meeting as the reports tell of it: how it stands and how many came, for whoever reads them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import case, func, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import Attendance, has_come
from rumahbelajar.meetings.finding import Held, heed, held_meetings, led_by
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.reports.asking.scope import scope_of


@dataclass(frozen=True)
class ReadMeeting:
    """A meeting, whether the reader may open its roll, and how many came.

    The numbers are there for who may see persons; who sees counts alone finds them in the report
    of attendance, where small ones are withheld with all that would tell them.
    """

    held: Held
    may_open: bool
    marked: int | None = None
    came: int | None = None


def find_meeting(viewer: Viewer, meeting_id: UUID) -> ReadMeeting:
    """Return a meeting in the viewer's areas; any other is a 404."""
    asked = held_meetings().add_columns(led_by(viewer)).where(Meeting.id == meeting_id)
    row = db.session.execute(asked).one_or_none() or abort(404)
    found, leads = Held.of(*row), bool(row[3])
    scope = scope_of(viewer)
    scope.require(found.meeting.village_code)
    heed(found.meeting)
    if not scope.sees_persons(found.meeting.village_code):
        return ReadMeeting(found, leads)
    counts = select(func.count(), func.count(case((has_come(), 1)))).where(
        Attendance.meeting_id == meeting_id
    )
    marked, came = db.session.execute(counts).one()
    return ReadMeeting(found, leads, marked, came)


def state_of(meeting: Meeting, today: date, marked: int | None = None) -> str:
    """Return in a few words how a meeting stands; of an open roll also how many are marked.

    None is for who is not told how many: they are not told either whether anybody is.
    """
    if meeting.is_cancelled:
        return str(_("dibatalkan"))
    if meeting.is_closed:
        return str(_("sudah diadakan"))
    if not meeting.lacks_roll(today):
        return str(_("direncanakan"))
    if marked is None:
        return str(_("daftar hadir belum ditutup"))
    if not marked:
        return str(_("tanpa daftar hadir"))
    words = ngettext(
        "daftar hadir belum ditutup, %(num)s sudah dicatat",
        "daftar hadir belum ditutup, %(num)s sudah dicatat",
        marked,
    )
    return str(words)
