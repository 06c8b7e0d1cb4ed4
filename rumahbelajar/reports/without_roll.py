"""Meetings without a roll: their day is past, and they are neither closed nor cancelled."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from rumahbelajar.database import db, within
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting, MeetingStanding


@dataclass(frozen=True)
class Open:
    """How many there are, the day of the oldest, and the last on which anybody was marked."""

    meetings: int
    oldest: date | None
    marked_on: date | None


NOTHING = Open(0, None, None)


def has_none(today: date) -> ColumnElement[bool]:
    """Return the condition that a meeting has no roll: never on its own day, nor before."""
    return and_(Meeting.on < today, _is_open())


def by_village(area: str, today: date) -> dict[str, Open]:
    """Return what is open in each village of an area that has any such meeting; one query.

    Today's meetings are not without a roll yet, but who is marked at one was heard of.
    """
    # By one look for each: a plain EXISTS lets the database read the roll of every meeting.
    marked = select(1).where(Attendance.meeting_id == Meeting.id).limit(1).scalar_subquery()
    is_past = Meeting.on < today
    rows = db.session.execute(
        select(
            Meeting.village_code,
            func.sum(case((is_past, 1), else_=0)),
            func.min(case((is_past, Meeting.on))),
            func.max(case((marked.is_not(None), Meeting.on))),
        )
        .where(within(Meeting.village_code, area), Meeting.on <= today, _is_open())
        .group_by(Meeting.village_code)
    )
    return {code: Open(meetings, oldest, marked) for code, meetings, oldest, marked in rows}


def _is_open() -> ColumnElement[bool]:
    return ~exists().where(
        MeetingStanding.meeting_id == Meeting.id,
        or_(
            MeetingStanding.closed_fact.is_not(None),
            MeetingStanding.cancelled_fact.is_not(None),
        ),
    )
