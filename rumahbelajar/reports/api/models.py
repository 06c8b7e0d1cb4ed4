"""Table of the tokens by which programs read reports."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.people.areas import area_check
from rumahbelajar.people.models import Person
from rumahbelajar.reports.saving.models import MOST_NAME_CHARACTERS


class ApiToken(Base):
    """The right of a program to read the counts of an area, until a moment; only a hash is kept."""

    __tablename__ = "api_token"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint(area_check("area_code"), name="area_form"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_api_token_person"), index=True
    )
    """Who made it, and whose right it rests on."""
    name: Mapped[str] = mapped_column(String(MOST_NAME_CHARACTERS))
    """Which program it is for."""
    area_code: Mapped[str] = mapped_column(AREA_CODE)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    maker: Mapped[Person] = relationship(viewonly=True, lazy="joined")
