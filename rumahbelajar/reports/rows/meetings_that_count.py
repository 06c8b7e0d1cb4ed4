"""Meetings that count for finishing a course: who came to one made progress in it.

Each is yielded, and nothing where no course asks for meetings: most do not, and then need no join.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from rumahbelajar.library import the_library
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance, has_come
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.reports.summaries.meeting_states import State, is_in
from rumahbelajar.reports.summaries.models import MeetingState


def meetings_of(row: Any) -> Iterator[Select[Any]]:
    """Yield a statement of the meetings that count for somebody in the course of a standing."""
    if courses := _courses_with_meetings():
        yield (
            counting.counted(Attendance.person_id)
            .where(
                Meeting.course_id.in_(courses),
                Attendance.person_id == row.person_id,
                Meeting.course_id == row.course_id,
            )
            .correlate(row)
        )


def not_met_after(day: date, row: Any) -> Iterator[ColumnElement[bool]]:
    """Yield that the person of a standing came to no meeting that counts after a day."""
    if courses := _courses_with_meetings():
        met = counting.counted(Attendance.person_id).where(
            Meeting.course_id.in_(courses),
            Meeting.on > day,
            Attendance.person_id == row.person_id,
        )
        yield ~met.correlate(row).exists()


def met_after(day: date) -> Iterator[Select[Any]]:
    """Yield a statement of everybody who came to a meeting that counts after a day.

    By the state of each, which an index has by the day; then its course is looked up.
    """
    if courses := _courses_with_meetings():
        course = select(Meeting.course_id).where(Meeting.id == MeetingState.meeting_id)
        held = select(MeetingState.meeting_id).where(
            MeetingState.on > day, is_in(State.HELD), course.scalar_subquery().in_(courses)
        )
        yield select(Attendance.person_id).where(Attendance.meeting_id.in_(held), has_come())


def has_come_to_any(person_id: Any) -> Iterator[ColumnElement[bool]]:
    """Yield that somebody came to a meeting, of whatever course, where any course asks for them."""
    if _courses_with_meetings():
        came = select(Attendance.person_id).where(Attendance.person_id == person_id, has_come())
        yield came.exists()


def _courses_with_meetings() -> list[str]:
    courses = the_library().courses.values()
    return [each.id for each in courses if each.completion.meetings is not None]
