"""The statement that reads all that people have done, from every table of it at once."""

from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

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

from rumahbelajar.database import Base, UtcDateTime
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
from rumahbelajar.ledger.aliases import counts_as
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting


class Row(NamedTuple):
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


class Asked(NamedTuple):
    """Of whom and of what the rows are asked for."""

    in_one_course: bool
    with_meetings: bool
    of_many: bool = False
    """Each row begins with the person then."""


@cache
def everything(asked: Asked, *, is_sqlite: bool) -> Select[Any]:
    """Return a statement over all tables whose one value is a list of all rows, in JSON.

    One value, because to fetch a row is a change of turns among the threads that use SQLite.
    """
    rows = _all_rows(asked).subquery()
    names = ("person_id", *Row._fields) if asked.of_many else Row._fields
    array, listed = (
        (func.json_array, func.json_group_array)
        if is_sqlite
        else (func.json_build_array, func.json_agg)
    )
    return select(listed(array(*(rows.c[name] for name in names)), type_=JSON()))


def _all_rows(asked: Asked) -> CompoundSelect[Any]:
    """Select from each table the same columns, those that it has not as null."""

    def narrowed(part: Select[Any]) -> Select[Any]:
        of = part.selected_columns
        where: list[ColumnElement[bool]] = []
        if asked.of_many:
            everybody = bindparam("person_ids", type_=Uuid(), expanding=True)
            where.append(of["person_id"].in_(everybody))
        else:
            where.append(of["person_id"] == bindparam("person_id", type_=Uuid()))
        if asked.in_one_course:
            where.append(of["course_id"] == bindparam("course_id", type_=String()))
        return part.where(*where)

    return union_all(*map(narrowed, _parts(asked)))


def _parts(asked: Asked) -> Iterator[Select[Any]]:
    yield _rows("enrollment", Enrollment, flag=Enrollment.is_open)
    yield _rows("lesson", LessonCompletion, name=LessonCompletion.lesson_id)
    yield _rows("skip", LessonSkip, name=LessonSkip.lesson_id)
    yield _rows("activity", ActivityCompletion, name=ActivityCompletion.activity_id)
    if asked.with_meetings:
        is_told = counting.is_told()
        columns = _columns("meeting", Attendance, Meeting, name=Meeting.guide, flag=is_told)
        yield counting.counted(*columns)
    yield _rows(
        "result",
        QuizResult,
        name=QuizResult.quiz_id,
        flag=QuizResult.is_passed,
        first=QuizResult.first_mark,
        mark=QuizResult.best_mark,
        attempts=QuizResult.attempts,
        moment=QuizResult.submitted_at,
    )
    yield _rows("attempt", Attempt, name=Attempt.quiz_id, id=Attempt.id).where(
        Attempt.submitted_at.is_(None)
    )
    yield _rows(
        "completion", Completion, day=Completion.completed_on, flag=Completion.is_questioned
    )
    yield _rows("certificate", Certificate, name=Certificate.code).where(~_fell())
    yield _certificates_of_merged()


def _rows(kind: str, table: type[Base], **columns: Any) -> Select[Any]:
    return select(*_columns(kind, table, table, **columns))


def _columns(kind: str, person: Any, course: Any, **columns: Any) -> Iterator[Any]:
    """Yield all columns of a Row, of the person of one table in the course of another."""
    yield person.person_id.label("person_id")
    yield literal(kind).label("kind")
    yield course.course_id.label("course_id")
    given = {name: cast(null(), kind_of) for name, kind_of in _COLUMNS.items()} | columns
    yield from (column.label(name) for name, column in given.items())


def _certificates_of_merged() -> Select[Any]:
    """Select, after one's own, what was given to who was merged into this person."""
    whose = SimpleNamespace(person_id=Alias.stands_as)
    return (
        select(*_columns("certificate", whose, Certificate, name=Certificate.code))
        .select_from(Certificate)
        .join(Alias, Alias.subject_id == Certificate.person_id)
        .where(~_fell())
    )


def _fell() -> ColumnElement[bool]:
    """Return whether a certificate was replaced, or revoked by the rule of `revoking`."""
    was_replaced = exists().where(
        CertificateStanding.person_id == counts_as(Certificate.person_id),
        CertificateStanding.code == Certificate.code,
        CertificateStanding.replaced_on.is_not(None),
    )
    return or_(was_replaced, revoked(CertificateStanding.revoked_on).is_not(None))
