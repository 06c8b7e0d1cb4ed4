"""Tables of the roll: who came, who stands where on the list, and what was promised."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, or_
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.people.models import AgeBand, Sex


class Status(StrEnum):
    """How somebody was at a meeting; who has none is "belum dicatat", never absent."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    SICK = "sick"
    ABSENT = "absent"

    @property
    def was_there(self) -> bool:
        """Whether it counts as having come."""
        return self in {Status.PRESENT, Status.LATE}


class Way(StrEnum):
    """How a status came in."""

    TAP = "tap"
    REST = "rest"
    """With all who had none yet."""
    CARD = "card"
    CODE = "code"
    """Typed: a row number, or the short user name on the card."""
    PAPER = "paper"
    WALK_IN = "walk_in"
    """Put on the list as somebody who just came."""
    JOINED = "joined"
    """Taken over from somebody who walked in and turned out to be this person."""
    UNDONE = "undone"
    """Given back by taking back what came after."""


class Outcome(StrEnum):
    """Whether what a household chose was done."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Attendance(Base):
    """Projection: the status of one person, or of one who walked in, at one meeting."""

    __tablename__ = "attendance"
    __table_args__ = (Index("ix_attendance_village_code_on", "village_code", "on"),)

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    status: Mapped[Status] = mapped_column(words(Status, "status"))
    fact_id: Mapped[UUID]
    """The newest fact that was not replaced."""
    marked_by: Mapped[UUID]
    marked_at: Mapped[datetime]
    batch: Mapped[UUID | None]
    facts: Mapped[int]
    """How many say so and are not replaced: more than one after two houses each marked."""
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    """Where it was, as that fact says."""
    on: Mapped[date]
    """The day of the meeting as it is planned now; as that fact says while the plan is unknown."""
    sex: Mapped[str] = mapped_column(String(1), default="")
    """Who they were that day, as that fact says; "" where it was not said, as in older ones."""
    age_band: Mapped[str] = mapped_column(String(5), default="")
    category: Mapped[str] = mapped_column(String(16), default="")
    least_status: Mapped[Status] = mapped_column(words(Status, "least_status"))
    greatest_status: Mapped[Status] = mapped_column(words(Status, "greatest_status"))

    @property
    def is_disputed(self) -> bool:
        """Whether two facts say different things, so that a person must choose."""
        return self.least_status != self.greatest_status


def has_come() -> ColumnElement[bool]:
    """Return the condition that a row of Attendance counts as having come."""
    # One by one: a list of values is written into the statement anew each time it is run.
    return or_(*(Attendance.status == status for status in Status if status.was_there))


class AttendanceFor(Base):
    """Projection: for whom else somebody came to a meeting, by the newest fact of it.

    A person who does not come themself, or a household; both are empty after it was taken back.
    """

    __tablename__ = "attendance_for"
    __table_args__ = (
        CheckConstraint("for_person IS NULL OR for_household IS NULL", name="for_one"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    fact_id: Mapped[UUID]
    for_person: Mapped[UUID | None]
    for_household: Mapped[UUID | None]


class Commitment(Base):
    """Projection: what somebody promised at a meeting for their household, and what came of it."""

    __tablename__ = "commitment"

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    made_fact: Mapped[UUID | None]
    """Empty while only the answer is known here."""
    made_on: Mapped[date | None]
    answer_fact: Mapped[UUID | None]
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome, "outcome"))


class CommitmentWords(Base):
    """What a household promised, where it is not what the guide proposes; erasable."""

    __tablename__ = "commitment_words"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(String(200))


class RollRow(Base):
    """Which number somebody has on the list of a meeting: on the screen, and on the sheet."""

    __tablename__ = "roll_row"
    __table_args__ = (
        Index("uq_roll_row_meeting_id_person_id", "meeting_id", "person_id", unique=True),
        CheckConstraint("number >= 1", name="number"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[UUID] = mapped_column(index=True)
    """Of a person, or of who walked in."""


class WalkIn(Base):
    """Somebody who came without being registered; later perhaps a person of the register."""

    __tablename__ = "walk_in"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(120))
    sex: Mapped[Sex] = mapped_column(words(Sex, "sex"))
    age_band: Mapped[AgeBand] = mapped_column(words(AgeBand, "age_band"))
    added_at: Mapped[datetime]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_walk_in_added_by"))
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_walk_in_person"), index=True
    )
    """Who it turned out to be."""
