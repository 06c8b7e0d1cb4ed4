"""A print run: cards or PINs for many people at once, the same again when its form comes twice.

What is printed is derived from the key of the run, so a reload, a second tap or a jammed printer
shows the same sheet, and nothing that signs anybody in is kept where it could be read.
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from flask import current_app
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import consent
from rumahbelajar.people.hashing import keyed_digest
from rumahbelajar.people.models import Card, Credential, Person
from rumahbelajar.people.pins import pin_made_by
from rumahbelajar.people.register import is_staff, seen_by
from rumahbelajar.people.tokens import make_token

MOST = 100
"""People in one run: ten sheets, and a few seconds of hashing."""


class Kind(StrEnum):
    """What is printed; a card and a PIN never stand on one paper."""

    CARDS = "kartu"
    PINS = "pin"


@dataclass(frozen=True)
class Candidate:
    """A learner who may sign in, with the card in use and the credential, if there are any.

    `withdrawn_on` says since when no consent stands, None where none was withdrawn: with a card
    such a person can do no more than sign in and consent anew.
    """

    person: Person
    card: Card | None
    credential: Credential | None
    withdrawn_on: date | None

    @property
    def user_name(self) -> str:
        """The user name, "" for who only ever had a card."""
        return self.credential.user_name if self.credential else ""

    @property
    def has_pin(self) -> bool:
        """Whether a PIN signs them in; with a card comes a user name alone."""
        return self.credential is not None and bool(self.credential.secret_hash)

    def state(self, kind: Kind) -> str:
        """Return what the person has of this kind now, "" for nothing: another one differs."""
        if kind is Kind.CARDS:
            return str(self.card.id) if self.card else ""
        return self.credential.set_at.isoformat() if self.credential and self.has_pin else ""


@dataclass(frozen=True)
class Run:
    """A run as its form carries it: good for the sign-in that planned it, and for nobody else.

    `before` says, by person and in the order of the sheet, what each had when it was planned.
    """

    kind: Kind
    key: str
    sign_in_id: UUID
    before: Mapping[UUID, str]

    @classmethod
    def planned(cls, kind: Kind, viewer: Viewer, people: Iterable[Candidate]) -> "Run":
        """Return a new run for these people."""
        before = {each.person.id: each.state(kind) for each in people}
        return cls(kind, make_token(), viewer.sign_in_id, before)

    @classmethod
    def read(cls, text: str, viewer: Viewer) -> "Run":
        """Return what a form carried; raise Refused unless this sign-in planned it."""
        closed = Refused(_("Lembar ini sudah ditutup. Pilih lagi orangnya, lalu buat yang baru."))
        try:
            kind, key, sign_in_id, before = _serializer().loads(text)
        except BadSignature:
            raise closed from None
        if sign_in_id != str(viewer.sign_in_id):
            raise closed
        people = {UUID(person_id): state for person_id, state in before.items()}
        return cls(Kind(kind), key, viewer.sign_in_id, people)

    def write(self) -> str:
        """Return the run as its form carries it, signed."""
        before = {str(person_id): state for person_id, state in self.before.items()}
        return _serializer().dumps([self.kind, self.key, str(self.sign_in_id), before])

    def token(self, person_id: UUID) -> str:
        """Return the token of the card that this run makes for a person: 128 bits."""
        digest = bytes.fromhex(keyed_digest("print-run-card", self._for(person_id)))
        return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")

    def pin(self, person_id: UUID, village_code: str) -> str:
        """Return the PIN that this run makes for a person; none that a neighbour tries first."""
        return pin_made_by("print-run-pin", self._for(person_id), village_code)

    def _for(self, person_id: UUID) -> str:
        return f"{self.key}/{self.sign_in_id}/{person_id}"


def page_of(
    viewer: Viewer, village_code: str, *, lacking: Kind | None, number: int
) -> tuple[list[Candidate], int]:
    """Return a page of the learners of a village by name, at most MOST, and how many there are.

    `lacking` are those who have no card, or no PIN, yet; None for everybody.
    """
    query = _candidates(viewer).where(Person.village_code == village_code)
    if lacking is not None:
        query = query.where(_lacks(lacking))
    rows = db.session.execute(
        query.add_columns(func.count().over())
        .order_by(func.lower(Person.name), Person.id)
        .offset((number - 1) * MOST)
        .limit(MOST)
    ).all()
    return [Candidate(*row[:4]) for row in rows], rows[0][4] if rows else 0


def count_lacking(viewer: Viewer, village_code: str) -> dict[Kind, int]:
    """Return how many learners of a village have no card, and how many no PIN; one query."""
    counts = [func.count().filter(_lacks(kind)) for kind in Kind]
    here = _candidates(viewer).where(Person.village_code == village_code)
    row = db.session.execute(here.with_only_columns(*counts)).one()
    return dict(zip(Kind, row, strict=True))


def count_without_card(viewer: Viewer) -> int:
    """Return how many learners of a registrar who may sign in have no card yet; one query."""
    without = _candidates(viewer).where(Card.id.is_(None), consent.withdrawn_on().is_(None))
    asked = select(func.count()).select_from(without.with_only_columns(Person.id).subquery())
    return db.session.scalar(asked) or 0


def chosen(viewer: Viewer, person_ids: Iterable[UUID]) -> list[Candidate]:
    """Return those of these people whom the viewer may print for, by name; at most MOST."""
    query = _candidates(viewer).where(Person.id.in_(list(person_ids)[:MOST]))
    rows = db.session.execute(query.order_by(func.lower(Person.name), Person.id))
    return [Candidate(*row) for row in rows]


def named(viewer: Viewer, person_ids: Iterable[UUID]) -> list[Person]:
    """Return those of these people whom the viewer may act on, also who may not sign in, by name.

    Since a run was planned, somebody may have been suspended or have come to hold a role.
    """
    query = select(Person).where(seen_by(viewer), Person.id.in_(list(person_ids)[:MOST]))
    return list(db.session.scalars(query.order_by(func.lower(Person.name), Person.id)))


def _candidates(viewer: Viewer) -> Select[tuple[Person, Card, Credential, date]]:
    """Select the learners of a registrar who may sign in, with what they sign in with."""
    return (
        select(Person, Card, Credential, consent.withdrawn_on())
        .outerjoin(Card, and_(Card.person_id == Person.id, Card.voided_at.is_(None)))
        .outerjoin(Credential, Credential.person_id == Person.id)
        .where(seen_by(viewer), ~is_staff(), Person.suspended_at.is_(None))
        .execution_options(populate_existing=True)
    )


def _lacks(kind: Kind) -> ColumnElement[bool]:
    if kind is Kind.CARDS:
        return Card.id.is_(None)
    return or_(Credential.person_id.is_(None), Credential.secret_hash == "")


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="print-run")
