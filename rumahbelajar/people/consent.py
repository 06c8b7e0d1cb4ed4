"""Consent: a fact for each purpose, before any record of learning is kept (UU 27/2022)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import ScalarSelect, exists, func, or_, select

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.instead import record_instead
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.people.consent_facts import WITHDRAWN, ConsentGiven, ConsentWithdrawn
from rumahbelajar.people.models import (
    Consent,
    ConsentWay,
    ConsentWitness,
    Guardian,
    Person,
    Purpose,
    Tongue,
)

TEXT_VERSION = "3"
"""Which text was shown: templates/people/consent_text.html. A changed text takes a new version."""
TEXT_SHA256 = {
    "1": "9adf042cd1bb38ffdc96e254b4950b52327d63c41aaa84981c8dc53fe5a65a52",
    "2": "f390eb73ab05dbf259f5c87662aba1986b62940937ab24b75ba39bf1f57e18e9",
    "3": "f9280895949f7b00c8ffa8dcc47c4cbd416fd86fa6894ef2c1a763afabb5f52a",
}
"""The hash of each version of that file, so that no text changes under its version."""


@dataclass(frozen=True)
class GuardianWords:
    """A parent or guardian of a child, as the facilitator typed it (UU 27/2022, article 25)."""

    name: str
    relation: str


@dataclass(frozen=True)
class Manner:
    """How a consent was given: in which way and language, by whom for a child, and who was by."""

    way: ConsentWay
    tongue: str = Tongue.INDONESIAN.value
    """As in labels.TONGUES, or "en" for the English text on the screen."""
    guardian: GuardianWords | None = None
    witness: str = ""


@dataclass(frozen=True)
class Given:
    """A consent that stands, and who was there when it was given."""

    consent: Consent
    guardian: Guardian | None
    """Who consented for a child."""
    witness: str
    """Who was by; "" for nobody named."""
    helper: str
    """Who read the text out or took the paper; "" for who agreed alone."""


def give(
    person_id: UUID, manner: Manner, *, actor_id: UUID, village_code: str, on: date
) -> tuple[Fact, ...]:
    """Record consent to every purpose; return the facts, one for each.

    It takes the place of a consent that stands: of both, one fact for each, where two entries were
    merged. The caller has locked the person, if there is one.
    """
    standing_on: dict[Purpose, list[UUID]] = defaultdict(list)
    for each in standing(person_id):
        standing_on[each.purpose].append(each.fact_id)
    return tuple(
        fact
        for purpose in Purpose
        for fact in record_instead(
            standing_on[purpose],
            ConsentGiven(purpose, TEXT_VERSION, manner.way, manner.tongue),
            subject_id=person_id,
            actor_id=actor_id,
            village_code=village_code,
            occurred_on=on,
        )
    )


def keep_words(person_id: UUID, facts: tuple[Fact, ...], manner: Manner) -> None:
    """Keep who consented for a child and who was by, erasable; the person row must exist."""
    for fact in facts:
        if manner.guardian is not None:
            name, relation = manner.guardian.name, manner.guardian.relation
            db.session.add(
                Guardian(fact_id=fact.id, person_id=person_id, name=name, relation=relation)
            )
        if manner.witness:
            db.session.add(
                ConsentWitness(fact_id=fact.id, person_id=person_id, name=manner.witness)
            )


def give_again(person: Person, manner: Manner, *, actor_id: UUID, on: date) -> None:
    """Record the consent that somebody registered before gave to a registrar.

    Raise Refused for a child without a guardian. The caller has locked the person and seen that
    none stands to the text of now.
    """
    if person.age_band.is_child and manner.guardian is None:
        raise Refused(_("Peserta di bawah 18 tahun memerlukan izin orang tua atau wali."))
    facts = give(person.id, manner, actor_id=actor_id, village_code=person.village_code, on=on)
    keep_words(person.id, facts, manner)


def withdraw(person: Person, *, actor_id: UUID, on: date) -> None:
    """Record that every consent of a person ends; a person without any is left as they are."""
    for consent in standing(person.id):
        record(
            ConsentWithdrawn(consent.purpose),
            subject_id=person.id,
            actor_id=actor_id,
            village_code=person.village_code,
            occurred_on=on,
            replaces=consent.fact_id,
        )


def has_consented(person_id: UUID) -> bool:
    """Whether records of this person's learning may be kept."""
    return any(consent.purpose is Purpose.LEARNING for consent in standing(person_id))


def agreed_among(person_ids: Collection[UUID]) -> set[UUID]:
    """Return of whose learning, of these people, records may be kept; one query."""
    agreed = select(Consent.person_id).where(
        Consent.person_id.in_(person_ids), Consent.purpose == Purpose.LEARNING
    )
    return set(db.session.scalars(agreed))


def is_to_text_of_now(person_id: UUID) -> bool:
    """Whether a consent stands, and was given to the text that is shown now."""
    given = standing(person_id)
    return bool(given) and all(each.text_version == TEXT_VERSION for each in given)


def withdrawn_on() -> ScalarSelect[date]:
    """Return, as a column beside Person, when a consent ended that nobody gave anew; else None."""
    stands = exists().where(Consent.person_id == Person.id, Consent.purpose == Purpose.LEARNING)
    merged = select(Alias.subject_id).where(Alias.stands_as == Person.id)
    return (
        select(func.max(Fact.occurred_on))
        .where(
            or_(Fact.subject_id == Person.id, Fact.subject_id.in_(merged.correlate(Person))),
            Fact.kind == WITHDRAWN,
            ~stands.correlate(Person),
        )
        .correlate(Person)
        .scalar_subquery()
    )


def withdrawal_of(person_id: UUID) -> date | None:
    """Return when a person's consent ended, None where one stands or none was ever given."""
    return db.session.scalar(
        select(withdrawn_on()).select_from(Person).where(Person.id == person_id)
    )


def last_given(person_id: UUID) -> Given | None:
    """Return the last consent that stands with its own words; None where none does."""
    row = db.session.execute(
        select(Consent, Guardian, ConsentWitness.name, Person.name)
        .outerjoin(Guardian, Guardian.fact_id == Consent.fact_id)
        .outerjoin(ConsentWitness, ConsentWitness.fact_id == Consent.fact_id)
        .outerjoin(Person, Person.id == Consent.helped_by)
        .where(Consent.person_id == person_id)
        .order_by(Consent.given_on.desc(), Consent.fact_id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    given, guardian, witness, helper = row
    return Given(given, guardian, witness or "", helper or "")


def is_by_guardian(person_id: UUID) -> bool:
    """Whether a consent stands, and none that was given without a parent or guardian.

    Who was a guardian of an earlier consent did not give the one that stands now.
    """
    guarded = exists().where(Guardian.fact_id == Consent.fact_id)
    answers = db.session.scalars(select(guarded).where(Consent.person_id == person_id)).all()
    return bool(answers) and all(answers)


def last_of_each(person_id: UUID) -> list[Consent]:
    """Return the last consent to each purpose that stands, to show; each of two entries has one."""
    return list({each.purpose: each for each in standing(person_id)}.values())


def standing(person_id: UUID) -> list[Consent]:
    """Return the consents of a person that stand, the oldest first."""
    return list(
        db.session.scalars(
            select(Consent)
            .where(Consent.person_id == person_id)
            .order_by(Consent.given_on, Consent.fact_id)
        )
    )
