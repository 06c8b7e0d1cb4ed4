"""Several real processes record at once, and a reader of the feed misses nothing."""

import os
import subprocess
import sys
import time
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.config import ROOT, Settings
from rumahbelajar.database import db
from rumahbelajar.ledger import feed
from rumahbelajar.ledger.models import Fact
from tests.databases import Database
from tests.ledger.samples import savings

PROCESSES = 3
TIMES = 15


def start(url: str, settings: Settings) -> subprocess.Popen[bytes]:
    secrets = {
        "RUMAHBELAJAR_SECRET_KEY": settings.secret_key,
        "RUMAHBELAJAR_PEPPER": settings.pepper,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.ledger.recorder", url, str(TIMES)]
    return subprocess.Popen([*command, str(settings.instance)], cwd=ROOT, env=os.environ | secrets)


def read_until_done(recorders: list[subprocess.Popen[bytes]]) -> list[tuple[int, UUID]]:
    """Read on from the last number got, as another node does, until nothing more can come."""
    got: list[tuple[int, UUID]] = []
    while True:
        are_done = all(recorder.poll() is not None for recorder in recorders)
        entries = feed.read(len(got), 7)
        db.session.rollback()
        time.sleep(0.02)
        got += [(entry.seq, entry.fact.id) for entry in entries]
        if are_done and not entries:
            return got


@pytest.mark.postgres
def test_no_fact_is_lost_missed_or_folded_wrongly(
    samples: Flask, database: Database, base_settings: Settings
) -> None:
    recorders = [start(database.url, base_settings) for _ in range(PROCESSES)]
    with samples.app_context():
        got = read_until_done(recorders)
        assert [recorder.returncode for recorder in recorders] == [0] * PROCESSES
        facts = set(db.session.scalars(select(Fact.id)))
        assert [seq for seq, _fact_id in got] == list(range(1, len(facts) + 1))
        assert {fact_id for _seq, fact_id in got} == facts
        kept = [number for number in range(TIMES) if number % 7]
        corrected = [number for number in kept if number % 5 == 0]
        assert len(facts) == PROCESSES * 2 * (len(kept) + len(corrected))
        assert _total() == PROCESSES * 2 * (len(kept) + len(corrected))
    result = samples.test_cli_runner().invoke(args=["ledger", "verify"])
    assert result.exit_code == 0, result.output


def _total() -> int:
    """Return what was saved: 1 each time, 2 where that was corrected."""
    return sum(total for total, _times, _largest, _first_on in savings().values())
