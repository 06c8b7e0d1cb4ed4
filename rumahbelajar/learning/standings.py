"""Where many people stand in several courses, read in as many queries for sixty as for one."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, or_, select, union_all

from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.learning.models import Completion, Enrollment, LessonCompletion, QuizResult
from rumahbelajar.learning.skip_models import LessonSkip
from rumahbelajar.ledger.aliases import counts_as
from rumahbelajar.ledger.effectiveness import is_effective
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.models import Fact
from rumahbelajar.library import the_library
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting

TRIES_THAT_MEAN_STUCK = 4
"""Wrong tries on one question (Kolibri's rule for who needs help)."""


class Tries(NamedTuple):
    """How often somebody handed in a quiz, and whether they ever passed it."""

    handed_in: int
    is_passed: bool


@dataclass
class Standing:
    """Where one person stands in one course; empty for who never began it."""

    is_enrolled: bool = False
    settled: set[str] = field(default_factory=set)
    """The lessons that ask for nothing more: understood, or passed over."""
    quizzes: dict[str, Tries] = field(default_factory=dict)
    """By quiz id."""
    stuck_at: set[str] = field(default_factory=set)
    """The quizzes, not passed yet, with a question that was answered wrong four times."""
    guides: set[str] = field(default_factory=set)
    """The guides that were met by, in a course where meetings count; see History."""
    told: set[str] = field(default_factory=set)
    began_on: date | None = None
    """The day of enrolling, the first time."""
    last_on: date | None = None
    """The last day of any progress; to be enrolled is none."""
    completed_on: date | None = None

    def last_by(self, today: date) -> date | None:
        """The last day of any progress; nobody has learned on a day that is still to come."""
        return min(self.last_on, today) if self.last_on else None

    def note(self, day: date | None) -> None:
        """Something went on that day."""
        if day is not None and (self.last_on is None or day > self.last_on):
            self.last_on = day


Standings = dict[tuple[UUID, str], Standing]
"""By person and course."""


def standings_of(
    person_ids: Collection[UUID], course_ids: Collection[str], *, with_lessons: bool = True
) -> Standings:
    """Return where these people stand in these courses.

    Who never began one has no entry, unless they came to a meeting that counts in it.

    Six queries, one less where nobody is stuck and one more where meetings count in a course,
    whatever the number of people and lessons. Without lessons nothing is settled, and the days stay
    right: for who only asks who needs help.
    """
    found: Standings = defaultdict(Standing)
    for row in _asked(Enrollment, person_ids, course_ids, Enrollment.is_open, Enrollment.opened_on):
        standing = found[row.person_id, row.course_id]
        standing.is_enrolled = row.is_open
        standing.began_on = row.opened_on
    for row in db.session.execute(_lessons(person_ids, course_ids, with_lessons)):
        standing = found[row.person_id, row.course_id]
        if with_lessons:
            standing.settled.add(row.lesson_id)
        standing.note(row.day)
    of_activities = (ActivityCompletion.finished_on,)
    for row in _asked(ActivityCompletion, person_ids, course_ids, *of_activities):
        found[row.person_id, row.course_id].note(row.finished_on)
    _add_quizzes(found, person_ids, course_ids)
    _add_meetings(found, person_ids, course_ids)
    for row in _asked(Completion, person_ids, course_ids, Completion.completed_on):
        standing = found[row.person_id, row.course_id]
        standing.completed_on = row.completed_on
        standing.note(row.completed_on)
    return dict(found)


def _asked(
    table: Any, person_ids: Collection[UUID], course_ids: Collection[str], *columns: Any
) -> Iterable[Any]:
    return db.session.execute(
        select(table.person_id, table.course_id, *columns).where(
            table.person_id.in_(person_ids), table.course_id.in_(course_ids)
        )
    )


def _lessons(person_ids: Collection[UUID], course_ids: Collection[str], each: bool) -> Select[Any]:
    """Select a row for each lesson, or only the last day in each course."""
    parts = [
        select(table.person_id, table.course_id, table.lesson_id, day.label("day")).where(
            table.person_id.in_(person_ids), table.course_id.in_(course_ids)
        )
        for table, day in (
            (LessonCompletion, LessonCompletion.completed_on),
            (LessonSkip, LessonSkip.skipped_on),
        )
    ]
    rows = union_all(*parts).subquery()
    if each:
        return select(rows)
    of_course = rows.c.person_id, rows.c.course_id
    return select(*of_course, func.max(rows.c.day).label("day")).group_by(*of_course)


def _add_quizzes(
    found: Standings, person_ids: Collection[UUID], course_ids: Collection[str]
) -> None:
    hopeless: set[tuple[UUID, str]] = set()
    of_results = (
        QuizResult.quiz_id,
        QuizResult.attempts,
        QuizResult.is_passed,
        QuizResult.last_on,
    )
    for row in _asked(QuizResult, person_ids, course_ids, *of_results):
        standing = found[row.person_id, row.course_id]
        standing.quizzes[row.quiz_id] = Tries(row.attempts, row.is_passed)
        standing.note(row.last_on)
        if row.attempts >= TRIES_THAT_MEAN_STUCK and not row.is_passed:
            hopeless.add((row.person_id, row.quiz_id))
    for person_id, quiz_id in _stuck(hopeless):
        found[person_id, quiz_id.partition("/")[0]].stuck_at.add(quiz_id)


def _add_meetings(
    found: Standings, person_ids: Collection[UUID], course_ids: Collection[str]
) -> None:
    courses = the_library().courses
    counting_in = [
        each for each in course_ids if each in courses and courses[each].completion.meetings
    ]
    if not counting_in:
        return
    told = counting.is_told().label("is_told")
    columns = (Attendance.person_id, Meeting.course_id, Meeting.guide, Meeting.on, told)
    asked = counting.counted(*columns).where(
        Attendance.person_id.in_(person_ids), Meeting.course_id.in_(counting_in)
    )
    for row in db.session.execute(asked):
        standing = found[row.person_id, row.course_id]
        standing.guides.add(row.guide)
        if row.is_told:
            standing.told.add(row.guide)
        standing.note(row.on)


def _stuck(hopeless: set[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Return those of these people and quizzes where one question was wrong four times."""
    if not hopeless:
        return set()
    wrong: Counter[tuple[UUID, str, str]] = Counter()
    person_ids = {person_id for person_id, _quiz in hopeless}
    merged = select(Alias.subject_id).where(Alias.stands_as.in_(person_ids))
    handed_in = select(counts_as(Fact.subject_id), Fact.payload).where(
        or_(Fact.subject_id.in_(person_ids), Fact.subject_id.in_(merged)),
        Fact.kind == "attempt.submitted",
        is_effective(),
    )
    for person_id, payload in db.session.execute(handed_in):
        told = json.loads(payload)
        for question, points in zip(told["questions"], told["points"], strict=True):
            if (person_id, told["quiz_id"]) in hopeless and points is not None and points < 100:
                wrong[person_id, told["quiz_id"], question] += 1
    return {
        (person_id, quiz_id)
        for (person_id, quiz_id, _question), times in wrong.items()
        if times >= TRIES_THAT_MEAN_STUCK
    }
