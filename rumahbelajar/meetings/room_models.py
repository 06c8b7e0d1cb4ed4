"""Tables of the small groups that are formed in the room at a meeting, and of what each made.

They help on the day and at the next meeting, and nothing is counted from them: so they are rows
that change and can be erased, and no facts; they stay in this house.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base

MOST_TOPIC_CHARACTERS = 120
MOST_MADE_CHARACTERS = 300


class RoomDeal(Base):
    """How often the people of a meeting were dealt into groups; no row is not yet."""

    __tablename__ = "room_deal"
    __table_args__ = (CheckConstraint("number >= 1", name="number"),)

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int]
    """Counts from 1; the same number deals the same people in the same way."""
    dealt_at: Mapped[datetime]
    dealt_by: Mapped[UUID]


class RoomGroup(Base):
    """A small group of a meeting: what it was about, and what it made, in words without names."""

    __tablename__ = "room_group"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("version >= 1", name="version"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topic: Mapped[str] = mapped_column(String(MOST_TOPIC_CHARACTERS), default="")
    made: Mapped[str] = mapped_column(String(MOST_MADE_CHARACTERS), default="")
    version: Mapped[int] = mapped_column(default=1)
    """Grows with each change of the words, and of who spoke."""


class RoomPlace(Base):
    """In which small group of a meeting somebody is: in one at most, by the key."""

    __tablename__ = "room_place"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "number"],
            ["room_group.meeting_id", "room_group.number"],
            name="fk_room_place_group",
        ),
        Index(
            "uq_room_place_speaker",
            "meeting_id",
            "number",
            unique=True,
            sqlite_where=text("spoke"),
            postgresql_where=text("spoke"),
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    """Of a person, or of who walked in."""
    number: Mapped[int]
    spoke: Mapped[bool] = mapped_column(default=False)
    """Whether they told the others what the group made; one of a group at most."""
