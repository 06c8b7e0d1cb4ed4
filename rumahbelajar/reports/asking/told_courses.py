"""The courses that people take, and those that a list of names may rest on.

Who takes one on a hard subject is theirs to say. A list of any course would else name, less the
lists of each other one, who takes that alone.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    func,
    literal,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from rumahbelajar.database import db
from rumahbelajar.desk.needing_help import TRIES
from rumahbelajar.learning.models import QuizResult
from rumahbelajar.library import the_library
from rumahbelajar.reports.summaries.models import StandingInCourse


def told_courses(course_id: str) -> list[str]:
    """Return the course that is asked for, or of "", any, all that are on no hard subject."""
    if course_id:
        return [course_id]
    return [course.id for course in the_library().courses.values() if not course.sensitive]


def is_on_the_way(person_id: Any, course_id: str, until: date | None = None) -> ColumnElement[bool]:
    """Return the condition that somebody takes one of them, has not finished it, and learned last
    by a day."""
    row = aliased(StandingInCourse)
    is_long_ago = [func.coalesce(row.last_on, row.enrolled_on) <= until] if until else []
    theirs = _of(row, person_id, course_id)
    return select(row.person_id).where(theirs, *_is_taken(row), *is_long_ago).exists()


def last_on(person_id: Any, course_id: str) -> ScalarSelect[Any]:
    """Return the day on which they learned in one of them last."""
    row = aliased(StandingInCourse)
    return select(func.max(row.last_on)).where(_of(row, person_id, course_id)).scalar_subquery()


def last_on_or_begun(person_id: Any, course_id: str) -> ScalarSelect[Any]:
    """Return the same day; of who never did, that of beginning."""
    row = aliased(StandingInCourse)
    day = func.coalesce(func.max(row.last_on), func.min(row.enrolled_on))
    return select(day).where(_of(row, person_id, course_id)).scalar_subquery()


def taken_and_failed() -> tuple[list[str], list[str]]:
    """Return the courses that people take, and the quizzes that they handed in again and again.

    One statement, with one look into an index for each of them.
    """
    row, quiz = aliased(StandingInCourse), aliased(QuizResult)
    is_often = quiz.attempts >= literal_column(str(TRIES))
    taken = _one_of_each("taken", row.course_id, *_is_taken(row))
    failed = _one_of_each("failed", quiz.quiz_id, is_often, ~quiz.is_passed)
    found = db.session.execute(union_all(taken, failed)).tuples().all()
    courses, quizzes = ([each for kind, each in found if kind == k] for k in ("taken", "failed"))
    return courses, quizzes


def _one_of_each(kind: str, column: Any, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Select each value of a column, but "", the first of an index of such rows."""
    least = select(func.min(column)).where(*conditions)
    first = least.where(column > literal_column("''")).scalar_subquery()
    found = select(first.label("value")).cte(kind, recursive=True)
    following = least.where(column > found.c.value).correlate(found).scalar_subquery()
    found = found.union_all(select(following).where(found.c.value.is_not(None)))
    return select(literal(kind), found.c.value).where(found.c.value.is_not(None))


def _of(row: Any, person_id: Any, course_id: str) -> ColumnElement[bool]:
    return and_(row.person_id == person_id, row.course_id.in_(told_courses(course_id)))


def _is_taken(row: Any) -> tuple[ColumnElement[bool], ...]:
    return row.is_open, row.completed_on.is_(None)
