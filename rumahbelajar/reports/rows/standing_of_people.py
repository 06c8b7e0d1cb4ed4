"""Where each of many people stands in a course, part by part: who has done what, when, and how."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.learning.models import Completion, Enrollment, LessonCompletion, QuizResult
from rumahbelajar.learning.skip_models import LessonSkip
from rumahbelajar.learning.standings import Standing, Tries
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import is_staff


class Handed(NamedTuple):
    """A quiz that somebody handed in: the day of the first time, and the best mark."""

    on: date
    mark: int


@dataclass
class OnTheWay:
    """Somebody on the way through a course."""

    id: UUID
    name: str
    standing: Standing = field(default_factory=Standing)
    lessons: dict[str, date] = field(default_factory=dict)
    """The lessons that ask for nothing more, and the earliest day of it."""
    quizzes: dict[str, Handed] = field(default_factory=dict)


def who_takes(course: Course, village_code: str) -> ColumnElement[bool]:
    """Return the condition that a person lives in a village and takes a course, or once did."""
    # Looked up for each of the village, rather than found among all who take the course anywhere.
    takes = exists().where(Enrollment.person_id == Person.id, Enrollment.course_id == course.id)
    return (Person.village_code == village_code) & takes & ~is_given_up(Person.id) & ~is_staff()


def on_the_way(course: Course, who: ColumnElement[bool]) -> list[OnTheWay]:
    """Return where these people stand in a course, by name; two queries, however many they are."""
    people = select(Person.id, Person.name).where(who).order_by(func.lower(Person.name), Person.id)
    found = {row.id: OnTheWay(row.id, row.name) for row in db.session.execute(people)}
    # Found once for all parts.
    those = select(select(Person.id).where(who).cte("people").c.id)
    for row in db.session.execute(union_all(*_parts(course, those))):
        _note(found[row.person_id], row)
    return list(found.values())


def _parts(course: Course, people: Select[Any]) -> Iterator[Select[Any]]:
    """Select the same columns of every table that tells of these people in this course."""

    def rows(kind: str, table: Any, day: Any, **more: Any) -> Select[Any]:
        columns = _columns(kind, table.person_id, day, **more)
        return select(*columns).where(table.course_id == course.id, table.person_id.in_(people))

    yield rows("enrollment", Enrollment, Enrollment.opened_on, flag=Enrollment.is_open)
    lesson = LessonCompletion
    yield rows("lesson", lesson, lesson.completed_on, name=lesson.lesson_id)
    yield rows("lesson", LessonSkip, LessonSkip.skipped_on, name=LessonSkip.lesson_id)
    quiz = QuizResult
    told = {"name": quiz.quiz_id, "flag": quiz.is_passed, "mark": quiz.best_mark}
    yield rows("quiz", quiz, quiz.first_on, **told, last=quiz.last_on, times=quiz.attempts)
    yield rows("activity", ActivityCompletion, ActivityCompletion.finished_on)
    yield rows("completion", Completion, Completion.completed_on)
    if course.completion.meetings is not None:
        met = {"name": Meeting.guide, "flag": counting.is_told()}
        columns = _columns("meeting", Attendance.person_id, Meeting.on, **met)
        yield counting.counted(*columns).where(
            Meeting.course_id == course.id, Attendance.person_id.in_(people)
        )


def _columns(kind: str, person_id: Any, day: Any, **given: Any) -> list[Any]:
    empty = {
        "name": cast(null(), String()),
        "flag": cast(null(), Boolean()),
        "mark": cast(null(), Integer()),
        "last": cast(null(), Date()),
        "times": cast(null(), Integer()),
    }
    named = {name: given.get(name, nothing) for name, nothing in empty.items()}
    return [
        person_id.label("person_id"),
        literal(kind).label("kind"),
        day.label("day"),
        *(column.label(name) for name, column in named.items()),
    ]


def _note(person: OnTheWay, row: Any) -> None:
    standing = person.standing
    match row.kind:
        case "enrollment":
            standing.is_enrolled, standing.began_on = row.flag, row.day
            return
        case "lesson":
            standing.settled.add(row.name)
            person.lessons[row.name] = min(row.day, person.lessons.get(row.name, row.day))
        case "quiz":
            standing.quizzes[row.name] = Tries(row.times, row.flag)
            person.quizzes[row.name] = Handed(row.day, row.mark)
        case "completion":
            standing.completed_on = row.day
        case "meeting":
            standing.guides.add(row.name)
            if row.flag:
                standing.told.add(row.name)
    standing.note(row.last or row.day)
