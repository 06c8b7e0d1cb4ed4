"""Table of the notes that coordinators write to the facilitators of a village."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.people.models import Person

MOST_TEXT_CHARACTERS = 600


class VillageNote(Base):
    """A short note to a village, and who read it first."""

    __tablename__ = "village_note"
    __table_args__ = (
        Index("ix_village_note_village_code_written_at", "village_code", "written_at"),
        CheckConstraint("text <> ''", name="text_given"),
        CheckConstraint("(read_at IS NULL) = (read_by IS NULL)", name="read_by_somebody"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_village_note_village")
    )
    text: Mapped[str] = mapped_column(String(MOST_TEXT_CHARACTERS))
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_village_note_person"), index=True
    )
    """Who wrote it."""
    written_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_village_note_read_by")
    )

    writer: Mapped[Person] = relationship(foreign_keys=[person_id], viewonly=True)
    reader: Mapped[Person | None] = relationship(foreign_keys=[read_by], viewonly=True)
