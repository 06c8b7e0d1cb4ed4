"""Table of local voices: lessons read aloud in the languages of the villages."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import Tongue

MOST_REASON_CHARACTERS = 300


class Verdict(StrEnum):
    """What a coordinator said of a recording."""

    APPROVED = "approved"
    DECLINED = "declined"


class Voice(Base):
    """A recording of one lesson; others hear it once a coordinator approved it."""

    __tablename__ = "voice"
    __table_args__ = (
        Index("ix_voice_lesson_id_verdict", "lesson_id", "verdict"),
        CheckConstraint("(verdict IS NULL) = (judged_at IS NULL)", name="judged_when_verdict"),
        CheckConstraint(
            "(coalesce(verdict, '') = 'declined') = (reason <> '')", name="reason_when_declined"
        ),
        CheckConstraint("bytes > 0 AND seconds > 0", name="not_empty"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    lesson_id: Mapped[str] = mapped_column(String(200))
    tongue: Mapped[Tongue] = mapped_column(words(Tongue, "tongue"))
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_voice_person"), index=True
    )
    """Who sent it in."""
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_voice_village"), index=True
    )
    sha256: Mapped[str] = mapped_column(String(64))
    ending: Mapped[str] = mapped_column(String(4))
    bytes: Mapped[int]
    seconds: Mapped[int]
    sent_at: Mapped[datetime]
    verdict: Mapped[Verdict | None] = mapped_column(words(Verdict, "verdict"))
    reason: Mapped[str] = mapped_column(String(MOST_REASON_CHARACTERS), default="")
    """Why it was declined; who sent it in reads it."""
    judged_at: Mapped[datetime | None]
    judged_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_voice_judged_by")
    )
