"""A power cut in the middle of a roll: every tap that was answered is there afterwards."""

import http.client
import itertools
import threading
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.demo.cast import FACILITATOR, KURIPAN
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.verifying import verify
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.people.user_names import user_name_stem
from tests.databases import disconnect
from tests.server.conftest import Launch
from tests.server.running import KEY, PEPPER, Phone, Server
from tests.server.test_killing import sign_in, start

pytestmark = pytest.mark.server

PEOPLE = 12
TAPS = 150
KILLED_AFTER = 60


class Roll:
    """A facilitator who taps for one after the other, and remembers what was answered."""

    def __init__(self, port: int) -> None:
        self.phone = Phone(port)
        self.meeting = new_id()
        self.answered: dict[UUID, str] = {}
        self.pending: tuple[UUID, str] | None = None
        self.taps = self.failures = 0
        self._form: dict[str, str] = {}
        self._thread = threading.Thread(target=self._call)

    def begin(self) -> None:
        name = user_name_stem(FACILITATOR.name)
        assert sign_in(self.phone, name, FACILITATOR.passphrase) == 303
        self._form = {"csrf_token": self.phone.token_on("/pertemuan/baru")}
        plan = {"meeting_id": str(self.meeting), "title": "Uji", "whose": f"d:{KURIPAN}"}
        plan |= {"on": "2026-11-26", "starts": "14:00", "zone": "Asia/Jakarta", "minutes": "90"}
        assert self._post("/pertemuan/baru", plan | {"place": "Balai Desa"}) == 303
        for number in range(PEOPLE):
            self.answered[person_id := new_id()] = Status.PRESENT
            person = {"walk_in_id": str(person_id), "name": f"Tamu {number}"}
            path = f"/pertemuan/{self.meeting}/datang-langsung"
            assert self._post(path, person | {"sex": "P", "age_band": "25-34"}) == 303
        self._thread.start()

    def wait_for(self, taps: int) -> None:
        deadline = time.monotonic() + 120
        while self.taps < taps:
            assert self._thread.is_alive()
            assert time.monotonic() < deadline, f"only {self.taps} taps"
            time.sleep(0.01)

    def end(self) -> None:
        self._thread.join()

    def _call(self) -> None:
        each = itertools.cycle(itertools.product(Status, list(self.answered)))
        while self.taps < TAPS:
            status, person_id = next(each)
            tap = {"tap": f"{person_id}:{status}:"}
            self.pending = (person_id, status)
            while not self._tap(tap):
                # The power is out; the facilitator taps again.
                self.failures += 1
                time.sleep(0.05)
            self.answered[person_id] = status
            self.taps += 1

    def _tap(self, tap: dict[str, str]) -> bool:
        try:
            return self._post(f"/pertemuan/{self.meeting}/daftar-hadir", tap) == 303
        except (OSError, http.client.HTTPException):
            return False

    def _post(self, path: str, fields: dict[str, str]) -> int:
        return self.phone.post(path, self._form | fields).status


def test_no_tap_that_was_answered_is_lost_when_every_process_is_killed(
    launch: Launch, database_settings: dict[str, str], base_settings: Settings, instance: Path
) -> None:
    server = start(launch, database_settings)
    roll = Roll(server.port)
    roll.begin()
    roll.wait_for(KILLED_AFTER)
    server.kill()
    at_the_cut = dict(roll.answered), roll.pending
    url = database_settings.get("DATABASE_URL", f"sqlite:///{instance / 'rumahbelajar.db'}")
    settings = replace(base_settings, database_url=url, secret_key=KEY, pepper=PEPPER)
    check_kept(settings, *at_the_cut)
    server = start(launch, database_settings, PORT=str(server.port))
    roll.end()
    assert roll.failures, "nobody noticed the power cut"
    stop(server)
    check_kept(settings, roll.answered, None)


def stop(server: Server) -> None:
    assert server.stop() == 0


def check_kept(
    settings: Settings, answered: dict[UUID, str], pending: tuple[UUID, str] | None
) -> None:
    """Fail unless every answered tap is kept; the one that waited for its answer may be, too."""
    app = create_app(settings)
    try:
        with app.app_context():
            kept = {
                row.person_id: str(row.status) for row in db.session.scalars(select(Attendance))
            }
            wrong = {each: kept.get(each) for each in answered if kept.get(each) != answered[each]}
            assert wrong.items() <= ({pending} if pending else set())
            assert not verify().wrong
    finally:
        disconnect(app)
