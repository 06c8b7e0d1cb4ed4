"""Overseeing: the facilitators of an area, and the villages that have none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort
from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from rumahbelajar.access import OVERSEERS, RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.paging import Pages
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import Area, Credential, Person, Role, SignIn, Village
from rumahbelajar.people.names import searched_words

PAGE_SIZE = 50


@dataclass(frozen=True)
class Facilitator:
    """A facilitator with a village that they look after, and how they sign in."""

    person: Person
    village: str
    """Its name."""
    around: str
    """District and regency that it lies in, since names of villages repeat."""
    has_passphrase: bool
    last_seen_at: datetime | None
    """When they last used the program, as far as sign-ins are kept."""


@dataclass(frozen=True)
class Facilitators:
    """One page of the facilitators of an area."""

    listed: list[Facilitator]
    pages: Pages


@dataclass(frozen=True)
class Helper:
    """A facilitator by name, and by id where the viewer may open their page."""

    id: UUID | None
    name: str
    has_been_in: bool
    """Whether they ever signed in here; else no message reaches them."""


@dataclass(frozen=True)
class Lacking:
    """Villages in which nobody works as a facilitator: how many, and the first of them."""

    count: int
    first: list[Village]


def find_facilitator(viewer: Viewer, person_id: UUID) -> Person:
    """Return a facilitator whom the viewer looks after; anybody else is a 404."""
    asked = select(Person).where(Person.id == person_id, _is_overseen_by(viewer))
    return db.session.scalar(asked) or abort(404)


def page_of_facilitators(viewer: Viewer, search: str, number: int) -> Facilitators:
    """Return a page of those whom the viewer looks after, by village and name.

    Every word searched for stands in the name, or in the name of the village.
    """
    working = aliased(Role)
    last_seen = (
        select(func.max(SignIn.used_at)).where(SignIn.person_id == Person.id).scalar_subquery()
    )
    found = db.session.execute(
        select(
            Person,
            func.coalesce(Area.name, working.area_code),
            working.area_code,
            func.coalesce(Credential.secret_hash, "") != "",
            last_seen,
            func.count().over(),
        )
        .join(working, and_(working.person_id == Person.id, *_holds(working)))
        .outerjoin(Area, Area.code == working.area_code)
        .outerjoin(Credential, Credential.person_id == Person.id)
        .where(_is_overseen_by(viewer))
        .where(*(_is_named(word) for word in searched_words(search)))
        .order_by(Area.name, working.area_code, func.lower(Person.name), Person.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    ).all()
    around = areas_around(row[2] for row in found)
    listed = [Facilitator(row[0], row[1], around[row[2]], *row[3:5]) for row in found]
    return Facilitators(listed, Pages(found[0][5] if found else 0, PAGE_SIZE, number))


def villages_without(viewer: Viewer, most: int = PAGE_SIZE) -> Lacking:
    """Return the villages of the viewer's areas where no facilitator may work now, by code."""
    rows = db.session.execute(
        select(Village, func.count().over())
        .where(within_any(Village.code, viewer.areas(*OVERSEERS)), ~has_facilitator())
        .order_by(Village.code)
        .limit(most)
    ).all()
    return Lacking(rows[0][1] if rows else 0, [row[0] for row in rows])


def has_facilitator() -> ColumnElement[bool]:
    """Return whether an unsuspended facilitator is there for a village, or for an area above."""
    suspended = select(Person.id).where(Person.suspended_at.is_not(None))
    areas = (
        select(Role.area_code).where(*_holds(Role), Role.person_id.not_in(suspended)).cte("areas")
    )
    above = (func.substr(Village.code, 1, length) for length in (8, 5, 2))
    codes = (Village.code, *above, literal_column("''", String()))
    return or_(*(code.in_(select(areas.c.area_code)) for code in codes))


def facilitators_of(viewer: Viewer, village_code: str) -> list[Helper]:
    """Return who is there for a village now, by name, for whoever looks after it; one query."""
    if not viewer.holds_over(village_code, *OVERSEERS):
        return []
    here = Role.area_code.in_([village_code, *upper_codes(village_code), ""])
    rows = db.session.execute(
        select(Person.id, Person.name, _is_overseen_by(viewer), _has_been_in())
        .where(
            exists().where(Role.person_id == Person.id, *_holds(Role), here),
            Person.suspended_at.is_(None),
            ~is_given_up(Person.id),
        )
        .order_by(func.lower(Person.name), Person.id)
    )
    return [
        Helper(person_id if may_open else None, name, has_been_in)
        for person_id, name, may_open, has_been_in in rows
    ]


def areas_around(village_codes: Iterable[str]) -> dict[str, str]:
    """Return the names of district and regency of each of these villages; one query."""
    around = {code: upper_codes(code)[:0:-1] for code in village_codes}
    codes = {each for upper in around.values() for each in upper}
    asked = select(Area.code, Area.name).where(Area.code.in_(codes))
    names = dict(db.session.execute(asked).tuples().all())
    return {
        code: ", ".join(names.get(each, each) for each in upper) for code, upper in around.items()
    }


def _is_overseen_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a person is a facilitator in the viewer's areas, and no more."""
    areas = viewer.areas(*OVERSEERS)
    held = and_(Role.person_id == Person.id, Role.revoked_at.is_(None))
    beyond = or_(Role.kind != RoleKind.FACILITATOR, not_(within_any(Role.area_code, areas)))
    return and_(exists().where(held), ~exists().where(held, beyond), ~is_given_up(Person.id))


def _has_been_in() -> ColumnElement[bool]:
    """Return whether somebody has signed in here, or chosen what they sign in with."""
    chosen = and_(Credential.person_id == Person.id, Credential.secret_hash != "")
    return or_(exists().where(SignIn.person_id == Person.id), exists().where(chosen))


def _holds(role: type[Role]) -> tuple[ColumnElement[bool], ...]:
    return role.kind == RoleKind.FACILITATOR, role.revoked_at.is_(None)


def _is_named(word: str) -> ColumnElement[bool]:
    in_name: ColumnElement[bool] = Person.name.icontains(word, autoescape=True)
    return or_(in_name, Area.name.icontains(word, autoescape=True))
