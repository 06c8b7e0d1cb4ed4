"""What one person has done in one course, read in a single query whatever the number of courses."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from rumahbelajar.database import ask, on_sqlite
from rumahbelajar.learning.history_rows import Asked, Row, everything
from rumahbelajar.library import the_library


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
    guides: frozenset[str] = frozenset()
    """The guides of the course that were met by in meetings that count (meetings/counting.py)."""
    told: frozenset[str] = frozenset()
    """Those of them whose commitment the outcome was told of."""
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
    """Return what a person has done, by course; in one query.

    Of meetings only where a course of today lets them count: it is read on every page.
    """
    asked: dict[str, Any] = {"person_id": person_id}
    if course_id is not None:
        asked["course_id"] = course_id
    shape = Asked(in_one_course=course_id is not None, with_meetings=_do_meetings_count(course_id))
    statement = everything(shape, is_sqlite=on_sqlite())
    rows: dict[str, list[Row]] = defaultdict(list)
    for values in ask(statement, **asked).scalar_one() or ():
        row = Row(*values)
        rows[row.course_id].append(row)
    return {key: _history(found) for key, found in rows.items()}


def histories_in(course_id: str, person_ids: Collection[UUID]) -> dict[UUID, History]:
    """Return what each of many people has done in a course, always with meetings; in one query."""
    shape = Asked(in_one_course=True, with_meetings=True, of_many=True)
    statement = everything(shape, is_sqlite=on_sqlite())
    rows: dict[UUID, list[Row]] = defaultdict(list)
    asked = {"person_ids": list(person_ids), "course_id": course_id}
    for person_id, *values in ask(statement, **asked).scalar_one() or ():
        rows[UUID(person_id)].append(Row(*values))
    return {each: _history(rows[each]) for each in person_ids}


def _do_meetings_count(course_id: str | None) -> bool:
    courses = the_library().courses
    asked = courses.values() if course_id is None else filter(None, [courses.get(course_id)])
    return any(course.completion.meetings is not None for course in asked)


def _history(rows: list[Row]) -> History:
    kinds: dict[str, list[Row]] = defaultdict(list)
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
        guides=frozenset(row.name for row in kinds["meeting"]),
        told=frozenset(row.name for row in kinds["meeting"] if row.flag),
        results={row.name: _result(row) for row in kinds["result"]},
        open_attempts={row.name: UUID(row.id) for row in kinds["attempt"]},
        completed_on=date.fromisoformat(completion.day) if completion else None,
        is_questioned=bool(completion and completion.flag),
        certificate_code=certificate.name if certificate else None,
    )


def _result(row: Row) -> Result:
    moment = datetime.fromisoformat(row.moment)
    # SQLite keeps moments in UTC, without saying so.
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Result(row.attempts, row.first, row.mark, bool(row.flag), in_utc)
