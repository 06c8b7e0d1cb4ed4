"""Sixteen processes let people of one village finish: nothing lost, nothing double, no waiting."""

import os
import subprocess
import sys
import time

import pytest
from flask import Flask

from rumahbelajar.config import ROOT, Settings
from rumahbelajar.database import db
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.months import Month, Period
from rumahbelajar.reports.summaries import filling, reading, rolling
from rumahbelajar.reports.summaries.sums import Sum
from tests.databases import Database
from tests.house import KURIPAN, House
from tests.reports.summaries import counted
from tests.reports.summaries.finisher import COURSE

PROCESSES, PEOPLE = 16, 8
MARCH = Period(Month(2026, 3), Month(2026, 3))


def start(url: str, settings: Settings, process: int) -> subprocess.Popen[str]:
    secrets = {
        "RUMAHBELAJAR_SECRET_KEY": settings.secret_key,
        "RUMAHBELAJAR_PEPPER": settings.pepper,
        "PYTHONPATH": str(ROOT),
    }
    module = [sys.executable, "-m", "tests.reports.summaries.finisher"]
    said = [url, str(settings.instance), str(process), str(PEOPLE)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environ = os.environ | secrets
    return subprocess.Popen([*module, *said], cwd=ROOT, env=environ, text=True, **pipes)


def begin(finishers: list[subprocess.Popen[str]]) -> None:
    """Let all begin at once, when each is ready."""
    for each in finishers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n", each.stderr and each.stderr.read()
    for each in finishers:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()


def check_while_running(finishers: list[subprocess.Popen[str]]) -> None:
    """Read on and on: what is told only ever grows, and never beyond what there is."""
    before = Sum()
    while any(each.poll() is None for each in finishers):
        now = reading.total(Asked(KURIPAN, MARCH, COURSE))
        db.session.rollback()
        assert before.enrolled <= now.enrolled <= PROCESSES * PEOPLE
        assert before.completed <= now.completed <= now.enrolled
        assert now.active <= now.enrolled
        before = now
        time.sleep(0.02)


@pytest.mark.postgres
@pytest.mark.slow
def test_nothing_is_lost_or_double_and_nobody_waits(
    app: Flask, house: House, database: Database, base_settings: Settings
) -> None:
    finishers = [start(database.url, base_settings, process) for process in range(PROCESSES)]
    with app.app_context():
        begin(finishers)
        check_while_running(finishers)
        ended = [(each.wait(), each.stderr.read() if each.stderr else "") for each in finishers]
        assert ended == [(0, "")] * PROCESSES
        people = PROCESSES * PEOPLE
        for course in (COURSE, ""):
            for area in ("", "33", "33.07", "33.07.10", KURIPAN):
                found = reading.total(Asked(area, MARCH, course))
                assert found == Sum(
                    **dict.fromkeys(("enrolled", "completed", "within_7"), people),
                    **dict.fromkeys(("finished", "active"), people),
                )
        rolling.roll()
        rolled = counted.cells()
        filling.fill()
        assert counted.cells() == rolled
        db.session.rollback()
