"""The table of lessons passed over, and how it follows from the facts."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base, db
from rumahbelajar.learning.facts import LessonSkipped
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection


class LessonSkip(Base):
    """Projection: a lesson that somebody passed over, and the earliest day of it.

    Who understands it later has a row in `LessonCompletion` too, and that one counts.
    """

    __tablename__ = "lesson_skip"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    lesson_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    course_id: Mapped[str] = mapped_column(String(64))
    skipped_on: Mapped[date]


SKIPS = Projection("skips", tables=(LessonSkip,), subject="person_id")


@SKIPS.folds(LessonSkipped)
def _skip(fact: Fact, payload: LessonSkipped) -> None:
    row = db.session.get(LessonSkip, (fact.subject_id, payload.lesson_id))
    if row is None:
        row = LessonSkip(
            person_id=fact.subject_id,
            lesson_id=payload.lesson_id,
            course_id=payload.lesson_id.partition("/")[0],
            skipped_on=fact.occurred_on,
        )
        db.session.add(row)
    row.skipped_on = min(row.skipped_on, fact.occurred_on)
