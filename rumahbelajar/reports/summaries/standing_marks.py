"""Marks of a standing (not those of tests): what other rows say of it, kept in it by triggers.

Facts of one person are folded by one transaction at a time (ledger/locking.py), so that no trigger
can miss what another row says.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.orm import aliased

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.desk.needing_help import TRIES
from rumahbelajar.learning.models import QuizResult
from rumahbelajar.reports.summaries.models import ANY_COURSE, StandingInCourse
from rumahbelajar.reports.summaries.row_triggers import RowTrigger, guard

MARKS = ("fails", "takes_another")
_IS_TAKEN = "{}.is_open AND {}.completed_on IS NULL"
_HAS_FAILED = f"{{}}.attempts >= {TRIES} AND NOT {{}}.is_passed"


def _taken(row: str) -> str:
    return _IS_TAKEN.format(row, row)


def _failed(row: str) -> str:
    return _HAS_FAILED.format(row, row)


_FAILS = (
    f"({_taken('course_standing')} AND EXISTS (SELECT 1 FROM quiz_result AS quiz "  # noqa: S608 - ours
    "WHERE quiz.person_id = course_standing.person_id "
    f"AND quiz.course_id = course_standing.course_id AND {_failed('quiz')}))"
)
_OF_ANY = (
    "EXISTS (SELECT 1 FROM course_standing AS other "  # noqa: S608 - ours
    "WHERE other.person_id = course_standing.person_id "
    f"AND other.course_id <> '{ANY_COURSE}' AND {{}})"
)
_FAILS_ANY = f"({_OF_ANY.format('other.fails')})"
_TAKES_ANOTHER = f"(course_standing.completed_on IS NOT NULL AND {_OF_ANY.format(_taken('other'))})"


def _marking(person_id: str) -> str:
    """Return the statements that mark the rows of a person: first of each course, then of any."""
    head = "UPDATE course_standing SET fails ="
    here = f"WHERE person_id = {person_id} AND course_id"
    return (
        f"{head} {_FAILS}, takes_another = FALSE {here} <> '{ANY_COURSE}' "
        f"AND (fails <> {_FAILS} OR takes_another); "
        f"{head} {_FAILS_ANY}, takes_another = {_TAKES_ANOTHER} {here} = '{ANY_COURSE}' "
        f"AND (fails <> {_FAILS_ANY} OR takes_another <> {_TAKES_ANOTHER})"
    )


_BEGAN_OR_ENDED = (
    "new.is_open <> old.is_open OR (new.completed_on IS NULL) <> (old.completed_on IS NULL)"
)
TRIGGERS = (
    RowTrigger(
        "course_standing_taken",
        "course_standing",
        "INSERT",
        _marking("new.person_id"),
        "new.is_open",
    ),
    RowTrigger(
        "course_standing_ended",
        "course_standing",
        "UPDATE",
        _marking("new.person_id"),
        _BEGAN_OR_ENDED,
    ),
    RowTrigger(
        "course_standing_gone",
        "course_standing",
        "DELETE",
        _marking("old.person_id"),
        f"old.course_id <> '{ANY_COURSE}' AND old.is_open",
    ),
    RowTrigger(
        "quiz_result_came", "quiz_result", "INSERT", _marking("new.person_id"), _failed("new")
    ),
    RowTrigger(
        "quiz_result_changed",
        "quiz_result",
        "UPDATE",
        _marking("new.person_id"),
        f"({_failed('new')}) <> ({_failed('old')})",
    ),
    RowTrigger(
        "quiz_result_gone", "quiz_result", "DELETE", _marking("old.person_id"), _failed("old")
    ),
)


def fill() -> None:
    """Mark every row anew that is marked wrong; nobody else waits for it."""
    for statement in _marking("person_id").split("; "):
        db.session.execute(text(statement))
    if not on_sqlite():
        # Else PostgreSQL goes on as if hardly anybody were marked, and chooses its indexes by that.
        db.session.execute(text("ANALYZE course_standing"))


def difference(villages: list[str]) -> Select[Any]:
    """Return the statement with the village of each person whose marks say what is not so."""
    row, other, quiz = StandingInCourse, aliased(StandingInCourse), QuizResult
    any_course: ColumnElement[str] = literal_column(f"'{ANY_COURSE}'")
    others = select(other.person_id).where(
        other.person_id == row.person_id, other.course_id != any_course, _is_taken(other)
    )
    failed = select(quiz.person_id).where(quiz.attempts >= TRIES, ~quiz.is_passed)
    in_this = failed.where(quiz.person_id == row.person_id, quiz.course_id == row.course_id)
    in_any = others.where(
        failed.where(quiz.person_id == other.person_id, quiz.course_id == other.course_id).exists()
    )
    is_any = row.course_id == any_course
    fails = case((is_any, in_any.exists()), else_=and_(_is_taken(row), in_this.exists()))
    takes_another = and_(is_any, row.completed_on.is_not(None), others.exists())
    wrong = or_(row.fails != fails, row.takes_another != takes_another)
    found = select(row.village_code).where(row.village_code.in_(villages), wrong).distinct()
    return found.order_by(row.village_code)


def _is_taken(row: Any) -> ColumnElement[bool]:
    return and_(row.is_open, row.completed_on.is_(None))


guard(TRIGGERS, StandingInCourse.__table__, QuizResult.__table__)
