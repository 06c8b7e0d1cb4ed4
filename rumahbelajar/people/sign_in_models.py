"""Tables of signing in: credentials, cards, sign-ins, waits, one-time links and held forms."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.people.traits import CredentialKind, SignInMethod


class Credential(Base):
    """What a person signs in with; never leaves this node."""

    __tablename__ = "credential"
    __table_args__ = (
        CheckConstraint("user_name <> '' AND user_name = lower(user_name)", name="user_name_form"),
    )

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_credential_person"), primary_key=True
    )
    user_name: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[CredentialKind] = mapped_column(words(CredentialKind, "kind"))
    secret_hash: Mapped[str] = mapped_column(String(200), default="")
    """Argon2id of the peppered secret; "" until a passphrase was chosen."""
    set_at: Mapped[datetime]


class Card(Base):
    """A printed QR card; only the hash of its token is kept."""

    __tablename__ = "card"
    __table_args__ = (
        Index(
            "uq_card_in_use",
            "person_id",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_card_person"), index=True
    )
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]


class SignIn(Base):
    """One signed-in browser, from signing in until it is ended; its id is what the cookie names."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_sign_in_person"), index=True
    )
    method: Mapped[SignInMethod] = mapped_column(words(SignInMethod, "method"))
    card_id: Mapped[UUID | None] = mapped_column(ForeignKey("card.id", name="fk_sign_in_card"))
    is_own_phone: Mapped[bool]
    device: Mapped[str] = mapped_column(String(60), default="")
    began_at: Mapped[datetime]
    used_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class FailedSignIns(Base):
    """How often signing in failed in a row under one typed name, existing or not."""

    __tablename__ = "failed_sign_ins"
    __table_args__ = (
        CheckConstraint("failures >= 0", name="failures"),
        Index("ix_failed_sign_ins_failed_at", "failed_at"),
    )

    name_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """HMAC of the typed name, so that a mistyped secret is not kept here."""
    failures: Mapped[int]
    failed_at: Mapped[datetime]
    boot_id: Mapped[str] = mapped_column(String(40))
    """The machine's running time it was measured in: a clock set forward clears no wait."""
    failed_monotonic: Mapped[int]
    """Whole seconds on the monotonic clock of that boot."""


class OneTimeLink(Base):
    """A link that works once and not for long; only the hash of its token is kept."""

    __tablename__ = "one_time_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_one_time_link_person")
    )
    """Whose passphrase it sets; empty for the link that sets the house up."""
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class HeldForm(Base):
    """What somebody posted after their sign-in had timed out, until they sign in again."""

    __tablename__ = "held_form"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_held_form_person"), index=True
    )
    path: Mapped[str] = mapped_column(String(400))
    fields: Mapped[str] = mapped_column(Text)
    """JSON list of [name, value] pairs, in the order posted."""
    held_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    """When it was taken to be sent in; the row goes as soon as that was answered."""
