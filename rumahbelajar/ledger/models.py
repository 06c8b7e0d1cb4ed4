"""Tables of the ledger: facts that are only ever added, their order, and what was set aside."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import triggers

_SHA256 = String(64)


class ClockQuality(StrEnum):
    """How far the clock could be trusted when a fact was recorded."""

    CHECKED = "checked"
    """The system says that its clock is set by the network."""
    UNCHECKED = "unchecked"
    UNSURE = "unsure"
    """The clock showed a moment that had already been."""


class SetAsideReason(StrEnum):
    """Why a fact from elsewhere was not taken in."""

    OTHER_CONTENT = "other_content"
    """The ledger holds another fact under this id."""
    WRONG_HASH = "wrong_hash"
    UNREADABLE = "unreadable"
    """It is no fact, its payload is not one of its kind, or it could not be folded."""


class Node(Base):
    """This copy of the program with its database: one row.

    A database that was restored from a copy begins a new incarnation, so that an order number
    never stands for two facts.
    """

    __tablename__ = "node"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    node_id: Mapped[UUID]
    incarnation: Mapped[UUID]
    created_at: Mapped[datetime]


class Fact(Base):
    """Something that happened, as it was told; never changed, never taken out (see triggers)."""

    __tablename__ = "fact"
    __table_args__ = (
        CheckConstraint("schema_version >= 1", name="schema_version"),
        CheckConstraint("replaces <> id", name="replaces_another"),
        CheckConstraint("length(content_sha256) = 64", name="content_sha256"),
        Index("ix_fact_subject_id", "subject_id", "id"),
        Index("ix_fact_node_id", "node_id", "id"),
        # What was told in a village: for the nightly check, and the flaws of its records.
        Index("ix_fact_village_code", "village_code", "kind"),
        # With what tells whether something was put right twice, without a look at the facts.
        Index(
            "ix_fact_replaces",
            *("replaces", "subject_id", "id", "village_code"),
            sqlite_where=text("replaces IS NOT NULL"),
            postgresql_where=text("replaces IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    node_id: Mapped[UUID]
    incarnation: Mapped[UUID]
    """Those of the node where it was recorded."""
    kind: Mapped[str] = mapped_column(String(64))
    schema_version: Mapped[int]
    subject_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    occurred_on: Mapped[date]
    """The local day a person means."""
    recorded_at: Mapped[datetime]
    clock_quality: Mapped[ClockQuality] = mapped_column(words(ClockQuality, "clock_quality"))
    replaces: Mapped[UUID | None]
    """The fact this one puts right; no foreign key, since that one may arrive later."""
    payload: Mapped[str] = mapped_column(Text)
    """Canonical JSON (see kinds.write_payload)."""
    content_sha256: Mapped[str] = mapped_column(_SHA256)


class FactOrder(Base):
    """The order in which this node's facts travel: gap-free in each incarnation."""

    __tablename__ = "fact_order"
    __table_args__ = (
        CheckConstraint("seq >= 1", name="seq"),
        Index("uq_fact_order_fact_id", "fact_id", unique=True),
    )

    incarnation: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    fact_id: Mapped[UUID] = mapped_column(ForeignKey("fact.id", name="fk_fact_order_fact"))


class FactUnsealed(Base):
    """A fact that still waits for its place in the order (PostgreSQL only)."""

    __tablename__ = "fact_unsealed"

    fact_id: Mapped[UUID] = mapped_column(
        ForeignKey("fact.id", name="fk_fact_unsealed_fact"), primary_key=True
    )


class SetAsideFact(Base):
    """A fact from elsewhere that a person must look at; the same one is kept once."""

    __tablename__ = "set_aside_fact"
    __table_args__ = (Index("uq_set_aside_fact_text_sha256", "text_sha256", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    fact_id: Mapped[UUID | None] = mapped_column(index=True)
    """Empty when not even that could be read."""
    reason: Mapped[SetAsideReason] = mapped_column(words(SetAsideReason, "reason"))
    text: Mapped[str] = mapped_column(Text)
    """The whole fact as it arrived (see envelope.Envelope.write)."""
    text_sha256: Mapped[str] = mapped_column(_SHA256)
    set_aside_at: Mapped[datetime]


triggers.guard("fact", Fact.__table__)
triggers.guard("fact_order", FactOrder.__table__)
