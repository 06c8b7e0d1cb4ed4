"""Taking turns: which file is made next, by whom, and what becomes of those nobody makes.

Each step is a short transaction of its own, so that all see it at once. A process that makes a file
owns its job by the number of the attempt: who was thought dead and is not, writes nothing more.
"""

import shutil
import time
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from rumahbelajar import clock
from rumahbelajar.database import db, on_sqlite, reading
from rumahbelajar.reports.exporting.jobs import KEPT, MOST_ATTEMPTS, SILENT, folder
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState

AT_ONCE = 2
"""How many files are made at once; the others wait."""
_LOCK = (20_26, 9)
"""Any fixed numbers: the advisory lock of whoever takes a turn."""
_HALF_MADE = 24 * 3600.0
"""Seconds after which a file that nobody knows is nobody's."""
Mine = tuple[UUID, int]
"""A job, and the number of the attempt that is ours."""


def claim() -> Mine | None:
    """Take the job that has waited longest; None when there is none, or enough are being made."""
    now = clock.now()
    with db.engine.begin() as connection:
        if not on_sqlite():
            connection.execute(select(func.pg_advisory_xact_lock(*_LOCK)))
        _let_go_of_the_dead(connection, now)
        if _count(connection, JobState.RUNNING) >= AT_ONCE:
            return None
        found = connection.execute(
            select(ExportJob.id, ExportJob.attempts)
            .where(ExportJob.state == JobState.WAITING)
            .order_by(ExportJob.made_at, ExportJob.id)
            .limit(1)
        ).first()
        if found is None:
            return None
        mine = (found.id, found.attempts + 1)
        connection.execute(
            update(ExportJob)
            .where(ExportJob.id == found.id)
            .values(state=JobState.RUNNING, attempts=mine[1], rows_done=0, seen_at=now)
        )
        return mine


def is_somebody_needed() -> bool:
    """Whether a job waits for a turn that it could have, or was left in the middle."""
    silent = clock.now() - SILENT
    counted = select(
        func.count().filter(ExportJob.state == JobState.WAITING),
        func.count().filter(_is_running(), ExportJob.seen_at >= silent),
        func.count().filter(_is_running(), ExportJob.seen_at < silent),
    )
    with reading():
        waiting, alive, dead = db.session.execute(counted).one()
    return bool(dead or (waiting and alive < AT_ONCE))


def note(mine: Mine, rows_done: int, rows_total: int) -> bool:
    """Give a sign of life; False when the job is not ours any more."""
    return _write(mine, seen_at=clock.now(), rows_done=rows_done, rows_total=rows_total)


def finish(mine: Mine, **made: object) -> bool:
    """Say that the file is there; False when the job is not ours any more."""
    now = clock.now()
    return _write(mine, state=JobState.DONE, ended_at=now, seen_at=now, **made)


def give_up(mine: Mine, fault: Fault) -> bool:
    """Say that there will be no file, and why."""
    return _write(mine, state=JobState.FAILED, fault=fault, ended_at=clock.now())


def remove_old() -> None:
    """Remove what was kept long enough, and what is left of files that nobody finished."""
    before = clock.now() - KEPT
    with db.engine.begin() as connection:
        is_old = ExportJob.state.in_([JobState.DONE, JobState.FAILED])
        connection.execute(delete(ExportJob).where(is_old, ExportJob.ended_at < before))
        known = set(connection.scalars(select(ExportJob.file)))
    if not folder().is_dir():
        return
    for left in folder().iterdir():
        if left.name in known or time.time() - left.stat().st_mtime < _HALF_MADE:
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _let_go_of_the_dead(connection: Connection, now: datetime) -> None:
    """Let what was left in the middle be begun once more, and then never again by itself."""
    is_dead = (_is_running(), or_(ExportJob.seen_at < now - SILENT, ExportJob.seen_at.is_(None)))
    connection.execute(
        update(ExportJob)
        .where(*is_dead, ExportJob.attempts >= MOST_ATTEMPTS)
        .values(state=JobState.FAILED, fault=Fault.DIED, ended_at=now)
    )
    connection.execute(update(ExportJob).where(*is_dead).values(state=JobState.WAITING))


def _is_running() -> ColumnElement[bool]:
    return ExportJob.state == JobState.RUNNING


def _count(connection: Connection, state: JobState) -> int:
    counted = select(func.count()).select_from(ExportJob).where(ExportJob.state == state)
    return connection.execute(counted).scalar_one()


def _write(mine: Mine, **values: object) -> bool:
    job_id, attempt = mine
    ours = (ExportJob.id == job_id, ExportJob.attempts == attempt, _is_running())
    with db.engine.begin() as connection:
        return connection.execute(update(ExportJob).where(*ours).values(**values)).rowcount == 1
