"""An attempt as it is shown: its quiz as it was, the fixed order, the answers so far."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import ask, db
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.models import Answer, Attempt
from rumahbelajar.questions import BaseQuestion, Response, UnreadableAnswer


@dataclass(frozen=True)
class Sheet:
    """An attempt with its course and quiz of the day it began; `responses` is by question id."""

    attempt: Attempt
    course: Course
    quiz: Quiz
    questions: tuple[BaseQuestion, ...]
    """In the order in which this attempt asks them."""
    responses: dict[str, Response]

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.attempt.submitted_at is None

    def unanswered(self) -> list[int]:
        """Return the places, from 1, of the questions without an answer."""
        return [
            place
            for place, question in enumerate(self.questions, start=1)
            if question.id not in self.responses
        ]

    def options(self, question: BaseQuestion) -> tuple[tuple[str, str], ...]:
        """Return (id, text) of the options of a question, in the order of this attempt.

        Those that may not be shuffled, as of a scale, stand as the author wrote them.
        """
        texts = {each.id: each.text for each in getattr(question, "options", ())}
        order = question.option_ids() or tuple(texts)
        if self.quiz.shuffle and question.option_ids():
            order = shuffled(order, f"{self.attempt.seed}/{question.id}")
        return tuple((option_id, texts[option_id]) for option_id in order)

    def entered(self, question: BaseQuestion) -> list[str]:
        """Return the form values of the answer to a question, or none."""
        if question.id not in self.responses:
            return []
        try:
            return question.entered(self.responses[question.id])
        except UnreadableAnswer:
            return []


@dataclass(frozen=True)
class Paper:
    """The questions of an attempt, in the order in which it asks them, without the answers."""

    questions: tuple[BaseQuestion, ...]
    is_open: bool
    """Whether it can still be answered."""


def paper_of(person_id: UUID, attempt_id: UUID) -> Paper | None:
    """Return the questions of a person's own attempt, as it stands at this moment, or None."""
    found = ask(_attempt(), person_id=person_id, attempt_id=attempt_id).one_or_none()
    if found is None:
        return None
    quiz = _quiz(course_versions.course_at(found.course_version), found.quiz_id)
    return Paper(_order(quiz, found.seed), is_open=found.submitted_at is None)


def sheet_of(person_id: UUID, attempt_id: UUID, *, fresh: bool = False) -> Sheet | None:
    """Return a person's own attempt, or None; `fresh` reads again what another may have changed."""
    asked = select(Attempt).where(Attempt.id == attempt_id, Attempt.person_id == person_id)
    attempt = db.session.scalar(asked.execution_options(populate_existing=fresh))
    if attempt is None:
        return None
    course = course_versions.course_at(attempt.course_version)
    quiz = _quiz(course, attempt.quiz_id)
    return Sheet(attempt, course, quiz, _order(quiz, attempt.seed), _responses(attempt_id))


def last_handed_in(person_id: UUID, quiz_id: str) -> UUID | None:
    """Return the id of a person's latest attempt at a quiz that was handed in, or None."""
    handed_in = select(Attempt.id).where(
        Attempt.person_id == person_id,
        Attempt.quiz_id == quiz_id,
        Attempt.submitted_at.is_not(None),
    )
    return db.session.scalar(handed_in.order_by(Attempt.submitted_at.desc()).limit(1))


def shuffled(ids: Sequence[str], seed: str) -> tuple[str, ...]:
    """Return the ids in an order that depends on the seed alone, on any Python, for ever."""

    def place(each: str) -> bytes:
        return hashlib.sha256(f"{seed}/{each}".encode()).digest()

    return tuple(sorted(ids, key=place))


@cache
def _attempt() -> Select[Any]:
    return select(
        Attempt.course_version, Attempt.quiz_id, Attempt.seed, Attempt.submitted_at
    ).where(
        Attempt.id == bindparam("attempt_id", type_=Uuid()),
        Attempt.person_id == bindparam("person_id", type_=Uuid()),
    )


def _quiz(course: Course, quiz_id: str) -> Quiz:
    quiz = course.quiz(quiz_id)
    if quiz is None:
        raise LookupError(f"version {course.version} has no quiz {quiz_id}")
    return quiz


def _order(quiz: Quiz, seed: int) -> tuple[BaseQuestion, ...]:
    if not quiz.shuffle_questions:
        return quiz.questions
    by_id = {question.id: question for question in quiz.questions}
    return tuple(by_id[each] for each in shuffled(list(by_id), str(seed)))


def _responses(attempt_id: UUID) -> dict[str, Response]:
    rows = db.session.execute(
        select(Answer.question_id, Answer.response).where(Answer.attempt_id == attempt_id)
    )
    return {row.question_id: row.response for row in rows}
