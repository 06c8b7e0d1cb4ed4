"""How somebody's answers on the scales of a course moved: said before learning, and after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db
from rumahbelajar.learning.models import Answer, Attempt
from rumahbelajar.questions import Response, UnreadableAnswer
from rumahbelajar.questions.scale import Scale


@dataclass(frozen=True)
class Move:
    """What was asked, and the answers before and now; they may be the same, and none is better."""

    asked: str
    before: str
    now: str

    @property
    def is_same(self) -> bool:
        """Whether the answer stayed."""
        return self.before == self.now


def moves_of(person_id: UUID, course: Course, posttest: UUID | None = None) -> list[Move]:
    """Return the moves on every scale that both tests of a course ask, in their order.

    Before is the first pretest, now the latest posttest, or the one attempt that is named. One
    query, and none for a course without such scales.
    """
    scales = _scales(course.pretest, course.posttest)
    if not scales:
        return []
    first, last = _answers(person_id, course, list(scales), posttest)
    return [
        Move(scale.label or scale.text, _said(scale, first[key]), _said(scale, last[key]))
        for key, scale in scales.items()
        if _is_read(scale, first.get(key)) and _is_read(scale, last.get(key))
    ]


def _scales(pretest: Quiz | None, posttest: Quiz | None) -> dict[str, Scale]:
    if pretest is None or posttest is None:
        return {}
    return {
        each.id: each
        for each in posttest.questions
        if isinstance(each, Scale) and pretest.question(each.id) == each
    }


def _answers(
    person_id: UUID, course: Course, question_ids: list[str], posttest: UUID | None
) -> tuple[dict[str, Response], dict[str, Response]]:
    """Return the first answers in the pretest and the last in the posttest, by question id."""
    first: dict[str, Response] = {}
    last: dict[str, Response] = {}
    for row in _rows(person_id, course, question_ids):
        if course.pretest and row.quiz_id == course.pretest.id:
            first.setdefault(row.question_id, row.response)
        elif posttest in {None, row.attempt_id}:
            last[row.question_id] = row.response
    return first, last


def _rows(person_id: UUID, course: Course, question_ids: list[str]) -> Iterable[Row[Any]]:
    quiz_ids = [quiz.id for quiz in (course.pretest, course.posttest) if quiz]
    asked = (
        select(Attempt.quiz_id, Answer.attempt_id, Answer.question_id, Answer.response)
        .join(Answer, Answer.attempt_id == Attempt.id)
        .where(
            Attempt.person_id == person_id,
            Attempt.quiz_id.in_(quiz_ids),
            Attempt.submitted_at.is_not(None),
            Answer.question_id.in_(question_ids),
        )
        .order_by(Attempt.submitted_at, Attempt.id)
    )
    return db.session.execute(asked).all()


def _is_read(scale: Scale, response: Response | None) -> bool:
    """Whether there is an answer, and one that this version of the scale still offers."""
    try:
        return response is not None and bool(scale.shown(response))
    except UnreadableAnswer:
        return False


def _said(scale: Scale, response: Response) -> str:
    """Return the degree as it stands within a sentence."""
    text = scale.shown(response)
    return text[:1].lower() + text[1:]
