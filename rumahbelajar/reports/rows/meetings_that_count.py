"""Meetings that count for finishing a course: who came to one made progress in it.

Each is yielded, and nothing where no course asks for meetings: most do not, and then need no join.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select

from rumahbelajar.library import the_library
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting


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


def not_met_after(day: date, row: Any, *, one_by_one: bool) -> Iterator[ColumnElement[bool]]:
    """Yield that the person of a standing came to no meeting that counts after a day.

    Of few people each is looked up; of many, all who came are found once.
    """
    if courses := _courses_with_meetings():
        met = counting.counted(Attendance.person_id).where(
            Meeting.course_id.in_(courses), Meeting.on > day
        )
        if one_by_one:
            yield ~met.where(Attendance.person_id == row.person_id).correlate(row).exists()
        else:
            yield row.person_id.not_in(met)


def _courses_with_meetings() -> list[str]:
    courses = the_library().courses.values()
    return [each.id for each in courses if each.completion.meetings is not None]
