"""A fact says how far the clock could be trusted when it was recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar import ids
from rumahbelajar.database import db
from rumahbelajar.ledger import clock_quality, identity
from rumahbelajar.ledger.models import ClockQuality
from tests.conftest import Clock
from tests.ledger.samples import Seen, tell


@pytest.fixture
def synchronised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file by which the system says that its clock is set; it is not there at first."""
    monkeypatch.setattr(clock_quality, "SYNCHRONISED", tmp_path / "synchronized")
    return tmp_path / "synchronized"


def quality() -> ClockQuality:
    return tell(Seen("a")).clock_quality


def test_a_clock_set_by_the_network_is_checked(
    ledger: Flask, clock: Clock, synchronised: Path
) -> None:
    assert quality() is ClockQuality.UNCHECKED
    synchronised.touch()
    assert quality() is ClockQuality.CHECKED


def test_a_clock_that_stepped_back_is_unsure_until_it_has_caught_up(
    ledger: Flask, clock: Clock, synchronised: Path
) -> None:
    synchronised.touch()
    assert quality() is ClockQuality.CHECKED
    clock.advance(hours=-2)
    assert quality() is ClockQuality.UNSURE
    clock.advance(hours=1)
    assert quality() is ClockQuality.UNSURE
    clock.advance(hours=1)
    assert quality() is ClockQuality.CHECKED


def test_a_clock_that_stepped_back_while_the_machine_was_off_is_unsure(
    ledger: Flask, clock: Clock, synchronised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ids, "_last_millisecond", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: int(clock.moment.timestamp() * 1e9))
    before = tell(Seen("a"))
    db.session.commit()
    identity.forget(ledger)
    monkeypatch.setattr(ids, "_last_millisecond", 0)
    clock.advance(days=-30)
    after = tell(Seen("b"))
    assert after.clock_quality is ClockQuality.UNSURE
    assert after.id > before.id


def test_a_clock_that_is_behind_the_courses_own_sources_is_unsure(
    ledger: Flask, clock: Clock, synchronised: Path
) -> None:
    clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    assert quality() is ClockQuality.UNSURE
