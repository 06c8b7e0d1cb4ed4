"""Consent: a fact for each purpose, before any record of learning is kept (UU 27/2022)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import ScalarSelect, exists, func, select

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.kinds import fact_kind
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.ledger.recording import record
from rumahbelajar.people.models import Consent, ConsentWay, Guardian, Person, Purpose

TEXT_VERSION = "2"
"""Which text was shown: templates/people/consent_text.html. A changed text takes a new version."""
TEXT_SHA256 = {
    "1": "9adf042cd1bb38ffdc96e254b4950b52327d63c41aaa84981c8dc53fe5a65a52",
    "2": "f390eb73ab05dbf259f5c87662aba1986b62940937ab24b75ba39bf1f57e18e9",
}
"""The hash of each version of that file, so that no text changes under its version."""


_WITHDRAWN = "consent.withdrawn"


@fact_kind("consent.given", version=1)
@dataclass(frozen=True)
class ConsentGiven:
    """Somebody agreed to one purpose, having seen or heard the text of this version."""

    purpose: Purpose
    text_version: str
    way: ConsentWay


@fact_kind(_WITHDRAWN, version=1)
@dataclass(frozen=True)
class ConsentWithdrawn:
    """Somebody agrees no longer; replaces the fact that gave the consent."""

    purpose: Purpose


CONSENTS = Projection("consent", tables=(Consent,), subject="person_id")


@CONSENTS.folds(ConsentGiven)
def _fold_given(fact: Fact, payload: ConsentGiven) -> None:
    db.session.add(
        Consent(
            fact_id=fact.id,
            person_id=fact.subject_id,
            purpose=payload.purpose,
            text_version=payload.text_version,
            way=payload.way,
            given_on=fact.occurred_on,
        )
    )


@CONSENTS.folds(ConsentWithdrawn)
def _fold_withdrawn(_fact: Fact, _payload: ConsentWithdrawn) -> None:
    """What it replaces is no longer effective: nothing is left to fold."""


@dataclass(frozen=True)
class GuardianWords:
    """A parent or guardian of a child, as the facilitator typed it (UU 27/2022, article 25)."""

    name: str
    relation: str


def give(
    person_id: UUID,
    *,
    actor_id: UUID,
    village_code: str,
    way: ConsentWay,
    on: date,
) -> tuple[Fact, ...]:
    """Record consent to every purpose; return the facts, one for each."""
    return tuple(
        record(
            ConsentGiven(purpose, TEXT_VERSION, way),
            subject_id=person_id,
            actor_id=actor_id,
            village_code=village_code,
            occurred_on=on,
        )
        for purpose in Purpose
    )


def keep_guardian(person_id: UUID, facts: tuple[Fact, ...], guardian: GuardianWords) -> None:
    """Keep who consented for a child, beside the facts and erasable; the person row must exist."""
    for fact in facts:
        db.session.add(
            Guardian(
                fact_id=fact.id,
                person_id=person_id,
                name=guardian.name,
                relation=guardian.relation,
            )
        )


def give_again(
    person: Person, *, actor_id: UUID, way: ConsentWay, on: date, guardian: GuardianWords | None
) -> None:
    """Record the consent that somebody registered before gave to a registrar.

    Raise Refused for a child without a guardian. The caller has locked the person and seen that no
    consent stands.
    """
    if person.age_band.is_child and guardian is None:
        raise Refused(_("Peserta di bawah 18 tahun memerlukan izin orang tua atau wali."))
    facts = give(person.id, actor_id=actor_id, village_code=person.village_code, way=way, on=on)
    if guardian is not None:
        keep_guardian(person.id, facts, guardian)


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


def withdrawn_on() -> ScalarSelect[date]:
    """Return, as a column beside Person, when a consent ended that nobody gave anew; else None."""
    stands = exists().where(Consent.person_id == Person.id, Consent.purpose == Purpose.LEARNING)
    return (
        select(func.max(Fact.occurred_on))
        .where(Fact.subject_id == Person.id, Fact.kind == _WITHDRAWN, ~stands.correlate(Person))
        .correlate(Person)
        .scalar_subquery()
    )


def withdrawal_of(person_id: UUID) -> date | None:
    """Return when a person's consent ended, None where one stands or none was ever given."""
    return db.session.scalar(
        select(withdrawn_on()).select_from(Person).where(Person.id == person_id)
    )


def guardian_of(person_id: UUID) -> Guardian | None:
    """Return the parent or guardian who gave a consent that stands, if somebody had to."""
    return db.session.scalars(
        select(Guardian)
        .join(Consent, Consent.fact_id == Guardian.fact_id)
        .where(Consent.person_id == person_id)
        .order_by(Guardian.fact_id.desc())
    ).first()


def is_by_guardian(person_id: UUID) -> bool:
    """Whether a consent stands, and none that was given without a parent or guardian.

    Who was a guardian of an earlier consent did not give the one that stands now.
    """
    guarded = exists().where(Guardian.fact_id == Consent.fact_id)
    answers = db.session.scalars(select(guarded).where(Consent.person_id == person_id)).all()
    return bool(answers) and all(answers)


def standing(person_id: UUID) -> list[Consent]:
    """Return the consents of a person that stand, the oldest first."""
    return list(
        db.session.scalars(
            select(Consent)
            .where(Consent.person_id == person_id)
            .order_by(Consent.given_on, Consent.fact_id)
        )
    )
