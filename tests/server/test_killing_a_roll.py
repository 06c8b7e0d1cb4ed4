"""A power cut in the middle of eight rolls: every answered tap is there afterwards, and once."""

import http.client
import itertools
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.verifying import verify
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.preparing import open_instance, prepare
from tests.bench.calling import PASSPHRASE, Caller, add_callers, taps_on
from tests.bench.village import build_house
from tests.databases import disconnect
from tests.server.conftest import Launch
from tests.server.running import KEY, PEPPER, Phone, Server
from tests.server.test_killing import sign_in

pytestmark = pytest.mark.server

FACILITATORS, PEOPLE = 8, 12
TAPS = 320
KILLED_AFTER = (80, 200)


@dataclass
class Told:
    """What one facilitator was answered, and the tap that still waits for its answer."""

    statuses: dict[UUID, str] = field(default_factory=dict)
    taps: Counter[UUID] = field(default_factory=Counter)
    pending: tuple[UUID, str] | None = None


class Calling(threading.Thread):
    """A facilitator who taps for one after the other, each time another status."""

    def __init__(self, port: int, caller: Caller, is_over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.told = Told()
        self.failures = 0
        self._is_over = is_over
        self._phone = Phone(port)
        self._path = f"/pertemuan/{caller.meeting_id}/daftar-hadir"
        assert sign_in(self._phone, caller.user_name, PASSPHRASE) == 303
        self._form = {"csrf_token": self._phone.token_on(self._path)}
        self._taps = taps_on(self._phone.get(self._path).text, caller)

    def run(self) -> None:
        for person_id, status, value in itertools.cycle(self._taps):
            self.told.pending = (person_id, status)
            while not self._tap(value):
                # The power is out; the facilitator taps again.
                self.failures += 1
                time.sleep(0.05)
            self.told.statuses[person_id] = status
            self.told.taps[person_id] += 1
            if self._is_over.is_set():
                return

    def _tap(self, value: str) -> bool:
        try:
            return self._phone.post(self._path, self._form | {"tap": value}).status == 303
        except (OSError, http.client.HTTPException):
            return False


class Room:
    """The facilitators of a house, all at work at once."""

    def __init__(self, port: int, callers: list[Caller]) -> None:
        self._is_over = threading.Event()
        self.calling = [Calling(port, each, self._is_over) for each in callers]
        for each in self.calling:
            each.start()

    def wait_for(self, taps: int) -> None:
        deadline = time.monotonic() + 120
        while (done := sum(each.told.taps.total() for each in self.calling)) < taps:
            assert all(each.is_alive() for each in self.calling)
            assert time.monotonic() < deadline, f"only {done} taps"
            time.sleep(0.01)

    def wait_for_failures(self) -> None:
        """Wait until everybody taps in vain, so that what each was told stays as it is."""
        before = [each.failures for each in self.calling]
        deadline = time.monotonic() + 120
        while any(each.failures == was for each, was in zip(self.calling, before, strict=True)):
            assert time.monotonic() < deadline, "somebody did not notice the power cut"
            time.sleep(0.01)

    def end(self) -> None:
        self._is_over.set()
        for each in self.calling:
            each.join()


def fill(instance: Path, given: dict[str, str]) -> tuple[Settings, list[Caller]]:
    """Make the house with its facilitators; return how it is read, and who they are."""
    environ = {f"RUMAHBELAJAR_{name}": value for name, value in given.items()}
    settings = open_instance(environ | {"RUMAHBELAJAR_INSTANCE": str(instance)})
    prepare(settings, with_demo=False)
    app = create_app(settings)
    with app.app_context():
        build_house()
        callers = add_callers(FACILITATORS, PEOPLE)
        db.session.commit()
    disconnect(app)
    return settings, callers


def start(launch: Launch, given: dict[str, str]) -> Server:
    server = launch(**given)
    server.wait_until_ready()
    return server


def test_no_tap_that_was_answered_is_lost_or_doubled_when_every_process_is_killed(
    launch: Launch, database_settings: dict[str, str], instance: Path
) -> None:
    given = {"SECRET_KEY": KEY, "PEPPER": PEPPER, **database_settings}
    settings, callers = fill(instance, given)
    server = start(launch, given)
    room = Room(server.port, callers)
    for taps in KILLED_AFTER:
        room.wait_for(taps)
        server.kill()
        room.wait_for_failures()
        check_kept(settings, [each.told for each in room.calling])
        server = start(launch, given | {"PORT": str(server.port)})
    room.wait_for(TAPS)
    room.end()
    assert server.stop() == 0
    check_kept(settings, [replace(each.told, pending=None) for each in room.calling])


def check_kept(settings: Settings, everybody: list[Told]) -> None:
    """Fail unless every answered tap is kept, once; one that waits for its answer may be, too."""
    app = create_app(settings)
    try:
        with app.app_context():
            kept, facts = _kept(), _facts_of_each()
            assert not verify().wrong
    finally:
        disconnect(app)
    for told in everybody:
        for person_id, status in told.statuses.items():
            may_be = {((status, 1), 0)}
            if told.pending and told.pending[0] == person_id:
                may_be.add(((told.pending[1], 1), 1))
            assert (kept[person_id], facts[person_id] - told.taps[person_id]) in may_be


def _kept() -> dict[UUID, tuple[str, int]]:
    """Return the status of each person, and on how many facts it stands."""
    asked = select(Attendance.person_id, Attendance.status, Attendance.facts)
    return {each: (str(status), facts) for each, status, facts in db.session.execute(asked)}


def _facts_of_each() -> dict[UUID, int]:
    asked = select(Fact.subject_id, func.count()).where(Fact.kind == "attendance.marked")
    return dict(db.session.execute(asked.group_by(Fact.subject_id)).tuples().all())
