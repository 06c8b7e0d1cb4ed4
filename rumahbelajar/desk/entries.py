"""Two entries of the register side by side: what tells whether they are one person."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group, GroupMember
from rumahbelajar.learning import pairs
from rumahbelajar.learning.models import Completion, Enrollment
from rumahbelajar.ledger.models import Fact
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Card, Credential, Person, SignIn


@dataclass
class Entry:
    """What is known of one person, as far as it helps to tell them from another."""

    person: Person
    added_on: date
    groups: list[str] = field(default_factory=list)
    courses: list[str] = field(default_factory=list)
    """Titles of the courses taken; what somebody reads on a hard subject is theirs (facts E3)."""
    finished: int = 0
    last_on: date | None = None
    """The last day on which anything was told of them, or they signed in."""
    user_name: str = ""
    has_card: bool = False
    has_signed_in: bool = False
    facts: int = 0

    @property
    def weight(self) -> tuple[bool, bool, bool, int, float]:
        """Return what makes this the one to keep: who signs in, and of whom most is known."""
        is_active = self.person.suspended_at is None
        has_account = bool(self.user_name) or self.has_card
        added = -self.person.added_at.timestamp()
        return is_active, self.has_signed_in, has_account, self.facts, added


def entries_of(person_ids: Collection[UUID], time_zone: str) -> dict[UUID, Entry]:
    """Return the entries of these people; eight queries, however many there are."""
    asked = select(Person).where(Person.id.in_(person_ids)).options(joinedload(Person.household))
    zone = ZoneInfo(time_zone)
    found = {
        each.id: Entry(each, each.added_at.astimezone(zone).date())
        for each in db.session.scalars(asked)
    }
    _add_learning(found)
    _add_days(found, zone)
    for person_id, name in _rows(
        select(GroupMember.person_id, Group.name)
        .join(Group, Group.id == GroupMember.group_id)
        .where(GroupMember.person_id.in_(found), GroupMember.until.is_(None))
        .order_by(Group.name)
    ):
        found[person_id].groups.append(name)
    of_credential = select(Credential.person_id, Credential.user_name)
    for person_id, user_name in _rows(of_credential.where(Credential.person_id.in_(found))):
        found[person_id].user_name = user_name
    of_card = select(Card.person_id, Card.id).where(Card.voided_at.is_(None))
    for person_id, _card in _rows(of_card.where(Card.person_id.in_(found))):
        found[person_id].has_card = True
    return found


def the_one_to_keep(one: Entry, other: Entry) -> UUID:
    """Return whom to propose: the one with an account that was used."""
    return max((one, other), key=lambda each: each.weight).person.id


def would_leave_a_partner(person_id: UUID) -> bool:
    """Whether somebody else would lose their partner, if this person were given up."""
    return pairs.is_in_pair(person_id)


def _add_learning(found: dict[UUID, Entry]) -> None:
    courses = the_library().courses
    taken: dict[UUID, list[str]] = defaultdict(list)
    for person_id, course_id in _rows(
        select(Enrollment.person_id, Enrollment.course_id)
        .where(Enrollment.person_id.in_(found), Enrollment.is_open)
        .order_by(Enrollment.opened_on, Enrollment.course_id)
    ):
        if course_id in courses and not courses[course_id].sensitive:
            taken[person_id].append(courses[course_id].title)
    for person_id, number in _rows(
        select(Completion.person_id, func.count())
        .where(Completion.person_id.in_(found))
        .group_by(Completion.person_id)
    ):
        found[person_id].finished = number
    for person_id, titles in taken.items():
        found[person_id].courses = titles


def _add_days(found: dict[UUID, Entry], zone: ZoneInfo) -> None:
    told: datetime
    for person_id, told, number in _rows(
        select(Fact.subject_id, func.max(Fact.recorded_at), func.count())
        .where(Fact.subject_id.in_(found))
        .group_by(Fact.subject_id)
    ):
        found[person_id].facts = number
        found[person_id].last_on = told.astimezone(zone).date()
    used: datetime
    for person_id, used in _rows(
        select(SignIn.person_id, func.max(SignIn.used_at))
        .where(SignIn.person_id.in_(found))
        .group_by(SignIn.person_id)
    ):
        entry, day = found[person_id], used.astimezone(zone).date()
        entry.has_signed_in = True
        entry.last_on = max(entry.last_on or day, day)


def _rows(statement: Any) -> Any:
    return db.session.execute(statement)
