"""The rows of a roll, as the database gives them: who is on the list, and whom they came for."""

from typing import Any

from sqlalchemy import Select, Uuid, func, literal, select
from sqlalchemy.orm import aliased

from rumahbelajar.ledger.aliases import counts_as
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings.attendance_models import Attendance, AttendanceFor, RollRow, WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Household, Person


def listed(meeting: Meeting) -> Select[Any]:
    """Ask for each row; a row of who was given up reads as the one kept, after theirs."""
    whom = func.coalesce(Alias.stands_as, RollRow.person_id, type_=Uuid())
    asked = _lines(RollRow.number, whom).select_from(RollRow)
    mine = (Attendance.meeting_id == RollRow.meeting_id) & (Attendance.person_id == whom)
    asked = asked.outerjoin(Alias, Alias.subject_id == RollRow.person_id)
    return (
        _with_names(asked.outerjoin(Attendance, mine), RollRow.meeting_id, whom)
        .where(RollRow.meeting_id == meeting.id)
        .order_by(Alias.subject_id.is_not(None), RollRow.number)
    )


def unlisted(meeting: Meeting) -> Select[Any]:
    """Ask for who has a status and no number yet, by name: marked in another house, say."""
    numbered = select(counts_as(RollRow.person_id)).where(RollRow.meeting_id == meeting.id)
    asked = _lines(literal(0), Attendance.person_id).select_from(Attendance)
    return (
        _with_names(asked, Attendance.meeting_id, Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.person_id.not_in(numbered))
        .order_by(Person.name, Attendance.person_id)
    )


_Other = aliased(Person)
"""Whom somebody came for, as the one who is kept of those who were merged."""


def _lines(*number_and_id: Any) -> Select[Any]:
    return select(
        *number_and_id,
        Person.name,
        WalkIn.name,
        Attendance,
        Person.household_id,
        AttendanceFor,
        _Other.name,
        _Other.household_id,
        Household.head_name,
    )


def _with_names(asked: Select[Any], meeting_id: Any, whom: Any) -> Select[Any]:
    """Join what `_lines` asks for, of this person at this meeting."""
    came_for = (AttendanceFor.meeting_id == meeting_id) & (AttendanceFor.person_id == whom)
    return (
        asked.outerjoin(Person, Person.id == whom)
        .outerjoin(WalkIn, WalkIn.id == whom)
        .outerjoin(AttendanceFor, came_for)
        .outerjoin(_Other, _Other.id == counts_as(AttendanceFor.for_person))
        .outerjoin(Household, Household.id == AttendanceFor.for_household)
        .execution_options(populate_existing=True)
    )
