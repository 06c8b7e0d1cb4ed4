"""Enrolling a whole group in a course: who begins, who is left out and why, before and at once."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.groups import membership
from rumahbelajar.groups.models import Group
from rumahbelajar.learning import enrolling
from rumahbelajar.learning.standings import Standing, standings_of
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Consent, Person, Purpose


@dataclass(frozen=True)
class Plan:
    """What enrolling a group comes to: every member stands in one of the lists, by name."""

    beginning: list[Person]
    without_consent: list[Person]
    """Nothing of their learning may be kept (UU 27/2022)."""
    suspended: list[Person]
    going_on: list[Person]
    finished: list[Person]


def plan(group: Group, course: Course) -> Plan:
    """Return who would begin a course; changes nothing."""
    return _plan(membership.members_of(group.id), course)


def enroll_group(group: Group, course: Course, told_by: UUID) -> Plan:
    """Let everybody of a group begin a course who can; return what was done.

    Who takes it already goes on as before, so that a double tap enrolls nobody twice.
    """
    members = membership.members_of(group.id)
    learner_lock.take_turns([each.id for each in members])
    planned = _plan(members, course)
    # Whoever marks a roll meanwhile locks the same people, in the same order.
    lock_subjects(*(each.id for each in planned.beginning))
    for person in planned.beginning:
        enrolling.enroll(person.id, course, told_by)
    return planned


def _plan(members: list[Person], course: Course) -> Plan:
    found = Plan([], [], [], [], [])
    person_ids = [each.id for each in members]
    standings, consented = standings_of(person_ids, [course.id]), _consented(person_ids)
    for person in members:
        standing = standings.get((person.id, course.id), Standing())
        if standing.completed_on is not None:
            found.finished.append(person)
        elif standing.is_enrolled:
            found.going_on.append(person)
        elif person.suspended_at is not None:
            found.suspended.append(person)
        elif person.id not in consented:
            found.without_consent.append(person)
        else:
            found.beginning.append(person)
    return found


def _consented(person_ids: Collection[UUID]) -> set[UUID]:
    given = select(Consent.person_id).where(
        Consent.purpose == Purpose.LEARNING, Consent.person_id.in_(person_ids)
    )
    return set(db.session.scalars(given))
