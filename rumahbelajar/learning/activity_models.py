"""Tables of activities: what somebody keeps in a tool, and which activities they have finished."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base

Content = dict[str, int | str]
"""What was typed into a tool, by field: whole numbers as the field scales them, and words."""


class ActivityCompletion(Base):
    """Projection: an activity that somebody has finished, and the earliest day of it."""

    __tablename__ = "activity_completion"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    course_id: Mapped[str] = mapped_column(String(64))
    finished_on: Mapped[date]


class KeptTool(Base):
    """What a person keeps in one tool: theirs alone, never told to the ledger or sent elsewhere."""

    __tablename__ = "kept_tool"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_kept_tool_person"), primary_key=True
    )
    tool: Mapped[str] = mapped_column(String(200), primary_key=True)
    """The name of the tool as addresses have it, or the id of the activity with the fields."""
    content: Mapped[Content] = mapped_column(JSON)
    """Empty when it was cleared."""
    before: Mapped[Content | None] = mapped_column(JSON(none_as_null=True))
    """What stood there before the last change, so that this can be undone once."""
    saved_at: Mapped[datetime]
