"""How many meetings of a period were held, by area, and how many came to each of a village."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, Uuid, and_, case, func, select

from rumahbelajar.database import db, within
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, has_come
from rumahbelajar.meetings.finding import Held, held_meetings
from rumahbelajar.meetings.models import Meeting, MeetingStanding, is_held
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.places import below
from rumahbelajar.reports.summaries.meeting_states import State, is_in, lack_roll_by_state
from rumahbelajar.reports.summaries.models import MeetingState


class MeetingCounts(NamedTuple):
    """Meetings of an area and a period; those still to come are among the planned alone."""

    planned: int = 0
    held: int = 0
    cancelled: int = 0
    no_roll: int = 0


@dataclass(frozen=True)
class Met:
    """A meeting, and how many of its list were marked and came."""

    held: Held
    marked: int
    came: int
    unmarked: int


def by_child(asked: Asked, today: date) -> dict[str, MeetingCounts]:
    """Return the numbers of each area one level below that has any meeting; one query."""
    meeting = MeetingState
    child = func.substr(meeting.village_code, 1, below(asked.area) or len(asked.area))
    states = is_in(State.HELD), is_in(State.CANCELLED), lack_roll_by_state(today)
    rows = db.session.execute(
        select(child, func.count(), *(_times(each) for each in states))
        .where(
            meeting.on.between(asked.period.first, asked.period.last),
            within(meeting.village_code, asked.area),
        )
        .group_by(child)
    )
    return {code: MeetingCounts(*numbers) for code, *numbers in rows}


def unmarked_by_child(asked: Asked) -> dict[str, int]:
    """Return how many stand on the lists of held meetings without a status; one query.

    It looks at every line of every list, and so is for a regency or less.
    """
    lines = _unmarked(asked)
    child = func.substr(lines.c.village_code, 1, below(asked.area) or len(asked.area))
    rows = db.session.execute(select(child, func.count()).group_by(child))
    return dict(rows.tuples().all())


def meetings_of(asked: Asked) -> list[Met]:
    """Return the meetings of a village, the latest first; one query."""
    marks = _marks(asked).subquery()
    lines = _unmarked(asked)
    unmarked = select(lines.c.id, func.count().label("people")).group_by(lines.c.id).subquery()
    rows = db.session.execute(
        held_meetings()
        .add_columns(
            func.coalesce(marks.c.marked, 0),
            func.coalesce(marks.c.came, 0),
            func.coalesce(unmarked.c.people, 0),
        )
        .outerjoin(marks, marks.c.meeting_id == Meeting.id)
        .outerjoin(unmarked, unmarked.c.id == Meeting.id)
        .where(_in_period(asked))
        .order_by(Meeting.on.desc(), Meeting.starts.desc(), Meeting.id)
    )
    return [
        Met(Held.of(meeting, group, village), marked, came, missing)
        for meeting, group, village, marked, came, missing in rows
    ]


def _marks(asked: Asked) -> Select[Any]:
    return (
        select(
            Attendance.meeting_id,
            func.count().label("marked"),
            _times(has_come()).label("came"),
        )
        .where(
            within(Attendance.village_code, asked.area),
            Attendance.on.between(asked.period.first, asked.period.last),
            *(getattr(Attendance, name) == value for name, value in asked.traits.items()),
        )
        .group_by(Attendance.meeting_id)
    )


def _unmarked(asked: Asked) -> Subquery:
    """Select everybody once who is on the list of a held meeting, without a status.

    A line of who was merged counts as one of the person that is kept.
    """
    whom = func.coalesce(Alias.stands_as, RollRow.person_id, type_=Uuid()).label("person_id")
    status = and_(Attendance.meeting_id == RollRow.meeting_id, Attendance.person_id == whom)
    return (
        select(Meeting.id, Meeting.village_code, whom)
        .join(MeetingStanding, MeetingStanding.meeting_id == Meeting.id)
        .join(RollRow, RollRow.meeting_id == Meeting.id)
        .outerjoin(Alias, Alias.subject_id == RollRow.person_id)
        .outerjoin(Attendance, status)
        .where(
            _in_period(asked),
            is_held(),
            Attendance.person_id.is_(None),
        )
        .distinct()
        .subquery()
    )


def _in_period(asked: Asked) -> ColumnElement[bool]:
    return and_(
        within(Meeting.village_code, asked.area),
        Meeting.on.between(asked.period.first, asked.period.last),
    )


def _times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
