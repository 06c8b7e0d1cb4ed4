"""How people answered the questions of a course, counted from the facts: each of the answers.

Of each person and quiz the first submission alone counts: later ones follow what the first taught.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db, within
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.models import CourseVersion, QuizResult
from rumahbelajar.ledger.models import Fact
from rumahbelajar.questions import BaseQuestion, Response
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.summaries.models import StandingInCourse

MOST = 5_000
"""Of the submissions: beyond that, only the latest are read, so that a nation's page has an end."""
_BLANK = {"", '""', "[]"}
ALL_POINTS = 100


class Given(NamedTuple):
    """An answer as the fact has it, in JSON, and its points; None where none can be had."""

    answer: str
    points: int | None

    @property
    def response(self) -> Response | None:
        """The answer in the form that its question coded it; None for words that nobody kept."""
        coded: Response | None = json.loads(self.answer)
        return coded

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.answer in _BLANK

    @property
    def is_wrong(self) -> bool:
        """Whether something was answered that is not wholly right."""
        return not self.is_blank and self.points is not None and self.points < ALL_POINTS


@dataclass(frozen=True)
class Asking:
    """A question as it was asked, of which all answers are counted together."""

    quiz: Quiz
    """As it is now, or was when the question was last part of it."""
    question: BaseQuestion
    is_asked_now: bool
    """Whether the course asks it in this way today."""
    times: Counter[Given]

    @property
    def answered(self) -> int:
        """How many people were asked it and handed in; who left it blank is one of them."""
        return self.times.total()

    @property
    def right(self) -> int:
        """How many of them got all points."""
        return sum(times for given, times in self.times.items() if given.points == ALL_POINTS)

    @property
    def blank(self) -> int:
        """How many of them answered nothing."""
        return sum(times for given, times in self.times.items() if given.is_blank)


@dataclass(frozen=True)
class Tallies:
    """The questions of a course with how they were answered."""

    askings: Sequence[Asking]
    read: int
    of: int
    """How many submissions were read, of how many there are."""
    unread: int
    """How many of those read are of a version of the course that was never kept here."""


def tallies_of(course: Course, asked: Asked) -> Tallies:
    """Return how the questions of a course were answered in the area and months asked for.

    Three queries; one more for each old version of the course that is not at hand.
    """
    picked = _first_submissions(course, asked).limit(MOST).subquery()
    payloads = select(Fact.payload).join(picked, picked.c.fact_id == Fact.id)
    counted: dict[tuple[str, str, str], Counter[Given]] = defaultdict(Counter)
    by_version: Counter[str] = Counter()
    for payload in db.session.scalars(payloads):
        _count(json.loads(payload), counted, by_version)
    read = by_version.total()
    versions = [
        version for version in _newest_first(course, list(by_version)) if version is not None
    ]
    return Tallies(
        list(_askings(course, versions, counted)),
        read,
        _how_many(course, asked) if read == MOST else read,
        read - sum(by_version[each.version] for each in versions),
    )


def _first_submissions(course: Course, asked: Asked) -> Select[Any]:
    return (
        select(QuizResult.first_fact.label("fact_id"))
        .where(*_asked_for(course, asked))
        .order_by(QuizResult.first_on.desc(), QuizResult.first_fact.desc())
    )


def _how_many(course: Course, asked: Asked) -> int:
    counting = select(func.count()).select_from(QuizResult).where(*_asked_for(course, asked))
    return db.session.execute(counting).scalar_one()


def _asked_for(course: Course, asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield QuizResult.course_id == course.id
    yield QuizResult.first_on.between(asked.period.first, asked.period.last)
    if asked.area or asked.has_traits:
        standing = StandingInCourse
        traits = {
            standing.sex: asked.sex,
            standing.age_band: asked.age_band,
            standing.category: asked.category,
            standing.destination: asked.destination,
        }
        yield QuizResult.person_id.in_(
            select(standing.person_id).where(
                standing.course_id == course.id,
                within(standing.village_code, asked.area),
                *(column == value for column, value in traits.items() if value),
            )
        )


def _count(
    told: Any, counted: dict[tuple[str, str, str], Counter[Given]], by_version: Counter[str]
) -> None:
    version, quiz_id = told["course_version"], told["quiz_id"]
    by_version[version] += 1
    for question, answer, points in zip(
        told["questions"], told["answers"], told["points"], strict=True
    ):
        counted[version, quiz_id, question][Given(answer, points)] += 1


def _newest_first(course: Course, versions: Sequence[str]) -> Iterator[Course | None]:
    """Yield the course of today and each of these versions that was kept, the newest first."""
    rows = db.session.execute(
        select(CourseVersion.version)
        .where(CourseVersion.course_id == course.id, CourseVersion.version.in_(versions))
        .order_by(CourseVersion.loaded_at.desc(), CourseVersion.version)
    )
    yield course
    for (version,) in rows:
        if version != course.version:
            yield course_versions.kept_at(version)


def _askings(
    course: Course,
    versions: Sequence[Course],
    counted: dict[tuple[str, str, str], Counter[Given]],
) -> Iterator[Asking]:
    """Yield each way in which a question was asked, in the order of the newest version with it."""
    found: dict[tuple[str, str], dict[Any, Asking]] = defaultdict(dict)
    for version in versions:
        for quiz in version.quizzes():
            for question in quiz.questions:
                ways = found[quiz.id, question.id]
                way = ways.setdefault(
                    _way_of(question), Asking(quiz, question, version is course, Counter())
                )
                way.times.update(counted.get((version.version, quiz.id, question.id), {}))
    places = {quiz.id: place for place, quiz in enumerate(course.quizzes())}
    for key in sorted(found, key=lambda key: places.get(key[0], len(places))):
        yield from (way for way in found[key].values() if way.is_asked_now or way.answered)


def _way_of(question: BaseQuestion) -> tuple[Any, ...]:
    """Return what makes the answers to a question the same answers: its type, its options and which
    are right."""
    options = tuple(
        (each.id, each.text, getattr(each, "correct", None))
        for each in getattr(question, "options", ())
    )
    return (
        getattr(question, "type", ""),
        options,
        question.correct_text(),
        getattr(question, "accepted", ()),
    )
