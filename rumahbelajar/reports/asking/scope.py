"""The scope of a report: which areas somebody may read of, and where they may see persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, or_, select

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people.areas import VILLAGE_LENGTH, is_area_code
from rumahbelajar.people.models import Person, Role


@dataclass(frozen=True)
class Scope:
    """What somebody may read: the areas they look after, and those whose persons they may see.

    Whoever reads a report reads it through one of these, whether on a page, in an export, from a
    schedule or with a token.
    """

    areas: tuple[str, ...]
    """Area codes, the widest alone; "" is the nation."""
    with_persons: tuple[str, ...] = ()
    """Areas in which they may see persons; elsewhere they see counts, and none under five."""

    def sees(self, code: str) -> bool:
        """Whether an area lies in theirs."""
        return _lies_in(code, self.areas)

    def sees_persons(self, code: str) -> bool:
        """Whether they may see the persons of an area, and counts of any size."""
        return _lies_in(code, self.with_persons)

    def require(self, code: str) -> str:
        """Return the code of an area of theirs; any other, and what is no code, is a 404."""
        return code if is_area_code(code) and self.sees(code) else abort(404)


def scope_of(viewer: Viewer) -> Scope:
    """Return what a person may read by their roles.

    Facilitators and admins see the persons whom they look after, a coordinator those of a village
    that is theirs; a coordinator of more than a village sees counts.
    """
    return scope_of_roles(viewer.roles)


def scope_of_person(person_id: UUID) -> Scope:
    """Return what somebody may read who is not there, as for what was asked to be made later.

    Nothing once they are suspended or merged into another, or hold no role any more.
    """
    may_sign_in = Person.suspended_at.is_(None), ~is_given_up(Person.id)
    return _scope_by(person_id, Role.revoked_at.is_(None), *may_sign_in)


def scope_at(person_id: UUID, moment: datetime) -> Scope:
    """Return what somebody could read at a moment that is over, as for what was made then."""
    is_held = or_(Role.revoked_at.is_(None), Role.revoked_at > moment)
    return _scope_by(person_id, Role.granted_at <= moment, is_held)


def _scope_by(person_id: UUID, *conditions: ColumnElement[bool]) -> Scope:
    roles = select(Role.kind, Role.area_code).join(Person, Person.id == Role.person_id)
    theirs = roles.where(Role.person_id == person_id, *conditions)
    return scope_of_roles([HeldRole(kind, area) for kind, area in db.session.execute(theirs)])


def scope_of_roles(roles: Sequence[HeldRole]) -> Scope:
    """Return what somebody who holds these roles may read (see scope_of)."""
    persons = tuple(role.area for role in roles if _shows_persons(role))
    return Scope(_widest(tuple(role.area for role in roles)), _widest(persons))


def _shows_persons(role: HeldRole) -> bool:
    return role.kind is not RoleKind.COORDINATOR or len(role.area) == VILLAGE_LENGTH


def _widest(areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the areas that lie in no other, in order."""
    kinds = sorted(set(areas))
    return tuple(
        code
        for code in kinds
        if not any(_lies_in(code, (other,)) for other in kinds if other != code)
    )


@lru_cache(maxsize=1024)
def _lies_in(code: str, areas: tuple[str, ...]) -> bool:
    return any(HeldRole(RoleKind.COORDINATOR, area).covers(code) for area in areas)
