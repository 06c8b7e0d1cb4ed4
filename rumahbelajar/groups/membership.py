"""Membership: who is in a group on which day, and how people come in and go."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, case, func, or_, select, update

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.groups.models import Group, GroupMember
from rumahbelajar.ledger.aliases import counts_as, is_given_up, stands_as
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person
from rumahbelajar.people.names import searched_words
from rumahbelajar.people.register import is_staff

MOST_MEMBERS = 60
"""More than that is no group any more: pages and sheets are made for as many."""
MOST_FOUND = MOST_MEMBERS
"""On one page of those who may come in: as many as a group holds."""


class Member(NamedTuple):
    """What a list tells of somebody in a group; a roll of 40 is read anew at each tap."""

    id: UUID
    name: str
    household_id: UUID | None


def members_on(group_id: UUID, day: date) -> list[Member]:
    """Return who was in a group on a day, by name; one query."""
    rows = db.session.execute(
        select(Person.id, Person.name, Person.household_id)
        .join(GroupMember, _whose() == Person.id)
        .where(GroupMember.group_id == group_id, _covers(day))
        .order_by(func.lower(Person.name), Person.id)
    )
    return list(dict.fromkeys(Member(*row) for row in rows))


def members_of(group_id: UUID) -> list[Person]:
    """Return who is in a group now, by name; one query."""
    members = db.session.scalars(
        select(Person)
        .join(GroupMember, _whose() == Person.id)
        .where(GroupMember.group_id == group_id, GroupMember.until.is_(None))
        .order_by(func.lower(Person.name), Person.id)
    )
    return list(dict.fromkeys(members))


def members_of_groups(group_ids: Collection[UUID]) -> dict[UUID, list[Person]]:
    """Return who is in each of these groups now, by name; one query."""
    found: dict[UUID, list[Person]] = {group_id: [] for group_id in group_ids}
    rows = db.session.execute(
        select(GroupMember.group_id, Person)
        .join(Person, _whose() == Person.id)
        .where(GroupMember.group_id.in_(group_ids), GroupMember.until.is_(None))
        .order_by(func.lower(Person.name), Person.id)
    )
    for group_id, person in rows.tuples():
        if person not in found[group_id][-1:]:
            found[group_id].append(person)
    return found


def those_to_add(group: Group, search: str, number: int = 1) -> tuple[list[Person], int]:
    """Return a page of learners of the village who are not in the group, by name, of how many.

    Every word searched for stands somewhere in the name; titles such as Bu and Pak count nothing.
    """
    inside = select(_whose()).where(GroupMember.group_id == group.id, GroupMember.until.is_(None))
    rows = db.session.execute(
        select(Person, func.count().over())
        .where(
            *_may_join(group),
            Person.id.not_in(inside),
            *(Person.name.icontains(word, autoescape=True) for word in searched_words(search)),
        )
        .order_by(func.lower(Person.name), Person.id)
        .offset((number - 1) * MOST_FOUND)
        .limit(MOST_FOUND)
    ).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def add_members(group: Group, person_ids: Collection[UUID]) -> int:
    """Take learners of the village in; return how many are new.

    Who is in already stays, and who is no learner of the village is passed over. Raise Refused for
    a group that has ended, and for more than MOST_MEMBERS.
    """
    _lock(group)
    if group.ended_at is not None:
        raise Refused(_("Kelompok ini sudah berakhir. Buka lagi dulu, lalu tambahkan orangnya."))
    inside = {each.id for each in members_of(group.id)}
    asked = select(Person.id).where(*_may_join(group), Person.id.in_(person_ids))
    newcomers = set(db.session.scalars(asked)) - inside
    if len(inside) + len(newcomers) > MOST_MEMBERS:
        raise Refused(
            ngettext(
                "Kelompok ini akan menjadi lebih dari %(num)s orang. Buatlah kelompok kedua.",
                "Kelompok ini akan menjadi lebih dari %(num)s orang. Buatlah kelompok kedua.",
                MOST_MEMBERS,
            )
        )
    today = today_in(group.village_code)
    for person_id in newcomers:
        _come_in(group.id, person_id, today)
    db.session.flush()
    return len(newcomers)


def remove_member(group: Group, person_id: UUID) -> None:
    """End the stay of somebody in a group; what they learned stays with them."""
    _end(today_in(group.village_code), GroupMember.group_id == group.id, person_id)


def former_member(group: Group, person_id: UUID | None) -> Person | None:
    """Return who was in a group and is no longer, if they may come back; else None."""
    was_in = select(_whose()).where(GroupMember.group_id == group.id)
    is_in = was_in.where(GroupMember.until.is_(None))
    return db.session.scalars(
        select(Person).where(
            *_may_join(group),
            Person.id == person_id,
            Person.id.in_(was_in),
            Person.id.not_in(is_in),
        )
    ).one_or_none()


def groups_of_member(person_id: UUID, village_code: str) -> list[Group]:
    """Return the groups of a village that somebody is in now, by name."""
    stays = select(GroupMember.group_id).where(
        stands_as(GroupMember.person_id, person_id), GroupMember.until.is_(None)
    )
    theirs = select(Group).where(Group.id.in_(stays), Group.village_code == village_code)
    return list(db.session.scalars(theirs.order_by(func.lower(Group.name), Group.id)))


def ids_of_groups_on(person_id: UUID, day: date) -> set[UUID]:
    """Return the ids of the groups that somebody was in on a day; one query."""
    theirs = select(GroupMember.group_id).where(
        stands_as(GroupMember.person_id, person_id), _covers(day)
    )
    return set(db.session.scalars(theirs))


def leave_groups_of_village(person_id: UUID, village_code: str, today: date) -> None:
    """End every stay of somebody in the groups of a village that they leave."""
    there = select(Group.id).where(Group.village_code == village_code)
    _end(today, GroupMember.group_id.in_(there), person_id)


def come_back_to_groups(person_id: UUID, village_code: str, left_on: date, today: date) -> None:
    """Let somebody be in the groups of a village again whose stays ended as they moved away."""
    left = select(GroupMember.group_id).join(Group, Group.id == GroupMember.group_id)
    mine = stands_as(GroupMember.person_id, person_id), GroupMember.until == left_on
    there = left.where(Group.village_code == village_code, *mine)
    is_in = {each.id for each in groups_of_member(person_id, village_code)}
    for group_id in sorted(set(db.session.scalars(there)) - is_in):
        _come_in(group_id, person_id, today)


def _whose() -> ColumnElement[UUID]:
    """Return whose stay a row is: of who was given up it is the kept one's, and counts once."""
    return counts_as(GroupMember.person_id)


def _covers(day: date) -> ColumnElement[bool]:
    return (GroupMember.since <= day) & or_(GroupMember.until.is_(None), GroupMember.until > day)


def _may_join(group: Group) -> tuple[ColumnElement[bool], ...]:
    of_village = Person.village_code == group.village_code
    return of_village, Person.suspended_at.is_(None), ~is_staff(), ~is_given_up(Person.id)


def _come_in(group_id: UUID, person_id: UUID, today: date) -> None:
    """Begin a stay; one that ended today goes on instead, as if it never had."""
    ended_today = db.session.scalars(
        select(GroupMember).where(
            GroupMember.group_id == group_id,
            GroupMember.person_id == person_id,
            GroupMember.until == today,
        )
    ).first()
    if ended_today is not None:
        ended_today.until = None
    else:
        db.session.add(GroupMember(group_id=group_id, person_id=person_id, since=today))


def _end(today: date, where: ColumnElement[bool], person_id: UUID) -> None:
    # Where the clock was set back, a stay ends on the day it began.
    last = case((GroupMember.since > today, GroupMember.since), else_=today)
    db.session.execute(
        update(GroupMember)
        .where(where, stands_as(GroupMember.person_id, person_id), GroupMember.until.is_(None))
        .values(until=last)
    )


def _lock(group: Group) -> None:
    """Let no other change this group meanwhile; on SQLite a writer is alone anyway."""
    db.session.execute(select(Group.id).where(Group.id == group.id).with_for_update())
    db.session.refresh(group)
