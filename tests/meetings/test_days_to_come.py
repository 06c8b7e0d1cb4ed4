"""A meeting of days to come: nobody is marked and nothing is closed, whichever way it is tried."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import marking
from rumahbelajar.meetings.attendance_models import Attendance, Status, WalkIn
from rumahbelajar.meetings.models import Meeting
from tests.conftest import Clock
from tests.house import House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import as_viewer

SENTENCE = "Pertemuan ini baru tanggal 26 November 2026. Ubah dulu tanggalnya kalau sudah diadakan."


@pytest.fixture(autouse=True)
def clock(clock: Clock) -> Clock:
    """It is two days before the meeting."""
    clock.set(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    return clock


def test_nobody_is_marked_or_written_down_and_nothing_is_closed(
    app: Flask, budi: Caller, house: House
) -> None:
    siti = str(house.siti.id)
    assert SENTENCE in budi.look()
    walk_in = {"walk_in_id": str(new_id()), "name": "Bu Ida", "sex": "P", "age_band": "35-44"}
    tried = {
        "daftar-hadir": {"tap": budi.value("Siti", "present")},
        "sisanya-hadir": {},
        "dari-kertas": {"present": "1-2"},
        "hadir-dengan-kode": {"kode": "1"},
        "datang-langsung": walk_in,
        "tambah-peserta": {"orang": str(house.dewi.id)},
        f"daftar-hadir/{siti}/untuk": {"untuk": f"orang:{house.dewi.id}"},
        "tutup": {},
    }
    for path, fields in tried.items():
        assert budi.press(path, **fields) == 409, path
        assert SENTENCE in budi.page, path
    assert not rows(app, Attendance)
    assert not rows(app, WalkIn)
    assert facts(app, "meeting.closed") == 0


def test_a_clock_that_is_a_day_behind_stops_nobody(app: Flask, budi: Caller, clock: Clock) -> None:
    clock.advance(days=1)
    assert budi.tap("Siti", "present") == 303
    assert budi.press("tutup") == 303
    assert SENTENCE not in budi.look()


def test_what_was_marked_before_it_was_moved_is_not_closed(
    app: Flask, budi: Caller, house: House, meeting: UUID, clock: Clock
) -> None:
    clock.advance(days=2)
    with app.app_context():
        held = db.session.get_one(Meeting, meeting)
        marking.mark(as_viewer(house.budi), held, house.siti.id, Status.PRESENT, "")
        db.session.commit()
    clock.advance(days=-2)
    budi.visitor.get(budi.path)
    assert SENTENCE in budi.page
    assert budi.press("tutup") == 409
