"""Sixteen processes let people of one village finish: nothing lost, nothing double, no waiting."""

import os
import subprocess
import sys
import time

import pytest
from flask import Flask

from rumahbelajar.config import ROOT, Settings
from rumahbelajar.database import db
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries import filling, reading, rolling
from rumahbelajar.reports.summaries.sums import Sum
from tests.databases import Database
from tests.house import KURIPAN, House
from tests.reports.summaries import counted
from tests.reports.summaries.finisher import COURSE

PROCESSES, PEOPLE = 16, 4
MARCH = Period(Month(2026, 3), Month(2026, 3))


def start(url: str, settings: Settings) -> subprocess.Popen[str]:
    secrets = {
        "RUMAHBELAJAR_SECRET_KEY": settings.secret_key,
        "RUMAHBELAJAR_PEPPER": settings.pepper,
        "PYTHONPATH": str(ROOT),
    }
    module = [sys.executable, "-m", "tests.reports.summaries.finisher"]
    said = [url, str(settings.instance), str(PROCESSES), str(PEOPLE)]
    environ = os.environ | secrets
    return subprocess.Popen(
        [*module, *said], cwd=ROOT, env=environ, text=True, stderr=subprocess.PIPE
    )


def check_while_running(finisher: subprocess.Popen[str]) -> None:
    """Read on and on: what is told only ever grows, and never beyond what there is."""
    before = Sum()
    while finisher.poll() is None:
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
    finisher = start(database.url, base_settings)
    with app.app_context():
        check_while_running(finisher)
        _out, said = finisher.communicate()
        assert (finisher.returncode, said) == (0, "")
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
