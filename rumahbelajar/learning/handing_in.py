"""Handing a quiz in: every answer marked, the fact told, and the course finished if that was it."""

import json
from collections.abc import Iterable
from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.courses.model import Quiz
from rumahbelajar.learning import completing
from rumahbelajar.learning.attempts import Sheet, sheet_of
from rumahbelajar.learning.facts import AttemptSubmitted
from rumahbelajar.learning.telling import tell
from rumahbelajar.library import the_library
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Person
from rumahbelajar.questions import Marking


def hand_in(person_id: UUID, attempt_id: UUID) -> Sheet | None:
    """Mark an attempt in which every question is answered, once, and return it.

    One with unanswered questions is returned as it is, still open. None when the person has no
    such attempt. The marks are those of the version it began with; whether the course is finished
    is asked of the version in force now, when there is one.
    """
    person = learner_lock.lock(person_id)
    sheet = sheet_of(person_id, attempt_id, fresh=True)
    if sheet is None or not sheet.is_open or sheet.unanswered():
        return sheet
    _submit(person, sheet)
    course = the_library().courses.get(sheet.course.id)
    if course is not None:
        completing.settle(person, course)
    return sheet


def markings(sheet: Sheet) -> dict[str, Marking]:
    """Return points and feedback of every answered question, by question id."""
    return {
        question.id: question.mark(sheet.responses[question.id])
        for question in sheet.questions
        if question.id in sheet.responses
    }


def mean(points: Iterable[int | None]) -> int | None:
    """Return the mark of a quiz: the mean of the points, a half rounded up.

    Answers that have none, as on a scale, are left out; None when no other is there.
    """
    given = [each for each in points if each is not None]
    return (2 * sum(given) + len(given)) // (2 * len(given)) if given else None


def _submit(person: Person, sheet: Sheet) -> None:
    quiz, marked = sheet.quiz, markings(sheet)
    points = [marked[question.id].points for question in quiz.questions]
    mark = mean(points)
    passed = None if quiz.pass_mark is None or mark is None else mark >= quiz.pass_mark
    attempt = sheet.attempt
    fact = tell(
        AttemptSubmitted(
            course_id=sheet.course.id,
            quiz_id=quiz.id,
            course_version=sheet.course.version,
            attempt_id=attempt.id,
            questions=tuple(question.id for question in quiz.questions),
            answers=_coded(quiz, sheet),
            points=tuple(points),
            mark=mark,
            passed=passed,
        ),
        about=person,
    )
    attempt.submitted_at = clock.now()
    attempt.mark, attempt.is_passed, attempt.fact_id = mark or 0, passed, fact.id


def _coded(quiz: Quiz, sheet: Sheet) -> tuple[str, ...]:
    return tuple(
        json.dumps(question.coded(sheet.responses[question.id]), separators=(",", ":"))
        for question in quiz.questions
    )
