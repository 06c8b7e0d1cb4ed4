"""What counts of the meetings of a course, and whoever wants to know the moment it does.

Somebody's attendance counts once the roll is closed; with it what their household chose there to do
at home, once the outcome was told, whatever it was. See docs/decisions/meetings-in-the-completion-
rule.md.
"""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select, union
from sqlalchemy.orm import aliased

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import counted_under_each
from rumahbelajar.meetings.attendance_models import Attendance, Commitment, RollRow, has_come
from rumahbelajar.meetings.models import Meeting, MeetingStanding, is_held
from rumahbelajar.people.models import Person

WhenCounted = Callable[[Viewer, Meeting, Collection[UUID]], int]

_WHEN_COUNTED: list[WhenCounted] = []


def when_counted(wants_to_know: WhenCounted) -> WhenCounted:
    """Decorate a function that is called when more, or less, counts of these people at a meeting.

    It is called inside the transaction in which that was said, and returns for how many of them a
    course is finished by it. The meeting is locked then, or these people are; whoever wants to lock
    them does it in the order of that decision.
    """
    _WHEN_COUNTED.append(wants_to_know)
    return wants_to_know


def tell(viewer: Viewer, meeting: Meeting, person_ids: Collection[UUID]) -> int:
    """Let all know who want to; return for how many of these people a course is finished."""
    if not meeting.course_id or not person_ids:
        return 0
    return sum(wants_to_know(viewer, meeting, person_ids) for wants_to_know in _WHEN_COUNTED)


def counted(*columns: Any) -> Select[Any]:
    """Return a statement with a row for each person and meeting of a course that counts.

    Its columns may be those of Attendance and Meeting, and `is_told()`.
    """
    return (
        select(*columns)
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(MeetingStanding, MeetingStanding.meeting_id == Attendance.meeting_id)
        .where(
            has_come(),
            is_held(),
            Meeting.course_id != "",
        )
    )


def is_told() -> ColumnElement[bool]:
    """Return whether the outcome of what somebody's household chose at a meeting was told."""
    comer, speaker = aliased(Person), aliased(Person)
    told = (
        select(Commitment.person_id)
        .where(
            Commitment.meeting_id == Attendance.meeting_id,
            Commitment.made_fact.is_not(None),
            Commitment.outcome.is_not(None),
        )
        .correlate(Attendance)
    )
    by_themselves = told.where(Commitment.person_id == Attendance.person_id)
    by_their_household = (
        told.join(speaker, speaker.id == Commitment.person_id)
        .join(comer, comer.household_id == speaker.household_id)
        .where(comer.id == Attendance.person_id)
    )
    return or_(by_themselves.exists(), by_their_household.exists())


def on_list(meeting_id: UUID) -> set[UUID]:
    """Return everybody who is or was on the list of a meeting, also who has no status any more.

    Who was merged into somebody else is there as the one that is kept.
    """
    listed = db.session.scalars(
        union(
            select(RollRow.person_id).where(RollRow.meeting_id == meeting_id),
            select(Attendance.person_id).where(Attendance.meeting_id == meeting_id),
        )
    )
    return set(counted_under_each(listed.all()).values())


def household_of(person_id: UUID) -> set[UUID]:
    """Return everybody of somebody's household, and always themselves."""
    comer = aliased(Person)
    household = select(comer.household_id).where(comer.id == person_id).scalar_subquery()
    return {
        person_id,
        *db.session.scalars(select(Person.id).where(Person.household_id == household)),
    }
