"""Cards: a printed QR whose token signs a learner in, until it is voided."""

from uuid import UUID

from sqlalchemy import select, update

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people import learner_lock, sign_ins
from rumahbelajar.people.models import Card, Person
from rumahbelajar.people.tokens import make_token, token_hash


def make_card(person_id: UUID) -> str:
    """Void the card in use and return the token of a new one; it is shown once and kept hashed."""
    learner_lock.lock(person_id)
    void_cards(person_id)
    token = make_token()
    db.session.add(Card(person_id=person_id, token_sha256=token_hash(token), made_at=clock.now()))
    db.session.flush()
    return token


def void_cards(person_id: UUID) -> None:
    """Let no card of this person sign in any more, and end what it is signed in with.

    Who found a lost card may have it open.
    """
    sign_ins.end_of_cards([person_id])
    db.session.execute(
        update(Card)
        .where(Card.person_id == person_id, Card.voided_at.is_(None))
        .values(voided_at=clock.now())
    )


def find_card(token: str) -> tuple[Card, Person] | None:
    """Return a card in use and whose it is; None for an unknown or voided card, or a suspended
    person's, and for one of somebody who was merged into another."""
    row = db.session.execute(
        select(Card, Person)
        .join(Person, Person.id == Card.person_id)
        .where(
            Card.token_sha256 == token_hash(token),
            Card.voided_at.is_(None),
            Person.suspended_at.is_(None),
            ~is_given_up(Person.id),
        )
    ).first()
    return (row[0], row[1]) if row else None


def card_in_use(person_id: UUID) -> Card | None:
    """Return the card that signs this person in now, if there is one."""
    return db.session.scalars(
        select(Card).where(Card.person_id == person_id, Card.voided_at.is_(None))
    ).first()
