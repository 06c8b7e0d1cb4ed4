"""Making a file beside: in a process of its own, a bit at a time, giving signs of life."""

import errno
import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g
from werkzeug.exceptions import HTTPException

from rumahbelajar.database import db, see_one_moment
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.scope import scope_of_person
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting import claiming
from rumahbelajar.reports.exporting.claiming import Mine
from rumahbelajar.reports.exporting.files import Wanted, name_for, rows_in, write
from rumahbelajar.reports.exporting.jobs import asked_with, folder, report_of, wanted_of
from rumahbelajar.reports.exporting.models import ExportJob, Fault
from rumahbelajar.reports.tables.answering import Answer, answer
from rumahbelajar.reports.tables.table import Row, Rows

SECONDS = 3.0
"""Between two signs of life."""
_PIECE = 1024 * 1024
_TOLD_EVERY = 256


class NotOurs(Exception):  # noqa: N818 - it names what was found
    """The job was given to somebody else, or is gone."""


class MayNot(Exception):  # noqa: N818 - it names the answer
    """Who asked may not read it any more."""


class Progress:
    """How far a file is, told every few seconds by a thread of its own."""

    def __init__(self, app: Flask, mine: Mine) -> None:
        self.done = self.total = 0
        self.is_ours = True
        self._app, self._mine = app, mine
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="signs of life", daemon=True)

    def __enter__(self) -> "Progress":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def add(self, rows: int) -> None:
        """Count rows; raise NotOurs when the job is not ours any more."""
        self.done += rows
        if not self.is_ours:
            raise NotOurs

    def _run(self) -> None:
        while not self._over.wait(SECONDS):
            try:
                with self._app.app_context():
                    self.is_ours = claiming.note(self._mine, self.done, self.total)
            except Exception:
                # The next one may get through; without any, somebody else begins it anew.
                self._app.logger.exception("no sign of life")


@dataclass(frozen=True)
class _ToldRows:
    """The rows of a table, counted as they are read."""

    rows: Rows
    add: Callable[[int], None]

    @property
    def count(self) -> int:
        return self.rows.count

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        return self.rows.part(sort, descending, lines)

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        untold = 0
        for row in self.rows.stream(sort, descending=descending):
            yield row
            untold += 1
            if untold == _TOLD_EVERY:
                self.add(untold)
                untold = 0
        self.add(untold)


def make(app: Flask, mine: Mine) -> None:
    """Make the file of a job that was claimed, or say why not."""
    try:
        with Progress(app, mine) as progress:
            made = _made(app, mine, progress)
        with app.app_context():
            if not claiming.finish(mine, **made):
                (folder() / str(made["file"])).unlink(missing_ok=True)
    except NotOurs:
        app.logger.warning("file %s is made by somebody else", mine[0])
    except MayNot:
        _give_up(app, mine, Fault.SCOPE)
    except Exception as error:
        app.logger.exception("file %s could not be made", mine[0])
        _give_up(app, mine, Fault.DISK if _is_full(error) else Fault.BROKEN)


def _give_up(app: Flask, mine: Mine, fault: Fault) -> None:
    with app.app_context():
        claiming.give_up(mine, fault)


def _made(app: Flask, mine: Mine, progress: Progress) -> dict[str, Any]:
    # As a page is made: in the language of who asked, and without the right to change anything.
    with app.test_request_context("/laporan"):
        see_one_moment()
        job = db.session.get(ExportJob, mine[0])
        if job is None:
            raise NotOurs
        g.language = job.language
        found, wanted = _answer(job), wanted_of(job)
        progress.total = rows_in(found, wanted)
        tables = (
            replace(table, rows=_ToldRows(table.rows, progress.add)) for table in found.tables
        )
        file = _written(replace(found, tables=tuple(tables)), wanted)
        return {
            "file": file.name,
            "file_name": name_for(found, wanted),
            "size": file.stat().st_size,
            "sha256": _sha256(file),
            "rows_done": progress.done,
            "rows_total": progress.total,
            "with_persons": found.scope.sees_persons(found.asked.area),
        }


def _answer(job: ExportJob) -> Answer:
    report, scope = report_of(job), scope_of_person(job.person_id)
    if report is None or not scope.areas:
        raise MayNot
    try:
        return answer(report, scope, choosing.read_again(asked_with(job), report, scope, today()))
    except HTTPException as error:
        raise MayNot from error


def _written(found: Answer, wanted: Wanted) -> Path:
    """Write the file under a random name; what is not whole goes again."""
    name = secrets.token_hex(20)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    half, place = folder() / f"half-{name}", folder() / f"{name}.{wanted.form}"
    with _unpacked(folder() / f"unpacked-{name}") as unpacked:
        try:
            descriptor = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w+b") as file:
                write(found, wanted, file, unpacked)
                file.flush()
                os.fsync(file.fileno())
            half.replace(place)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
    return place


@contextmanager
def _unpacked(place: Path) -> Iterator[Path]:
    place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _is_full(error: BaseException | None) -> bool:
    """Whether the disk was full, however a library wraps that."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return True
        error = error.__cause__ or error.__context__
    return False


def work() -> None:
    """Make files until none waits that may be made now."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    claiming.remove_old()
    while (mine := claiming.claim()) is not None:
        make(app, mine)
