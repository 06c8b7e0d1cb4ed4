"""Who fails a quiz: as the mark of a standing says, where that is how courses ask it today."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, literal_column, select
from sqlalchemy.orm import aliased

from rumahbelajar.desk.needing_help import TRIES
from rumahbelajar.learning.models import QuizResult
from rumahbelajar.library import the_library
from rumahbelajar.reports.summaries.models import StandingInCourse


def fails(
    row: Any, course: str, courses: Collection[str], failed: Sequence[str]
) -> ColumnElement[bool]:
    """Return the condition that a standing, of a course or of any, is of somebody who fails a quiz.

    Its mark (standing_marks.py) alone says so, unless anybody `failed` one that does not count: of
    another course than those that are told of, or that asks for no mark as the course is today.
    """
    counts = _may_be_failed()
    here = [quiz for quiz in failed if not course or _course_of(quiz) == course]
    if all(counts.get(quiz) in courses for quiz in here):
        mark: ColumnElement[bool] = row.fails
        return mark
    of_course = aliased(StandingInCourse)
    of_these = (
        select(QuizResult.person_id)
        .join(
            of_course,
            and_(
                QuizResult.person_id == of_course.person_id,
                QuizResult.course_id == of_course.course_id,
            ),
        )
        .where(
            QuizResult.person_id == row.person_id,
            QuizResult.attempts >= literal_column(str(TRIES)),
            ~QuizResult.is_passed,
            QuizResult.quiz_id.in_(counts),
            of_course.course_id.in_(courses),
            of_course.fails,
        )
        .correlate(row)
    )
    # One after the other: a database would else look for the quizzes of everybody.
    return case((row.fails, of_these.exists()), else_=false())


def _course_of(quiz_id: str) -> str:
    return quiz_id.partition("/")[0]


def _may_be_failed() -> dict[str, str]:
    """Return the quizzes that ask for a mark, with the course of each; nobody fails a pretest."""
    return {
        quiz.id: course.id
        for course in the_library().courses.values()
        for quiz in course.quizzes()
        if quiz.pass_mark is not None and quiz.kind != "pretest"
    }
