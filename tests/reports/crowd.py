"""Many people of a village at once, put where reports count them; what they did is told nowhere."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.database import Base, db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.summaries.models import StandingInCourse
from tests.learning.learner import COURSE


def enroll(village: str, number: int, on: date, course: str = COURSE, **traits: str) -> None:
    """Let so many begin a course on a day."""
    for _person in range(number):
        person_id = new_id()
        for course_id in ("", course):
            standing = StandingInCourse(
                person_id=person_id,
                course_id=course_id,
                village_code=village,
                enrolled_on=on,
                enrolled_fact=new_id(),
                last_on=on,
                is_open=True,
                **{"sex": "P", "age_band": "25-34", "category": "umum", **traits},
            )
            db.session.add(standing)
    db.session.flush()


def hold_without_marks(village: str, number: int, on: date) -> None:
    """Hold a meeting with a list on which nobody has a status."""
    meeting_id = _hold(village, on)
    db.session.add_all(
        RollRow(meeting_id=meeting_id, number=at, person_id=new_id()) for at in range(1, number + 1)
    )
    db.session.flush()


def _hold(village: str, on: date) -> UUID:
    planned = db.session.scalars(select(Meeting)).first()
    closed = db.session.scalars(
        select(MeetingStanding).where(MeetingStanding.closed_fact.is_not(None))
    ).first()
    assert planned is not None
    assert closed is not None
    meeting = _copy(planned, id=new_id(), village_code=village, on=on, group_id=None)
    db.session.add(meeting)
    db.session.flush()
    db.session.add(_copy(closed, meeting_id=meeting.id))
    db.session.flush()
    found: UUID = meeting.id
    return found


def mark(village: str, number: int, status: Status, on: date) -> None:
    """Hold a meeting at which this many have the status."""
    meeting_id = _hold(village, on)
    one = db.session.scalars(select(Attendance)).first()
    assert one is not None
    at = {"least_status": status, "greatest_status": status, "village_code": village, "on": on}
    db.session.add_all(
        _copy(one, meeting_id=meeting_id, person_id=new_id(), status=status, **at)
        for _person in range(number)
    )
    db.session.flush()


def serve(village: str, kind: ServiceKind, people: int, on: date) -> None:
    """Serve so many women of one age."""
    counts = vars(Counts.of({Cell(Sex.FEMALE, "25-34"): people}))
    payload = ServiceRecorded(kind.pillars[0], kind.value, **counts)
    record(payload, subject_id=new_id(), actor_id=new_id(), village_code=village, occurred_on=on)


def _copy(thing: Base, **others: object) -> Any:
    kept = {each.key: getattr(thing, each.key) for each in thing.__mapper__.column_attrs}
    return type(thing)(**(kept | others))
