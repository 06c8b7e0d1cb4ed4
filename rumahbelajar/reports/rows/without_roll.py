"""Meetings without a roll: their day is past, and they are neither closed nor cancelled."""

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_

from rumahbelajar.meetings.models import Meeting, MeetingStanding


def has_none(today: date) -> ColumnElement[bool]:
    """Return the condition that a meeting has no roll: never on its own day, nor before."""
    ended = or_(
        MeetingStanding.closed_fact.is_not(None), MeetingStanding.cancelled_fact.is_not(None)
    )
    return and_(
        Meeting.on < today, ~exists().where(MeetingStanding.meeting_id == Meeting.id, ended)
    )
