"""Tables of learning together: two people who agreed to it, and the budget that they share."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import Base
from rumahbelajar.ids import new_id
from rumahbelajar.learning.activity_models import Content
from rumahbelajar.learning.codes import OF_INVITATION


class Pair(Base):
    """Two people who take a course together, or one who has invited another to it."""

    __tablename__ = "pair"
    __table_args__ = (
        CheckConstraint(
            "code IS NULL OR (joined_at IS NULL AND ended_at IS NULL)", name="code_while_waiting"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(OF_INVITATION), unique=True)
    """What the second types to join; none when it was used or taken back."""
    invited_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    members: Mapped[list["PairMember"]] = relationship(lazy="selectin")


class PairMember(Base):
    """One of the two; each takes a course with one other at a time."""

    __tablename__ = "pair_member"
    __table_args__ = (
        Index(
            "uq_pair_member_open",
            "person_id",
            "course_id",
            unique=True,
            sqlite_where=text("is_open"),
            postgresql_where=text("is_open"),
        ),
    )

    pair_id: Mapped[UUID] = mapped_column(
        ForeignKey("pair.id", name="fk_pair_member_pair"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_pair_member_person"), primary_key=True
    )
    course_id: Mapped[str] = mapped_column(String(64))
    is_open: Mapped[bool] = mapped_column(default=True)
    agreed_at: Mapped[datetime]


class SharedBudget(Base):
    """The remittance budget of a pair, which either of them changes; erasable, in no fact."""

    __tablename__ = "shared_budget"

    pair_id: Mapped[UUID] = mapped_column(
        ForeignKey("pair.id", name="fk_shared_budget_pair"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_shared_budget_person"))
    """Who saved it last."""
    content: Mapped[Content] = mapped_column(JSON)
    version: Mapped[int]
    """One more with every change, so that neither writes over what they have not seen."""
    saved_at: Mapped[datetime]
