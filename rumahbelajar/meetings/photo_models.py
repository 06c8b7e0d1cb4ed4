"""Table of the photos of sheets on which a roll was called; the pictures are in photo_files.py."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base


class SheetPhoto(Base):
    """Projection: a photo of a sheet that was kept and not taken away."""

    __tablename__ = "sheet_photo"
    __table_args__ = (CheckConstraint("page >= 1 AND bytes >= 1", name="counted"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    page: Mapped[int]
    """Two houses may each have given the same."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the picture as it is kept, in hexadecimal."""
    bytes: Mapped[int]
    fact_id: Mapped[UUID]
    sent_by: Mapped[UUID]
    sent_at: Mapped[datetime]
