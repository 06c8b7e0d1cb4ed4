"""Tables of merging: who is told to be one, and what follows of it."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base


class Merge(Base):
    """Projection: a merge that was told and not taken back; one row for each fact."""

    __tablename__ = "subject_merge"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    """The one that is given up."""
    kept_id: Mapped[UUID] = mapped_column(index=True)


class Alias(Base):
    """Follows from all merges (see aliases.resolve): under whom the facts of a subject are counted.

    Who stands for themselves has no row.
    """

    __tablename__ = "subject_alias"

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    stands_as: Mapped[UUID] = mapped_column(index=True)
