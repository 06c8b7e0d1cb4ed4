"""The table of files that are made beside: each is asked for by somebody, and kept for a week."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.reports.exporting.files import Form


class JobState(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Fault(StrEnum):
    """Why a file was not made."""

    NONE = ""
    DIED = "died"
    """Whoever made it ended in the middle, twice."""
    DISK = "disk"
    SCOPE = "scope"
    """Who asked may not read it any more."""
    BROKEN = "broken"


class ExportJob(Base):
    """A file of a report that is made beside: one for each person and what they ask for."""

    __tablename__ = "export_job"
    __table_args__ = (
        UniqueConstraint("person_id", "asked_sha256"),
        CheckConstraint("rows_done >= 0 AND rows_total >= 0", name="rows_counted"),
        CheckConstraint("state <> 'done' OR file <> ''", name="done_has_file"),
        CheckConstraint("state <> 'failed' OR fault <> ''", name="failed_has_fault"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_export_job_person"))
    report_key: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(Text)
    """What is asked of the report, as its address carries it (Asked.values)."""
    form: Mapped[Form] = mapped_column(words(Form, "form"))
    table_key: Mapped[str] = mapped_column(String(64))
    for_excel: Mapped[bool]
    language: Mapped[str] = mapped_column(String(8))
    asked_sha256: Mapped[str] = mapped_column(String(64))
    """Of all that is asked for: who asks for the same again gets the same."""
    state: Mapped[JobState] = mapped_column(words(JobState, "state"))
    attempts: Mapped[int] = mapped_column(default=0)
    """How often it was begun; each attempt writes only while it is the last."""
    rows_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int] = mapped_column(default=0)
    with_persons: Mapped[bool] = mapped_column(default=False)
    """Whether it was made for somebody who sees the persons of the area, nothing withheld."""
    made_at: Mapped[datetime]
    """When it was asked for, last."""
    seen_at: Mapped[datetime | None]
    """When whoever makes it gave the last sign of life."""
    ended_at: Mapped[datetime | None]
    file: Mapped[str] = mapped_column(String(64), default="")
    """Its name in the folder: random."""
    file_name: Mapped[str] = mapped_column(String(160), default="")
    """The name under which it is kept at home."""
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    """Bytes."""
    sha256: Mapped[str] = mapped_column(String(64), default="")
    fault: Mapped[Fault] = mapped_column(words(Fault, "fault"), default=Fault.NONE)
