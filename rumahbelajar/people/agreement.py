"""Who has still to agree to the text of now, and noting what many in one room said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, exists, func, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.paging import Pages
from rumahbelajar.people import consent, house, learner_lock
from rumahbelajar.people.models import AgeBand, Consent, Person, Purpose
from rumahbelajar.people.register import is_staff, seen_by

MOST = 60
"""People on one page to tick: a room, or a whole group."""


class Agreement(StrEnum):
    """What stands of somebody."""

    NONE = "none"
    OLD = "old"
    """To an earlier text."""
    NOW = "now"


@dataclass(frozen=True)
class Wanting:
    """Learners who have still to agree, by name: those on one of the pages.

    `alone` is asked one by one, whoever else is in the room: a child's guardian, and who withdrew.
    """

    together: list[Person]
    pages: Pages
    alone: list[Person]


@dataclass(frozen=True)
class Noted:
    """Whose consent was noted, and who of those asked for still has none, by name."""

    given: list[Person]
    left_out: list[Person]


def state() -> ColumnElement[str]:
    """Return, as a column beside Person, what stands: a word of Agreement."""
    return case(
        (~_has_agreed(), Agreement.NONE.value),
        (_is_to_old_text(), Agreement.OLD.value),
        else_=Agreement.NOW.value,
    )


def is_wanting() -> ColumnElement[bool]:
    """Return the condition that a registrar has still to ask a person; staff agree themselves."""
    return (~_has_agreed() | _is_to_old_text()) & ~is_staff()


def wanting_among(person_ids: Collection[UUID]) -> set[UUID]:
    """Return who of these has still to be asked; one query."""
    asked = select(Person.id).where(Person.id.in_(person_ids), is_wanting())
    return set(db.session.scalars(asked))


def wanting(
    viewer: Viewer, among: ColumnElement[bool], number: int = 1, *, most_alone: int = MOST
) -> Wanting:
    """Return a page of those of a village, or of a group, who have still to agree; two queries."""
    asked = _asked(viewer).where(among)
    rows = db.session.execute(
        asked.where(_answers_in_a_room())
        .add_columns(func.count().over())
        .offset((number - 1) * MOST)
        .limit(MOST)
    ).all()
    alone = db.session.scalars(asked.where(~_answers_in_a_room()).limit(most_alone)).all()
    pages = Pages(rows[0][1] if rows else 0, MOST, number)
    return Wanting([row[0] for row in rows], pages, list(alone))


def give_together(viewer: Viewer, person_ids: Iterable[UUID], manner: consent.Manner) -> Noted:
    """Note the consent of these people as on the page of each; a second tap notes nothing.

    Left alone is who agreed meanwhile, and who must be asked alone (see Wanting).
    """
    named = select(Person.id).where(Person.id.in_(list(person_ids)[:MOST]), seen_by(viewer))
    asked_for = db.session.scalars(named).all()
    learner_lock.take_turns(asked_for)
    lock_subjects(*asked_for)
    still = _asked(viewer).where(Person.id.in_(asked_for)).add_columns(_answers_in_a_room())
    given, left_out = [], []
    rows = db.session.execute(still.execution_options(populate_existing=True)).all()
    for person, answers_here in rows:
        if not answers_here:
            left_out.append(person)
            continue
        today = house.today_in(person.village_code)
        consent.give_again(person, manner, actor_id=viewer.person_id, on=today)
        given.append(person)
    return Noted(given, left_out)


def _asked(viewer: Viewer) -> Select[tuple[Person]]:
    return (
        select(Person)
        .where(seen_by(viewer), is_wanting(), Person.suspended_at.is_(None))
        .order_by(func.lower(Person.name), Person.id)
    )


def _answers_in_a_room() -> ColumnElement[bool]:
    grown = Person.age_band.in_([each for each in AgeBand if not each.is_child])
    return grown & consent.withdrawn_on().is_(None)


def _has_agreed() -> ColumnElement[bool]:
    return exists().where(Consent.person_id == Person.id, Consent.purpose == Purpose.LEARNING)


def _is_to_old_text() -> ColumnElement[bool]:
    return exists().where(
        Consent.person_id == Person.id, Consent.text_version != consent.TEXT_VERSION
    )
