"""Tables of learning: projections of the facts, attempts at hand, and certificates.

The projections (Enrollment to CertificateStanding) can be thrown away and folded again from the
ledger; nothing refers to them by key. Attempt, Answer and Certificate are rows of their own, since
they hold what the ledger must not: typed words, and a name.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.ids import new_id
from rumahbelajar.questions import Response

_COURSE_ID = String(64)
_CONTENT_ID = String(200)
"""`course/module/lesson`: three names of at most 64 letters."""
_SHA256 = String(64)
_MARK = "BETWEEN 0 AND 100"


class CourseVersion(Base):
    """A course as it was at one time; never changed, so that an attempt ends as it began."""

    __tablename__ = "course_version"

    version: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID, index=True)
    title: Mapped[str] = mapped_column(String(200))
    format: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    """The JSON text that `Course.from_json` reads."""
    loaded_at: Mapped[datetime]


class Enrollment(Base):
    """Projection: who takes which course. Withdrawing leaves the row, no longer open."""

    __tablename__ = "enrollment"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID, primary_key=True)
    is_open: Mapped[bool]
    opened_on: Mapped[date]
    """The earliest day this person ever enrolled in the course."""
    opened_by: Mapped[UUID | None]
    """The smallest id of the facts that keep it open; empty when none does."""
    withdrawn_on: Mapped[date | None]


class LessonCompletion(Base):
    """Projection: a lesson that somebody has understood, and the earliest day of it."""

    __tablename__ = "lesson_completion"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    lesson_id: Mapped[str] = mapped_column(_CONTENT_ID, primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID)
    completed_on: Mapped[date]


class QuizResult(Base):
    """Projection: all submitted attempts of a person at a quiz; marks are 0 to 100."""

    __tablename__ = "quiz_result"
    __table_args__ = (
        CheckConstraint(f"best_mark {_MARK}", name="best_mark"),
        CheckConstraint("attempts > 0", name="attempts"),
        # The latest first submissions of a course, of which a report reads the answers.
        Index("ix_quiz_result_first", "course_id", "first_on", "first_fact", "person_id"),
        # Who handed a quiz in again and again (TRIES of desk/needing_help.py).
        Index(
            "ix_quiz_result_failed",
            *("quiz_id", "person_id", "course_id"),
            sqlite_where=text("attempts >= 2 AND is_passed = 0"),
            postgresql_where=text("attempts >= 2 AND NOT is_passed"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    quiz_id: Mapped[str] = mapped_column(_CONTENT_ID, primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID)
    attempts: Mapped[int]
    best_mark: Mapped[int]
    is_passed: Mapped[bool]
    first_mark: Mapped[int]
    first_on: Mapped[date]
    first_fact: Mapped[UUID]
    last_mark: Mapped[int]
    last_on: Mapped[date]
    last_fact: Mapped[UUID]
    submitted_at: Mapped[datetime]
    """The latest moment of a submission, from which the wait for the next attempt runs."""


class Completion(Base):
    """Projection: a finished course, at the earliest; a correction flags it, nothing deletes it."""

    __tablename__ = "completion"
    __table_args__ = (
        # The few that reports count.
        Index(
            "ix_completion_questioned",
            *("person_id", "course_id"),
            sqlite_where=text("is_questioned IS 1"),
            postgresql_where=text("is_questioned IS TRUE"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID, primary_key=True)
    course_version: Mapped[str] = mapped_column(_SHA256)
    completed_on: Mapped[date]
    fact_id: Mapped[UUID]
    """The smallest id among the facts of the earliest day."""
    is_questioned: Mapped[bool]


class CertificateStanding(Base):
    """Projection: whether a certificate stands, and since when it does not."""

    __tablename__ = "certificate_standing"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    issued_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    revoked_for: Mapped[str | None] = mapped_column(String(32))
    """A code of `revoking.Reason`: where two houses gave two, the first by letter."""
    replaced_on: Mapped[date | None]
    """The earliest day on which another was made in its place."""


class Attempt(Base):
    """One go at a quiz; open until it is submitted, and only one is open at a time."""

    __tablename__ = "attempt"
    __table_args__ = (
        Index(
            "uq_attempt_open",
            "person_id",
            "quiz_id",
            unique=True,
            sqlite_where=text("submitted_at IS NULL"),
            postgresql_where=text("submitted_at IS NULL"),
        ),
        CheckConstraint(f"mark {_MARK}", name="mark"),
        CheckConstraint("(submitted_at IS NULL) = (mark IS NULL)", name="marked_when_submitted"),
        CheckConstraint("(submitted_at IS NULL) = (fact_id IS NULL)", name="told_when_submitted"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_attempt_person"))
    course_id: Mapped[str] = mapped_column(_COURSE_ID)
    quiz_id: Mapped[str] = mapped_column(_CONTENT_ID)
    course_version: Mapped[str] = mapped_column(
        _SHA256, ForeignKey("course_version.version", name="fk_attempt_course_version")
    )
    seed: Mapped[int]
    """Fixes the order of questions and options for as long as the attempt is kept."""
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    mark: Mapped[int | None]
    is_passed: Mapped[bool | None]
    """Empty while open, and for a quiz without a pass mark."""
    fact_id: Mapped[UUID | None]


class Answer(Base):
    """The answer to one question of an attempt, replaced whenever it is given again."""

    __tablename__ = "answer"

    attempt_id: Mapped[UUID] = mapped_column(
        ForeignKey("attempt.id", name="fk_answer_attempt"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    response: Mapped[Response] = mapped_column(JSON)
    saved_at: Mapped[datetime]


class CertificateSeries(Base):
    """The last number given to a certificate of a village in a year."""

    __tablename__ = "certificate_series"

    village_code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class Certificate(Base):
    """What is printed on a certificate, as it was on the day it was issued.

    Of a person and course one stands; the others were replaced, one after the other.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        Index(
            "uq_certificate_standing",
            "person_id",
            "course_id",
            unique=True,
            sqlite_where=text("replaced_by IS NULL"),
            postgresql_where=text("replaced_by IS NULL"),
        ),
        Index("uq_certificate_replaced_by", "replaced_by", unique=True),
        Index("ix_certificate_person_id", "person_id"),
        Index("ix_certificate_village_code", "village_code", "issued_on"),
        CheckConstraint("replaced_by <> id", name="replaced_by_another"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_certificate_person"))
    course_id: Mapped[str] = mapped_column(_COURSE_ID)
    course_version: Mapped[str] = mapped_column(
        _SHA256, ForeignKey("course_version.version", name="fk_certificate_course_version")
    )
    course_title: Mapped[str] = mapped_column(String(200))
    course_hours: Mapped[float]
    holder_name: Mapped[str] = mapped_column(String(120))
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    place: Mapped[str] = mapped_column(String(500))
    """The names of village, district, regency and province, by comma."""
    code: Mapped[str] = mapped_column(String(16), unique=True)
    """Crockford's base 32, random: knowing it is the right to see this certificate."""
    serial: Mapped[str] = mapped_column(String(40), unique=True)
    issued_on: Mapped[date]
    fact_id: Mapped[UUID]
    replaced_by: Mapped[UUID | None] = mapped_column(
        ForeignKey(
            "certificate.id",
            name="fk_certificate_replaced_by",
            deferrable=True,
            initially="DEFERRED",
        )
    )
    """The one that was made in its place; its row comes later in the same transaction."""
