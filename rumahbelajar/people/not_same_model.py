"""Table of people who look like one and are two."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base


class NotSame(Base):
    """Somebody looked at two people of the register: they are not the same."""

    __tablename__ = "not_same"
    __table_args__ = (CheckConstraint("person_id < other_id", name="in_order"),)

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_not_same_person"), primary_key=True
    )
    other_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_not_same_other"), primary_key=True, index=True
    )
    said_by: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_not_same_said_by"))
    said_at: Mapped[datetime]
