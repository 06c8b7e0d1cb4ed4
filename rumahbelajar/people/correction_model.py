"""Table of what people ask to have corrected in what is kept about them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base, words
from rumahbelajar.ids import new_id

MOST_CHARACTERS = 500
"""Of each of the texts: what is wrong, what it should be, and why it stays."""


class Outcome(StrEnum):
    """What became of a request."""

    DONE = "done"
    DECLINED = "declined"
    """It stays as it is, for a reason that the person is told."""


class Correction(Base):
    """What somebody asks to have corrected (UU 27/2022, articles 5 to 13), and the answer.

    Typed words, so a row that can be erased and no fact of the ledger.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("(answered_at IS NULL) = (outcome IS NULL)", name="outcome_when_answered"),
        CheckConstraint(
            "(coalesce(outcome, '') = 'declined') = (reason <> '')", name="reason_when_declined"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_correction_person"), index=True
    )
    wrong: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    should_be: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    asked_at: Mapped[datetime]
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome, "outcome"))
    reason: Mapped[str] = mapped_column(String(MOST_CHARACTERS), default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_correction_answered_by")
    )
