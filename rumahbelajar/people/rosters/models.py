"""Table of the lists that wait for the person who sent them in to say yes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base


class Roster(Base):
    """A list as it was read; its rows are emptied as soon as it is taken over or given up."""

    __tablename__ = "roster"
    __table_args__ = (
        CheckConstraint("(applied_at IS NULL) = (rows <> '')", name="emptied_when_applied"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    """Comes with the form, so that a file sent twice is one list."""
    asked_by: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_roster_asked_by"), index=True
    )
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_roster_village")
    )
    rows: Mapped[str] = mapped_column(Text)
    """JSON, see rosters/rows.py."""
    unread: Mapped[str] = mapped_column(String(1000))
    """The heads of columns that were left unread, one a line."""
    sent_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    created: Mapped[int]
    changed: Mapped[int]
