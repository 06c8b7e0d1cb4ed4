"""Meetings without a roll: their day is past, and they are neither closed nor cancelled."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from rumahbelajar.database import db, within
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.reports.summaries.meeting_states import State, is_in
from rumahbelajar.reports.summaries.models import MeetingState


class Open(NamedTuple):
    """How many there are in a village, and the day of the oldest."""

    meetings: int
    oldest: date | None


NOTHING = Open(0, None)


def has_none(today: date) -> ColumnElement[bool]:
    """Return the condition that a meeting has no roll: never on its own day, nor before."""
    ended = or_(
        MeetingStanding.closed_fact.is_not(None), MeetingStanding.cancelled_fact.is_not(None)
    )
    return and_(
        Meeting.on < today, ~exists().where(MeetingStanding.meeting_id == Meeting.id, ended)
    )


def by_village(area: str, today: date) -> dict[str, Open]:
    """Return what is open in each village of an area that has any such meeting; one query."""
    state = MeetingState
    rows = db.session.execute(
        select(state.village_code, func.count(), func.min(state.on))
        .where(is_in(State.OPEN), state.on < today, within(state.village_code, area))
        .group_by(state.village_code)
    )
    return {code: Open(meetings, oldest) for code, meetings, oldest in rows}
