"""How meetings stand and who came: folded from the facts, in whatever order they come."""

from datetime import date
from uuid import UUID

from sqlalchemy import exists, select, update

from rumahbelajar.database import Base, db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.meetings.attendance_models import (
    Attendance,
    AttendanceFor,
    Commitment,
    Outcome,
    Status,
)
from rumahbelajar.meetings.facts import (
    AttendanceMarked,
    AttendanceMarkedOf,
    AttendanceMarkedWith,
    CameFor,
    CommitmentAnswered,
    CommitmentMade,
    CommitmentMadeWith,
    MeetingCancelled,
    MeetingChanged,
    MeetingClosed,
    MeetingPlanned,
)
from rumahbelajar.meetings.models import Meeting, MeetingStanding

MEETINGS = Projection("meetings", tables=(Meeting,), subject="id")
STANDINGS = Projection("meeting standings", tables=(MeetingStanding,), subject="meeting_id")
ATTENDANCE = Projection("attendance", tables=(Attendance,), subject="person_id")
COMMITMENTS = Projection("commitments", tables=(Commitment,), subject="person_id")
CAME_FOR = Projection("who came for whom", tables=(AttendanceFor,), subject="person_id")
FOLDED = (MEETINGS, STANDINGS, ATTENDANCE, COMMITMENTS, CAME_FOR)


@MEETINGS.folds(MeetingPlanned)
def _plan(fact: Fact, payload: MeetingPlanned) -> None:
    row = db.session.get(Meeting, fact.subject_id)
    if row is None:
        row = Meeting(id=fact.subject_id, least_plan=fact.payload, greatest_plan=fact.payload)
        _say(row, fact, payload)
        _add(row)
        return
    row.least_plan = min(row.least_plan, fact.payload)
    row.greatest_plan = max(row.greatest_plan, fact.payload)
    if fact.id > row.plan_fact:
        _say(row, fact, payload)


@MEETINGS.folds(MeetingChanged)
def _change(fact: Fact, payload: MeetingChanged) -> None:
    _plan(fact, payload)


@STANDINGS.folds(MeetingClosed)
def _close(fact: Fact, _payload: MeetingClosed) -> None:
    row = _standing(fact.subject_id)
    if row.closed_fact is None or fact.id > row.closed_fact:
        row.closed_fact, row.closed_by, row.closed_at = fact.id, fact.actor_id, fact.recorded_at


@STANDINGS.folds(MeetingCancelled)
def _cancel(fact: Fact, _payload: MeetingCancelled) -> None:
    row = _standing(fact.subject_id)
    if row.cancelled_fact is None or fact.id > row.cancelled_fact:
        row.cancelled_fact, row.cancelled_by = fact.id, fact.actor_id
        row.cancelled_at = fact.recorded_at


@ATTENDANCE.folds(AttendanceMarked)
def _mark(fact: Fact, payload: AttendanceMarked) -> None:
    status = Status(payload.status)
    row = db.session.get(Attendance, (payload.meeting_id, fact.subject_id))
    if row is None:
        row = Attendance(meeting_id=payload.meeting_id, person_id=fact.subject_id, facts=1)
        row.least_status = row.greatest_status = status
        _tell(row, fact, payload)
        _add(row)
        return
    row.facts += 1
    row.least_status = min(row.least_status, status)
    row.greatest_status = max(row.greatest_status, status)
    if fact.id > row.fact_id:
        _tell(row, fact, payload)


@ATTENDANCE.folds(AttendanceMarkedWith)
def _mark_with(fact: Fact, payload: AttendanceMarkedWith) -> None:
    _mark(fact, payload)


@ATTENDANCE.folds(AttendanceMarkedOf)
def _mark_of(fact: Fact, payload: AttendanceMarkedOf) -> None:
    _mark(fact, payload)


@CAME_FOR.folds(CameFor)
def _come_for(fact: Fact, payload: CameFor) -> None:
    row = db.session.get(AttendanceFor, (payload.meeting_id, fact.subject_id))
    if row is None:
        row = AttendanceFor(meeting_id=payload.meeting_id, person_id=fact.subject_id)
        row.fact_id = fact.id
        db.session.add(row)
    if fact.id >= row.fact_id:
        row.fact_id = fact.id
        row.for_person, row.for_household = payload.for_person, payload.for_household


@COMMITMENTS.folds(CommitmentMade)
def _promise(fact: Fact, payload: CommitmentMade) -> None:
    row = _commitment(payload.meeting_id, fact.subject_id)
    if row.made_fact is None or fact.id > row.made_fact:
        row.made_fact, row.made_on = fact.id, fact.occurred_on


@COMMITMENTS.folds(CommitmentMadeWith)
def _promise_with(fact: Fact, payload: CommitmentMadeWith) -> None:
    _promise(fact, payload)


@COMMITMENTS.folds(CommitmentAnswered)
def _answer(fact: Fact, payload: CommitmentAnswered) -> None:
    row = _commitment(payload.meeting_id, fact.subject_id)
    if row.answer_fact is None or fact.id > row.answer_fact:
        row.answer_fact, row.outcome = fact.id, Outcome(payload.outcome)


def _say(row: Meeting, fact: Fact, payload: MeetingPlanned) -> None:
    row.village_code, row.plan_fact = fact.village_code, fact.id
    row.group_id, row.series_id = payload.group_id, payload.series_id
    row.course_id, row.guide = payload.course_id, payload.guide
    row.on, row.starts, row.minutes, row.zone = (
        payload.on,
        payload.starts,
        payload.minutes,
        payload.zone,
    )
    _move_roll(fact.subject_id, payload.on)


def _move_roll(meeting_id: UUID, day: date) -> None:
    """Put who came on the day of the meeting, wherever that was moved to since they were marked.

    Again until all are: who is marked at another meeting meanwhile has all their lines made anew,
    which a statement that waited for the old ones does not see on PostgreSQL.
    """
    elsewhere = Attendance.meeting_id == meeting_id, Attendance.on != day
    moving = update(Attendance).where(*elsewhere).values(on=day)
    db.session.execute(moving)
    while db.session.scalar(select(exists().where(*elsewhere))):
        db.session.execute(moving)


def _tell(row: Attendance, fact: Fact, payload: AttendanceMarked) -> None:
    row.status, row.batch, row.fact_id = Status(payload.status), payload.batch, fact.id
    row.marked_by, row.marked_at = fact.actor_id, fact.recorded_at
    row.village_code, row.on = fact.village_code, _day_of(payload.meeting_id) or fact.occurred_on
    told = payload if isinstance(payload, AttendanceMarkedOf) else None
    row.sex = told.sex if told else ""
    row.age_band = told.age_band if told else ""
    row.category = told.category if told else ""


def _day_of(meeting_id: UUID) -> date | None:
    """Return the day of a meeting; None while only its roll is known here."""
    meeting = db.session.get(Meeting, meeting_id)
    return meeting.on if meeting else None


def _standing(meeting_id: UUID) -> MeetingStanding:
    row = db.session.get(MeetingStanding, meeting_id)
    if row is None:
        row = MeetingStanding(meeting_id=meeting_id)
        _add(row)
    return row


def _commitment(meeting_id: UUID, person_id: UUID) -> Commitment:
    row = db.session.get(Commitment, (meeting_id, person_id))
    if row is None:
        row = Commitment(meeting_id=meeting_id, person_id=person_id)
        _add(row)
    return row


def _add(row: Base) -> None:
    db.session.add(row)
    db.session.flush()
