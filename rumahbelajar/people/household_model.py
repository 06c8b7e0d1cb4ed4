"""Table of households: who lives together, named for the person who heads them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.ids import new_id


class Household(Base):
    """A household of a village; two heads of one name are told apart by a word, as "RT 2"."""

    __tablename__ = "household"
    __table_args__ = (
        UniqueConstraint("village_code", "head_folded", name="uq_household_head"),
        CheckConstraint("head_name <> '' AND head_folded <> ''", name="named"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_household_village")
    )
    head_name: Mapped[str] = mapped_column(String(120))
    head_folded: Mapped[str] = mapped_column(String(240))
    """The name as it is compared: without marks and capitals."""
    made_at: Mapped[datetime]
