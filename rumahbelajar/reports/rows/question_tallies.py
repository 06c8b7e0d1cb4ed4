"""How people answered the questions of a course, counted from the facts: each of the answers.

Of each person and quiz the first submission alone counts: later ones follow what the first taught.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db, within
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.models import CourseVersion, QuizResult
from rumahbelajar.ledger.models import Fact
from rumahbelajar.questions import BaseQuestion
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.rows.answers_given import Asking, Given, Tallies
from rumahbelajar.reports.rows.people_by_area import OF_ANY_COURSE, has_traits
from rumahbelajar.reports.summaries.models import StandingInCourse

MOST = 5_000
"""Of the submissions: beyond that, only the latest are read, so that a nation's page has an end."""


def tallies_of(course: Course, asked: Asked) -> Tallies:
    """Return how the questions of a course were answered in the area and months asked for.

    Three queries; one more for each old version of the course that is not at hand.
    """
    counted: dict[tuple[str, str, str], Counter[Given]] = defaultdict(Counter)
    submissions: Counter[tuple[str, str]] = Counter()
    since: date | None = None
    for payload, village, day in db.session.execute(_payloads(course, asked)):
        since = min(day, since or day)
        _count(json.loads(payload), village, counted, submissions)
    read = submissions.total()
    told = list({version: None for version, _village in submissions})
    versions = [version for version in _newest_first(course, told) if version is not None]
    kept = {each.version for each in versions}
    by_village: Counter[tuple[str, bool]] = Counter()
    for (version, village), times in submissions.items():
        by_village[village, version in kept] += times
    return Tallies(
        list(_askings(course, versions, counted)),
        read,
        by_village,
        since if read == MOST else None,
    )


def widest_read(course: Course, asked: Asked, areas: Sequence[str]) -> str | None:
    """Return the widest of some areas of which all submissions are read; None where none is.

    Each area lies in the one before it. A query for each, from the last one up.
    """
    widest = None
    for area in reversed(areas):
        conditions = _asked_for(course, asked.within(area))
        few = select(QuizResult.first_fact).where(*conditions).limit(MOST + 1).subquery()
        if db.session.execute(select(func.count()).select_from(few)).scalar_one() > MOST:
            break
        widest = area
    return widest


def _payloads(course: Course, asked: Asked) -> Select[Any]:
    """Select the facts of the latest first submissions, with the village of who told each."""
    standing, picked = StandingInCourse, _latest(course, asked).subquery()
    # Looked up for each: joined, PostgreSQL reads the standing of everybody in the course.
    village = select(standing.village_code).where(
        standing.person_id == picked.c.person_id, standing.course_id == course.id
    )
    return select(
        Fact.payload, func.coalesce(village.scalar_subquery(), ""), picked.c.first_on
    ).join(picked, picked.c.first_fact == Fact.id)


def _latest(course: Course, asked: Asked) -> Select[Any]:
    """Select the latest first submissions.

    Of many they are found without looking at all; of few, all are found to find the latest.
    """
    result = QuizResult
    found = select(result.first_fact, result.first_on, result.person_id).where(
        *_asked_for(course, asked)
    )
    if asked.area or asked.traits.keys() - {"sex"}:
        found = select(found.cte("few").prefix_with("MATERIALIZED"))
    first_fact, first_on, _person_id = found.selected_columns
    return found.order_by(first_on.desc(), first_fact.desc()).limit(MOST)


def _asked_for(course: Course, asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield QuizResult.course_id == course.id
    yield QuizResult.first_on.between(asked.period.first, asked.period.last)
    if asked.area or asked.has_traits:
        standing = StandingInCourse
        people = select(standing.person_id).where(
            standing.course_id == course.id,
            # Said once more, so that an index is found that is of courses alone.
            standing.course_id != OF_ANY_COURSE,
            within(standing.village_code, asked.area),
            *has_traits(standing, asked),
        )
        yield QuizResult.person_id.in_(people)


def _count(
    told: Any,
    village: str,
    counted: dict[tuple[str, str, str], Counter[Given]],
    submissions: Counter[tuple[str, str]],
) -> None:
    version, quiz_id = told["course_version"], told["quiz_id"]
    submissions[version, village] += 1
    for question, answer, points in zip(
        told["questions"], told["answers"], told["points"], strict=True
    ):
        counted[version, quiz_id, question][Given(answer, points, village)] += 1


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
