"""Finishing a course: noticed the moment its rule is met, once, with the certificate."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning import certificates, course_versions
from rumahbelajar.learning.facts import CompletionQuestioned, CompletionReached
from rumahbelajar.learning.history import History, histories_in, history_of
from rumahbelajar.learning.models import Completion
from rumahbelajar.learning.requirements import is_finished
from rumahbelajar.learning.telling import tell
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Person


def finish(person_id: UUID, course: Course) -> None:
    """Finish a course whose rule was met without the learner's doing, as by a new version."""
    settle(learner_lock.lock(person_id), course)


def settle(person: Person, course: Course) -> bool:
    """Record that the course is finished when its rule is met and was not before.

    The rule is the one in force now. Return whether it was finished by this. The caller holds the
    learner's lock.
    """
    history = history_of(person.id, course.id)
    if not is_reached(course, history):
        return False
    reach(person, course)
    return True


def is_reached(course: Course, history: History) -> bool:
    """Whether somebody who takes the course meets its rule, and has not finished it before."""
    return history.is_enrolled and history.completed_on is None and is_finished(course, history)


def reach(person: Person, course: Course, told_by: UUID | None = None) -> None:
    """Record that the course is finished, and issue the certificate.

    By the learner's own doing, unless somebody else is named. The caller holds the learner's lock
    and has seen that the rule is met.
    """
    course_versions.store(course)
    tell(CompletionReached(course.id, course.version), about=person, told_by=told_by)
    certificates.issue(person, course, told_by)


def recheck(person_id: UUID, course_id: str, told_by: UUID) -> None:
    """Flag a finished course when, after a correction, its own version's rule is no longer met.

    To be called by whoever records a correction. The certificate stays until somebody decides.
    """
    learner_lock.take_turn(person_id)
    row = db.session.get(Completion, (person_id, course_id), populate_existing=True)
    if row is not None:
        _question(row, told_by)


def recheck_all(person_ids: Collection[UUID], told_by: UUID) -> None:
    """Do the same for every course that these people finished.

    By who has locked the ledger: then nobody can add to what they did, and no lock of a learner
    may be taken (ledger.locking.lock_ledger).
    """
    theirs = (
        select(Completion)
        .where(Completion.person_id.in_(person_ids))
        .order_by(Completion.person_id, Completion.course_id)
        .execution_options(populate_existing=True)
    )
    for row in db.session.scalars(theirs).all():
        _question(row, told_by)


def _question(row: Completion, told_by: UUID) -> None:
    course = course_versions.kept_at(row.course_version)
    # Of a course of another house that this one never had nothing can be said.
    if course is None or row.is_questioned:
        return
    # With meetings, even if the course of today lets none count.
    history = histories_in(row.course_id, [row.person_id])[row.person_id]
    if not is_finished(course, history):
        tell(
            CompletionQuestioned(row.course_id, row.course_version, row.completed_on),
            about=db.session.get_one(Person, row.person_id),
            told_by=told_by,
            replaces=row.fact_id,
        )
