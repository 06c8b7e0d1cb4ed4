"""Table of saved views: a report as somebody likes to look at it, under a name of their own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base
from rumahbelajar.ids import new_id

MOST_NAME_CHARACTERS = 80
MOST_QUERY_CHARACTERS = 400


class SavedView(Base):
    """A view of a report: what its address asks, without the areas that one may see.

    Those are asked anew whenever it is opened.
    """

    __tablename__ = "saved_view"
    __table_args__ = (
        UniqueConstraint("person_id", "name"),
        CheckConstraint("name <> ''", name="name_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_saved_view_person"))
    name: Mapped[str] = mapped_column(String(MOST_NAME_CHARACTERS))
    report: Mapped[str] = mapped_column(String(32))
    """The key of the report."""
    query: Mapped[str] = mapped_column(String(MOST_QUERY_CHARACTERS))
    """As in its address (Asked.values); a period that moves along stands as `periode`."""
    made_at: Mapped[datetime]
