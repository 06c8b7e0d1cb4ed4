"""Tables of meetings: how they are planned and stand, and what is typed about them.

Who came stands in attendance_models.py.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    String,
    Text,
    and_,
    exists,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import AREA_CODE, Base

MOST_TITLE_CHARACTERS = 120
MOST_PLACE_CHARACTERS = 120
MOST_REASON_CHARACTERS = 300
MOST_NOTE_CHARACTERS = 1000


class MeetingWords(Base):
    """What was typed with a fact about a meeting; erasable, so not in the ledger."""

    __tablename__ = "meeting_words"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(String(MOST_TITLE_CHARACTERS), default="")
    place: Mapped[str] = mapped_column(String(MOST_PLACE_CHARACTERS), default="")
    reason: Mapped[str] = mapped_column(String(MOST_REASON_CHARACTERS), default="")


class MeetingStanding(Base):
    """Projection: whether a meeting is closed or cancelled; no row, or empty ones, is neither."""

    __tablename__ = "meeting_standing"

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    closed_fact: Mapped[UUID | None]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    cancelled_fact: Mapped[UUID | None]
    cancelled_by: Mapped[UUID | None]
    cancelled_at: Mapped[datetime | None]


class Meeting(Base):
    """Projection: a meeting as it is planned now, by the newest fact that was not replaced."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_village_code_on", "village_code", "on"),
        Index("ix_meeting_group_id_on", "group_id", "on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    group_id: Mapped[UUID | None]
    series_id: Mapped[UUID | None] = mapped_column(index=True)
    course_id: Mapped[str] = mapped_column(String(64))
    guide: Mapped[str] = mapped_column(String(64))
    on: Mapped[date]
    starts: Mapped[str] = mapped_column(String(5))
    minutes: Mapped[int]
    zone: Mapped[str] = mapped_column(String(32))
    plan_fact: Mapped[UUID]
    least_plan: Mapped[str] = mapped_column(Text)
    greatest_plan: Mapped[str] = mapped_column(Text)
    """The least and the greatest of the plans that stand: with two, a person must choose."""

    words: Mapped[MeetingWords | None] = relationship(
        primaryjoin="foreign(Meeting.plan_fact) == MeetingWords.fact_id",
        viewonly=True,
        lazy="joined",
    )
    standing: Mapped[MeetingStanding | None] = relationship(
        primaryjoin="foreign(Meeting.id) == MeetingStanding.meeting_id",
        viewonly=True,
        lazy="joined",
    )

    @property
    def is_disputed(self) -> bool:
        """Whether it was changed in two places in different ways."""
        return self.least_plan != self.greatest_plan

    @property
    def is_closed(self) -> bool:
        """Whether its roll is complete."""
        return self.standing is not None and self.standing.closed_fact is not None

    @property
    def is_cancelled(self) -> bool:
        """Whether it is not held."""
        return self.standing is not None and self.standing.cancelled_fact is not None

    def lacks_roll(self, today: date) -> bool:
        """Whether its day is past, and it is neither closed nor cancelled; see also lack_roll."""
        return self.on < today and not self.is_closed and not self.is_cancelled

    @property
    def place(self) -> str:
        """Where it is held, as it was typed; "" when nothing was, or it was erased."""
        return self.words.place if self.words else ""


def is_held() -> ColumnElement[bool]:
    """Return the condition that a meeting was held, by its standing: its roll is closed."""
    return and_(MeetingStanding.closed_fact.is_not(None), MeetingStanding.cancelled_fact.is_(None))


def lack_roll(today: date) -> ColumnElement[bool]:
    """Return the condition that meetings lack a roll: never on their own day, nor before.

    Meeting.lacks_roll and the states that reports keep (reports/summaries/meeting_states.py) say
    the same; a test ties them.
    """
    ended = or_(
        MeetingStanding.closed_fact.is_not(None), MeetingStanding.cancelled_fact.is_not(None)
    )
    return and_(
        Meeting.on < today, ~exists().where(MeetingStanding.meeting_id == Meeting.id, ended)
    )


class MeetingNote(Base):
    """What is remembered of a meeting, without names: four answers, each may be empty."""

    __tablename__ = "meeting_note"

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    went_well: Mapped[str] = mapped_column(String(MOST_NOTE_CHARACTERS), default="")
    trouble: Mapped[str] = mapped_column(String(MOST_NOTE_CHARACTERS), default="")
    follow_up: Mapped[str] = mapped_column(String(MOST_NOTE_CHARACTERS), default="")
    materials: Mapped[str] = mapped_column(String(MOST_NOTE_CHARACTERS), default="")
    written_at: Mapped[datetime]
    written_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=1)
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
