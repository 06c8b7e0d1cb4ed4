"""The list of people: a page at a time, by name, with what a registrar must know of each."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import selectinload

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.paging import Pages
from rumahbelajar.people import agreement, consent
from rumahbelajar.people.agreement import Agreement
from rumahbelajar.people.models import Credential, Person
from rumahbelajar.people.names import searched_words
from rumahbelajar.people.register import seen_by

PAGE_SIZE = 50


class Listed(NamedTuple):
    """A person of the list: when the consent was withdrawn, None where it was not; and to what
    text one stands."""

    person: Person
    withdrawn_on: date | None
    agreement: Agreement


@dataclass(frozen=True)
class Page:
    """The people on one page of the register."""

    people: list[Listed]
    pages: Pages


def page_of_people(viewer: Viewer, search: str, number: int, *, only_wanting: bool = False) -> Page:
    """Return a page of the people whom the viewer may act on, by name, with roles at hand.

    Every word searched for stands somewhere in the name or the user name, in any order; titles
    such as Bu and Pak count nothing.
    `only_wanting` are those whom a registrar has still to ask (see agreement.is_wanting).
    """
    conditions = [seen_by(viewer), *(_is_named(word) for word in searched_words(search))]
    if only_wanting:
        conditions.append(agreement.is_wanting())
    found = db.session.execute(
        select(Person, consent.withdrawn_on(), agreement.state(), func.count().over())
        .where(*conditions)
        .order_by(func.lower(Person.name), Person.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .options(selectinload(Person.held_roles))
    ).all()
    people = [Listed(row[0], row[1], Agreement(row[2])) for row in found]
    return Page(people, Pages(found[0][3] if found else 0, PAGE_SIZE, number))


def _is_named(word: str) -> ColumnElement[bool]:
    by_user_name = exists().where(
        Credential.person_id == Person.id,
        Credential.user_name.contains(word.casefold(), autoescape=True),
    )
    return or_(Person.name.icontains(word, autoescape=True), by_user_name)
