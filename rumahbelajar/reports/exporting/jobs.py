"""Files that are made beside: asked for, found again, loaded, and asked for once more."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.config import the_settings
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.exporting.files import Wanted
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState
from rumahbelajar.reports.tables.report import Report

KEPT = timedelta(days=7)
FRESH = timedelta(minutes=10)
"""Who asks for the same within this time gets the file that is there."""
SILENT = timedelta(seconds=30)
"""Whoever makes a file gives a sign of life every few seconds; after this long it is over."""
MOST_ATTEMPTS = 2
MOST_UNDER_WAY = 10
"""Of one person at a time."""
_FOLDER = "exports"
_UNDER_WAY = frozenset({JobState.WAITING, JobState.RUNNING})


def folder() -> Path:
    """Return the folder of the files; it need not be there yet."""
    return the_settings(current_app).instance / _FOLDER


def ask_for(
    person_id: UUID, report: Report, asked: Asked, wanted: Wanted, language: str
) -> ExportJob:
    """Return the job that makes a file for somebody, waiting unless it is made or there.

    The same person asking for the same has one job, also when both ask at once. Raise Refused
    when so many of theirs are being made already that others would wait for them.
    """
    query = urlencode({name: text for name, text in asked.values().items() if name != "hal"})
    said = repr((report.key, query, sorted(asdict(wanted).items()), language))
    key = sha256(said.encode()).hexdigest()
    add_unless_there(
        ExportJob,
        id=new_id(),
        person_id=person_id,
        report_key=report.key,
        query=query,
        form=wanted.form,
        table_key=wanted.table,
        for_excel=wanted.for_excel,
        language=language,
        asked_sha256=key,
        state=JobState.WAITING,
        made_at=clock.now(),
    )
    job = db.session.execute(
        select(ExportJob)
        .where(ExportJob.person_id == person_id, ExportJob.asked_sha256 == key)
        .with_for_update()
    ).scalar_one()
    is_fresh = job.state is JobState.DONE and _age(job.ended_at) < FRESH and is_there(job)
    if job.state in _UNDER_WAY:
        _require_room(person_id)
    elif not is_fresh:
        restart(job)
    return job


def _require_room(person_id: UUID) -> None:
    """Raise Refused when more of somebody's are under way than may be."""
    theirs = ExportJob.person_id == person_id, ExportJob.state.in_(_UNDER_WAY)
    if (db.session.scalar(select(func.count()).where(*theirs)) or 0) > MOST_UNDER_WAY:
        raise Refused(_("Sudah banyak berkas Anda yang sedang dibuat. Tunggu dulu sampai selesai."))


def restart(job: ExportJob) -> None:
    """Let a file be made anew; nothing while it is being made. Raise Refused as `ask_for` does."""
    if job.state in _UNDER_WAY:
        return
    job.state, job.fault = JobState.WAITING, Fault.NONE
    job.attempts = job.rows_done = 0
    job.made_at, job.ended_at = clock.now(), None
    _require_room(job.person_id)
    # Nobody is refused and has lost the file that there was.
    erase_file(job)


def erase_file(job: ExportJob) -> None:
    """Erase the file of a job that is over."""
    if job.file:
        (folder() / job.file).unlink(missing_ok=True)


def find(person_id: UUID, job_id: UUID) -> ExportJob | None:
    """Return a job of this person; None for one of anybody else."""
    return db.session.execute(
        select(ExportJob).where(ExportJob.id == job_id, ExportJob.person_id == person_id)
    ).scalar_one_or_none()


def jobs_of(person_id: UUID) -> Sequence[ExportJob]:
    """Return what somebody asked for, the latest first."""
    theirs = select(ExportJob).where(ExportJob.person_id == person_id)
    return db.session.scalars(theirs.order_by(ExportJob.made_at.desc(), ExportJob.id)).all()


def wanted_of(job: ExportJob) -> Wanted:
    """Return which file a job makes."""
    return Wanted(job.form, job.table_key, job.for_excel)


def report_of(job: ExportJob) -> Report | None:
    """Return the report that a job is about; None when there is none any more."""
    return catalogue.find(job.report_key)


def asked_with(job: ExportJob) -> dict[str, str]:
    """Return what its address carries."""
    return dict(parse_qsl(job.query, keep_blank_values=True))


def may_load(job: ExportJob, scope: Scope) -> bool:
    """Whether somebody may still read all that stands in the file.

    Their roles may be others by now. A file in which nothing was withheld is for who sees the
    persons of that area, and so is one of a group, also before it is made.
    """
    report, asked = report_of(job), asked_with(job)
    area = asked.get(Filter.AREA.value, "")
    if report is None or not scope.sees(area):
        return False
    return scope.sees_persons(area) or not (job.with_persons or report.is_of_persons(asked))


def is_there(job: ExportJob) -> bool:
    """Whether its file can be loaded."""
    is_kept = job.state is JobState.DONE and _age(job.ended_at) < KEPT
    return is_kept and (folder() / job.file).is_file()


def is_dead(job: ExportJob) -> bool:
    """Whether whoever made it has ended in the middle."""
    return job.state is JobState.RUNNING and _age(job.seen_at) > SILENT


def kept_until(job: ExportJob) -> datetime:
    """Return when its file is removed."""
    return (job.ended_at or clock.now()) + KEPT


def _age(moment: datetime | None) -> timedelta:
    return clock.now() - moment if moment else timedelta.max
