"""Files are made in processes of their own, which end in the middle and begin again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar.config import ROOT, the_settings
from rumahbelajar.database import db
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.exporting import jobs, starting
from rumahbelajar.reports.exporting.jobs import SILENT
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState
from tests.conftest import MakeApp, Visit
from tests.house import House
from tests.reports.exporting import large_report
from tests.visitor import Visitor

pytestmark = [pytest.mark.server, pytest.mark.slow]
SECONDS = 150
Process = subprocess.Popen[bytes]
Start = Callable[..., Process]


@pytest.fixture(autouse=True)
def only_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "REPORTS", (large_report.REPORT, large_report.OF_PERSONS))


@pytest.fixture
def start(app: Flask) -> Iterator[Start]:
    """Start the process that makes files, with so many rows and so long a pause."""
    started: list[Process] = []

    def starting_one(rows: int = 3000, pause: float = 0.0) -> Process:
        with app.app_context():
            environment = starting._environment(the_settings(app))
        environment |= {large_report.ROWS: str(rows), large_report.PAUSE: str(pause)}
        command = [sys.executable, "-m", "tests.reports.exporting.large_report"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return started[-1]

    yield starting_one
    for each in started:
        each.kill()
        each.wait()


@pytest.fixture
def hartono(house: House, visit: Visit) -> Visitor:
    return visit(house.hartono)


def ask(visitor: Visitor, form: str = "csv") -> UUID:
    posted = visitor.post(f"/laporan/besar/unduh.{form}")
    assert posted.status_code == 303
    return UUID(posted.location.rpartition("/")[2])


def job(app: Flask, job_id: UUID) -> ExportJob:
    with app.app_context():
        found = db.session.get(ExportJob, job_id)
        assert found is not None
        db.session.expunge(found)
        return found


def wait_for(app: Flask, job_id: UUID, is_so: Callable[[ExportJob], bool]) -> ExportJob:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        found = job(app, job_id)
        if is_so(found):
            return found
        time.sleep(0.1)
    raise AssertionError(f"{found.state} {found.rows_done} {found.fault}")


def grow_silent(app: Flask) -> None:
    """Let half a minute pass since the last sign of life."""
    with app.app_context():
        for each in db.session.query(ExportJob).where(ExportJob.state == JobState.RUNNING):
            assert each.seen_at is not None
            each.seen_at -= SILENT * 2
        db.session.commit()


def halves(app: Flask) -> list[str]:
    with app.app_context():
        return [each.name for each in jobs.folder().glob("half-*")]


def test_its_page_shows_how_far_it_is_while_pages_go_on(
    app: Flask, hartono: Visitor, start: Start
) -> None:
    made = ask(hartono)
    process = start(rows=3000, pause=0.1)
    wait_for(app, made, lambda each: 0 < each.rows_done < 3000)
    hartono.get(f"/laporan/unduhan/{made}")
    assert "dari 3.000 baris" in hartono.page
    assert wait_for(app, made, lambda each: each.state is JobState.DONE).rows_done == 3000
    assert process.wait(SECONDS) == 0


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_killed_in_the_middle_it_is_begun_once_more(
    app: Flask, hartono: Visitor, start: Start, form: str
) -> None:
    made = ask(hartono, form)
    first = start(rows=3000, pause=0.2)
    wait_for(app, made, lambda each: each.rows_done > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert halves(app)
    grow_silent(app)
    assert start(rows=3000).wait(SECONDS) == 0
    found = job(app, made)
    assert (found.state, found.attempts, found.rows_done) == (JobState.DONE, 2, 3000)
    assert hartono.client.get(f"/laporan/unduhan/{made}/berkas").status_code == 200


def test_killed_twice_it_is_given_up_and_can_be_tried_again(
    app: Flask, hartono: Visitor, start: Start
) -> None:
    made = ask(hartono)
    for attempt in (1, 2):
        process = start(rows=30_000, pause=0.5)
        wait_for(app, made, lambda each, number=attempt: each.attempts == number)  # type: ignore[misc]
        process.send_signal(signal.SIGKILL)
        process.wait()
        grow_silent(app)
    assert start(rows=3000).wait(SECONDS) == 0
    assert job(app, made).fault is Fault.DIED
    assert hartono.post(f"/laporan/unduhan/{made}").status_code == 303
    assert start(rows=3000).wait(SECONDS) == 0
    assert job(app, made).state is JobState.DONE


def test_thought_dead_it_leaves_the_file_to_the_other(
    app: Flask, hartono: Visitor, start: Start
) -> None:
    made = ask(hartono)
    first = start(rows=6000, pause=0.1)
    wait_for(app, made, lambda each: each.rows_done > 0)
    with app.app_context():
        # As another process does that begins it anew.
        db.session.execute(update(ExportJob).values(attempts=2))
        db.session.commit()
    assert first.wait(SECONDS) == 0
    assert job(app, made).state is JobState.RUNNING


def test_two_work_at_once_and_each_takes_another(
    app: Flask, hartono: Visitor, start: Start
) -> None:
    made = [ask(hartono, form) for form in ("csv", "json", "xlsx")]
    working = [start(rows=2000, pause=0.05) for _number in range(3)]
    for each in made:
        wait_for(app, each, lambda found: found.state is JobState.DONE)
    assert [each.wait(SECONDS) for each in working] == [0, 0, 0]
    assert {job(app, each).attempts for each in made} == {1}


def test_it_outlives_the_server_that_started_it(
    app: Flask, hartono: Visitor, make_app: MakeApp
) -> None:
    made = ask(hartono)
    server = make_app()
    with server.app_context():
        starting._last_start = -1000.0
        starting.start_if_needed()
        process = starting._started[-1]
    assert os.getsid(process.pid) == process.pid, "a session of its own"
    # The real process knows no such report, and says so.
    assert wait_for(app, made, lambda each: each.state is JobState.FAILED).fault is Fault.SCOPE
    assert process.wait(SECONDS) == 0
