"""The meetings that a village held in a month, by number alone; who came stands in their rolls."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from rumahbelajar.activities.months import later
from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import Attendance, has_come
from rumahbelajar.meetings.finding import public_title_of
from rumahbelajar.meetings.models import Meeting, MeetingStanding, is_held


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting whose roll is closed; `came` counts who was there, late or not."""

    on: date
    title: str
    """As on a poster: that of a hard subject is not named."""
    came: int


def held_in(village_code: str, first: date) -> list[HeldMeeting]:
    """Return the meetings of a month whose roll is closed, by day; one query."""
    came = select(func.count()).where(Attendance.meeting_id == Meeting.id, has_come())
    rows = db.session.execute(
        select(Meeting, came.correlate(Meeting).scalar_subquery())
        .join(MeetingStanding, MeetingStanding.meeting_id == Meeting.id)
        .where(
            Meeting.village_code == village_code,
            Meeting.on >= first,
            Meeting.on < later(first, 1),
            is_held(),
        )
        .order_by(Meeting.on, Meeting.starts, Meeting.id)
    ).tuples()
    return [HeldMeeting(meeting.on, public_title_of(meeting), count) for meeting, count in rows]
