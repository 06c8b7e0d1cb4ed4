"""What one person has done in one course, read in a single query whatever the number of courses."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    exists,
    literal,
    null,
    or_,
    select,
    union_all,
)

from rumahbelajar.database import UtcDateTime, ask
from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.learning.models import (
    Attempt,
    Certificate,
    CertificateStanding,
    Completion,
    Enrollment,
    LessonCompletion,
    QuizResult,
)
from rumahbelajar.learning.revoking import revoked


class Result(NamedTuple):
    """The submitted attempts at one quiz; marks are 0 to 100."""

    attempts: int
    first_mark: int
    best_mark: int
    is_passed: bool
    submitted_at: datetime


@dataclass(frozen=True)
class History:
    """What one person has done in one course; empty for who never began it."""

    is_enrolled: bool = False
    lessons: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    results: Mapping[str, Result] = field(default_factory=dict)
    """By quiz id."""
    open_attempts: Mapping[str, UUID] = field(default_factory=dict)
    """By quiz id: the attempt that waits to be finished."""
    completed_on: date | None = None
    is_questioned: bool = False
    certificate_code: str | None = None
    """Of the certificate that stands; none when it was revoked."""


def history_of(person_id: UUID, course_id: str) -> History:
    """Return what a person has done in a course."""
    return histories_of(person_id, course_id).get(course_id, History())


def histories_of(person_id: UUID, course_id: str | None = None) -> dict[str, History]:
    """Return what a person has done, by course; in one query."""
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    asked: dict[str, Any] = {"person_id": person_id}
    if course_id is not None:
        asked["course_id"] = course_id
    for row in ask(_everything(in_one_course=course_id is not None), **asked).all():
        rows[row.course_id].append(row)
    return {key: _history(found) for key, found in rows.items()}


def _history(rows: list[Row[Any]]) -> History:
    kinds: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    completion = next(iter(kinds["completion"]), None)
    certificate = next(iter(kinds["certificate"]), None)
    return History(
        is_enrolled=any(row.flag for row in kinds["enrollment"]),
        lessons=frozenset(row.name for row in kinds["lesson"]),
        activities=frozenset(row.name for row in kinds["activity"]),
        results={
            row.name: Result(row.attempts, row.first, row.mark, row.flag, row.moment)
            for row in kinds["result"]
        },
        open_attempts={row.name: row.id for row in kinds["attempt"]},
        completed_on=completion.day if completion else None,
        is_questioned=bool(completion and completion.flag),
        certificate_code=certificate.name if certificate else None,
    )


_Model = (
    Enrollment
    | LessonCompletion
    | ActivityCompletion
    | QuizResult
    | Attempt
    | Completion
    | Certificate
)
_COLUMNS: dict[str, Any] = {
    "name": String(),
    "flag": Boolean(),
    "day": Date(),
    "first": Integer(),
    "mark": Integer(),
    "attempts": Integer(),
    "moment": UtcDateTime(),
    "id": Uuid(),
}


@cache
def _everything(*, in_one_course: bool) -> CompoundSelect[Any]:
    """Return one statement over all tables, each row with its kind; columns not meant are null."""
    parts = (
        _rows("enrollment", Enrollment, flag=Enrollment.is_open),
        _rows("lesson", LessonCompletion, name=LessonCompletion.lesson_id),
        _rows("activity", ActivityCompletion, name=ActivityCompletion.activity_id),
        _rows(
            "result",
            QuizResult,
            name=QuizResult.quiz_id,
            flag=QuizResult.is_passed,
            first=QuizResult.first_mark,
            mark=QuizResult.best_mark,
            attempts=QuizResult.attempts,
            moment=QuizResult.submitted_at,
        ),
        _rows("attempt", Attempt, name=Attempt.quiz_id, id=Attempt.id).where(
            Attempt.submitted_at.is_(None)
        ),
        _rows("completion", Completion, day=Completion.completed_on, flag=Completion.is_questioned),
        _rows("certificate", Certificate, name=Certificate.code).where(~_fell()),
    )
    if not in_one_course:
        return union_all(*parts)
    course_id = bindparam("course_id", type_=String())
    return union_all(
        *(part.where(part.selected_columns["course_id"] == course_id) for part in parts)
    )


def _rows(kind: str, model: type[_Model], **columns: Any) -> Select[Any]:
    given = {name: cast(null(), kind_of) for name, kind_of in _COLUMNS.items()} | columns
    labelled = (column.label(name) for name, column in given.items())
    of_this_person = model.person_id == bindparam("person_id", type_=Uuid())
    return select(literal(kind).label("kind"), model.course_id, *labelled).where(of_this_person)


def _fell() -> ColumnElement[bool]:
    """Return whether a certificate was replaced, or revoked by the rule of `revoking`."""
    was_replaced = exists().where(
        CertificateStanding.person_id == Certificate.person_id,
        CertificateStanding.code == Certificate.code,
        CertificateStanding.replaced_on.is_not(None),
    )
    return or_(was_replaced, revoked(CertificateStanding.revoked_on).is_not(None))
