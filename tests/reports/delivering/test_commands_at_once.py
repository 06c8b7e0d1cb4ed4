"""Several commands at once, and one that is killed: real processes of their own."""

import os
import subprocess
import sys
import time
from email import message_from_string
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.config import ROOT, Settings
from rumahbelajar.database import db
from rumahbelajar.reports.delivering.models import DeliveryRun, State
from tests.databases import Database
from tests.reports.delivering.conftest import MailServer
from tests.reports.delivering.ordering import Scheduled

pytestmark = pytest.mark.slow
SCHEDULES, COMMANDS = 5, 3
SECONDS = 60


class Command:
    """`flask reports deliver` as cron runs it."""

    def __init__(self, settings: Settings, url: str, mail_server: MailServer) -> None:
        given = {
            "SECRET_KEY": settings.secret_key,
            "PEPPER": settings.pepper,
            "INSTANCE": str(settings.instance),
            "DATABASE_URL": url,
            "SMTP_URL": mail_server.url,
            "MAIL_FROM": "rumah@contoh.id",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "app", "reports", "deliver"],
            cwd=ROOT,
            env=os.environ | {f"RUMAHBELAJAR_{name}": value for name, value in given.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def end(self) -> str:
        """Return what it said, once it has ended."""
        return self.process.communicate(timeout=SECONDS)[0]

    def kill(self) -> None:
        """Cut the power."""
        self.process.kill()
        self.process.communicate(timeout=SECONDS)


def runs_of(app: Flask) -> list[DeliveryRun]:
    with app.app_context():
        found = db.session.query(DeliveryRun).all()
        db.session.expunge_all()
        return found


def test_each_letter_goes_out_once(
    app: Flask,
    scheduled: Scheduled,
    mail_server: MailServer,
    database: Database,
    base_settings: Settings,
) -> None:
    for number in range(SCHEDULES):
        scheduled(name=f"Jadwal {number}", email=f"dinas{number}@contoh.go.id")
    commands = [Command(base_settings, database.url, mail_server) for _each in range(COMMANDS)]
    said = [each.end() for each in commands]
    runs = runs_of(app)
    assert [run.state for run in runs] == [State.SENT] * SCHEDULES, said
    assert [run.tries for run in runs] == [1] * SCHEDULES
    to = [message_from_string(letter)["To"] for letter in mail_server.letters]
    assert sorted(to) == [f"dinas{number}@contoh.go.id" for number in range(SCHEDULES)]
    assert all("gagal: 0." in each for each in said), said


def test_who_is_killed_over_a_letter_lets_the_next_send_it(
    app: Flask,
    scheduled: Scheduled,
    mail_server: MailServer,
    database: Database,
    base_settings: Settings,
) -> None:
    scheduled(email="dinas@contoh.go.id")
    mail_server.thinks = SECONDS
    first = Command(base_settings, database.url, mail_server)
    deadline = time.monotonic() + SECONDS
    while not mail_server.letters:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    first.kill()
    (run,) = runs_of(app)
    assert run.state is State.SENDING
    mail_server.thinks = 0
    assert "Terkirim: 0, gagal: 0." in Command(base_settings, database.url, mail_server).end()
    with app.app_context():
        long_ago = program_clock.now().replace(year=2020)
        db.session.query(DeliveryRun).update({"tried_at": long_ago})
        db.session.commit()
    assert "Terkirim: 1, gagal: 0." in Command(base_settings, database.url, mail_server).end()
    (run,) = runs_of(app)
    assert (run.state, run.tries) == (State.SENT, 2)
    assert (Path(app.instance_path) / "kiriman" / run.file_name).stat().st_size == run.size
    first_letter, second = map(message_from_string, mail_server.letters)
    assert first_letter["Message-ID"] == second["Message-ID"]
