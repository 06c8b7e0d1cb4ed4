"""Tables of the right to copies of the photos of sheets: who has it, and what was taken with it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.ids import new_id
from rumahbelajar.people.areas import area_check
from rumahbelajar.people.models import Person


class PhotoRight(Base):
    """Somebody may have the photos of an area's sheets, until the end of a day or taken back."""

    __tablename__ = "photo_right"
    __table_args__ = (
        Index(
            "uq_photo_right_standing",
            "person_id",
            "area_code",
            unique=True,
            sqlite_where=text("taken_back_at IS NULL"),
            postgresql_where=text("taken_back_at IS NULL"),
        ),
        CheckConstraint(area_check("area_code"), name="area_form"),
        CheckConstraint(
            "(taken_back_at IS NULL) = (taken_back_by IS NULL)", name="taken_back_by_somebody"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_photo_right_person"), index=True
    )
    area_code: Mapped[str] = mapped_column(AREA_CODE)
    ends_on: Mapped[date]
    """The last day of it."""
    granted_by: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_photo_right_granted_by")
    )
    granted_at: Mapped[datetime]
    taken_back_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_photo_right_taken_back_by")
    )
    taken_back_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], viewonly=True)


class PhotoCopy(Base):
    """Somebody took copies of a village's photos: of which months, how many, and when."""

    __tablename__ = "photo_copy"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_photo_copy_person"), index=True
    )
    village_code: Mapped[str] = mapped_column(AREA_CODE, index=True)
    first_month: Mapped[int]
    last_month: Mapped[int]
    """Like 202611 (reports.months.Month.number)."""
    photos: Mapped[int]
    taken_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], viewonly=True)
