"""Beginning a quiz, or going on with it, and saving each answer as it is given."""

import secrets
from uuid import UUID

from sqlalchemy import bindparam, text

from rumahbelajar import clock
from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import ask, db
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.allowance import Hindrance, allowance_of
from rumahbelajar.learning.attempts import Paper, Sheet, paper_of
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Answer, Attempt
from rumahbelajar.people import learner_lock
from rumahbelajar.questions import BaseQuestion, Response

_SEEDS = 2**31
# As text, because SQLAlchemy compiles "on conflict" anew each time.
_KEEPING = text(
    "INSERT INTO answer (attempt_id, question_id, response, saved_at) "
    "VALUES (:attempt_id, :question_id, :response, :saved_at) "
    "ON CONFLICT (attempt_id, question_id) "
    "DO UPDATE SET response = excluded.response, saved_at = excluded.saved_at"
).bindparams(*(bindparam(each.name, type_=each.type) for each in Answer.__table__.columns))


def begin(person_id: UUID, course: Course, quiz: Quiz) -> UUID | Hindrance:
    """Return the id of the open attempt, or of a new one; else why none may be begun now."""
    learner_lock.lock(person_id)
    history = history_of(person_id, course.id)
    if quiz.id in history.open_attempts:
        return history.open_attempts[quiz.id]
    hindrance = allowance_of(course, quiz, history, clock.now()).hindrance
    return hindrance or _begin_another(person_id, course, quiz)


def save(person_id: UUID, attempt_id: UUID, place: int, values: list[str]) -> Paper:
    """Save the answer to the question at a place; return the questions of the attempt.

    One that was handed in already stays as it is: the caller sees that it is no longer open. Raise
    UnreadableAnswer, with a sentence for the learner, when the values are no answer; LookupError
    when there is no such attempt of this person, or no such question in it.
    """
    learner_lock.take_turn(person_id)
    paper = paper_of(person_id, attempt_id)
    question = question_at(paper, place) if paper else None
    if paper is None or question is None:
        raise LookupError(f"no question {place} in an attempt {attempt_id}")
    if paper.is_open:
        _keep(attempt_id, question.id, question.read(values))
    return paper


def question_at(paper: Paper | Sheet, place: int) -> BaseQuestion | None:
    """Return the question at a place, from 1, in the order of this attempt; None outside."""
    return paper.questions[place - 1] if 1 <= place <= len(paper.questions) else None


def _keep(attempt_id: UUID, question_id: str, response: Response) -> None:
    ask(
        _KEEPING,
        attempt_id=attempt_id,
        question_id=question_id,
        response=response,
        saved_at=clock.now(),
    )


def _begin_another(person_id: UUID, course: Course, quiz: Quiz) -> UUID:
    course_versions.store(course)
    attempt = Attempt(
        person_id=person_id,
        course_id=course.id,
        quiz_id=quiz.id,
        course_version=course.version,
        seed=secrets.randbelow(_SEEDS),
        started_at=clock.now(),
    )
    db.session.add(attempt)
    db.session.flush()
    return attempt.id
