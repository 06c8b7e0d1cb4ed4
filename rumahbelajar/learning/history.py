"""What one person has done in one course, read in a single query whatever the number of courses."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from rumahbelajar.database import UtcDateTime, ask, on_sqlite
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
from rumahbelajar.learning.skip_models import LessonSkip


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
    skipped: frozenset[str] = frozenset()
    """The lessons passed over and not understood since."""
    activities: frozenset[str] = frozenset()
    results: Mapping[str, Result] = field(default_factory=dict)
    """By quiz id."""
    open_attempts: Mapping[str, UUID] = field(default_factory=dict)
    """By quiz id: the attempt that waits to be finished."""
    completed_on: date | None = None
    is_questioned: bool = False
    certificate_code: str | None = None
    """Of the certificate that stands; none when it was revoked."""

    @property
    def settled(self) -> frozenset[str]:
        """The lessons that ask for nothing more: understood, or passed over."""
        return self.lessons | self.skipped


def history_of(person_id: UUID, course_id: str) -> History:
    """Return what a person has done in a course."""
    return histories_of(person_id, course_id).get(course_id, History())


def histories_of(person_id: UUID, course_id: str | None = None) -> dict[str, History]:
    """Return what a person has done, by course; in one query."""
    asked: dict[str, Any] = {"person_id": person_id}
    if course_id is not None:
        asked["course_id"] = course_id
    everything = _everything(in_one_course=course_id is not None, is_sqlite=on_sqlite())
    rows: dict[str, list[_Row]] = defaultdict(list)
    for values in ask(everything, **asked).scalar_one() or ():
        row = _Row(*values)
        rows[row.course_id].append(row)
    return {key: _history(found) for key, found in rows.items()}


class _Row(NamedTuple):
    """A row of any of the tables, as JSON tells it; what its kind does not mean is None."""

    kind: str
    course_id: str
    name: str
    flag: bool | int
    day: str
    first: int
    mark: int
    attempts: int
    moment: str
    id: str


def _history(rows: list[_Row]) -> History:
    kinds: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    completion = next(iter(kinds["completion"]), None)
    certificate = next(iter(kinds["certificate"]), None)
    lessons = frozenset(row.name for row in kinds["lesson"])
    return History(
        is_enrolled=any(row.flag for row in kinds["enrollment"]),
        lessons=lessons,
        skipped=frozenset(row.name for row in kinds["skip"]) - lessons,
        activities=frozenset(row.name for row in kinds["activity"]),
        results={row.name: _result(row) for row in kinds["result"]},
        open_attempts={row.name: UUID(row.id) for row in kinds["attempt"]},
        completed_on=date.fromisoformat(completion.day) if completion else None,
        is_questioned=bool(completion and completion.flag),
        certificate_code=certificate.name if certificate else None,
    )


def _result(row: _Row) -> Result:
    moment = datetime.fromisoformat(row.moment)
    # SQLite keeps moments in UTC, without saying so.
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Result(row.attempts, row.first, row.mark, bool(row.flag), in_utc)


_Model = (
    Enrollment
    | LessonCompletion
    | LessonSkip
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
def _everything(*, in_one_course: bool, is_sqlite: bool) -> Select[Any]:
    """Return a statement over all tables whose one value is a list of all rows, in JSON.

    One value, because to fetch a row is a change of turns among the threads that use SQLite.
    """
    rows = _all_rows(in_one_course=in_one_course).subquery()
    array, listed = (
        (func.json_array, func.json_group_array)
        if is_sqlite
        else (func.json_build_array, func.json_agg)
    )
    return select(listed(array(*(rows.c[name] for name in _Row._fields)), type_=JSON()))


def _all_rows(*, in_one_course: bool) -> CompoundSelect[Any]:
    """Select from each table the same columns, those that it has not as null."""
    parts = (
        _rows("enrollment", Enrollment, flag=Enrollment.is_open),
        _rows("lesson", LessonCompletion, name=LessonCompletion.lesson_id),
        _rows("skip", LessonSkip, name=LessonSkip.lesson_id),
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
