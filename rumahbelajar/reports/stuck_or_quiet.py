"""Who needs help, by the rule of desk/needing_help.py, told of everybody at once by the database.

Somebody fails a quiz by handing it in TRIES times without passing; whoever is stuck at a question
has done so, too. Somebody is quiet who has made no progress in any course for QUIET_DAYS.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from rumahbelajar.database import within
from rumahbelajar.desk.needing_help import QUIET_DAYS, TRIES
from rumahbelajar.learning.models import QuizResult
from rumahbelajar.library import the_library
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.summaries.models import ANY_COURSE, StandingInCourse

_TRAITS = ("sex", "age_band", "category", "destination")
_InAny = aliased(StandingInCourse)
_LAST = func.coalesce(StandingInCourse.last_on, StandingInCourse.enrolled_on)


def who_needs_help(asked: Asked, area: str, today: date) -> Subquery:
    """Select everybody once: where, when they learned last, whether they fail, and are quiet."""
    since = today - timedelta(days=QUIET_DAYS)
    yes, no = literal(1), literal(0)
    failing = _standing(asked, area, yes.label("fails"), no.label("quiet"))
    quiet = _standing(asked, area, no.label("fails"), yes.label("quiet")).where(
        _is_before(_InAny.last_on, since), *_not_met_after(since)
    )
    found = union_all(
        failing.join(QuizResult, _of_standing()).where(
            QuizResult.attempts >= TRIES, ~QuizResult.is_passed, _may_be_failed()
        ),
        quiet.where(_is_before(_LAST, since)),
        *(quiet.where(each) for each in _only_met_before(since)),
    ).subquery()
    person = (found.c.person_id, found.c.village_code, found.c.last_on)
    return (
        select(
            *person,
            func.max(found.c.fails).label("fails"),
            func.max(found.c.quiet).label("quiet"),
        )
        .group_by(*person)
        .subquery("needing")
    )


def _standing(asked: Asked, area: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select who takes a course that is here, and has not finished it."""
    course = StandingInCourse.course_id
    suspended = select(Person.id).where(Person.suspended_at.is_not(None))
    return (
        select(_InAny.person_id, _InAny.village_code, _InAny.last_on, *columns)
        .select_from(_InAny)
        .join(StandingInCourse, StandingInCourse.person_id == _InAny.person_id)
        .where(
            _InAny.course_id == ANY_COURSE,
            within(_InAny.village_code, area),
            course == asked.course if asked.course else course.in_(the_library().courses),
            StandingInCourse.is_open,
            StandingInCourse.completed_on.is_(None),
            _InAny.person_id.not_in(suspended),
            *(
                getattr(_InAny, name) == value
                for name in _TRAITS
                if (value := getattr(asked, name))
            ),
        )
    )


def _of_standing() -> ColumnElement[bool]:
    return and_(
        QuizResult.person_id == StandingInCourse.person_id,
        QuizResult.course_id == StandingInCourse.course_id,
    )


def _may_be_failed() -> ColumnElement[bool]:
    """Whether a quiz asks for a mark; nobody fails a pretest."""
    return QuizResult.quiz_id.in_(
        quiz.id
        for course in the_library().courses.values()
        for quiz in course.quizzes()
        if quiz.pass_mark is not None and quiz.kind != "pretest"
    )


def _not_met_after(since: date) -> Iterator[ColumnElement[bool]]:
    """Yield that nobody came of late to a meeting that counts: it is progress in its course."""
    if counting_in := _courses_with_meetings():
        met = counting.counted(Attendance.person_id).where(Meeting.course_id.in_(counting_in))
        yield StandingInCourse.person_id.not_in(met.where(Meeting.on > since))


def _only_met_before(since: date) -> Iterator[ColumnElement[bool]]:
    """Yield that somebody enrolled of late, and before that came to a meeting that counts.

    They are few, and stand apart so that the database asks of nobody else.
    """
    if counting_in := _courses_with_meetings():
        met = counting.counted(Attendance.person_id).where(
            Meeting.course_id.in_(counting_in),
            Attendance.person_id == StandingInCourse.person_id,
            Meeting.course_id == StandingInCourse.course_id,
        )
        yield and_(
            StandingInCourse.last_on.is_(None),
            StandingInCourse.enrolled_on > since,
            met.correlate(StandingInCourse).exists(),
        )


def _courses_with_meetings() -> list[str]:
    courses = the_library().courses.values()
    return [each.id for each in courses if each.completion.meetings is not None]


def _is_before(day: Any, since: date) -> ColumnElement[bool]:
    return or_(day.is_(None), day <= since)
