"""Data quality of the ledger: impossible days, unsure clocks, and what contradicts itself."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.ledger import clock_quality
from rumahbelajar.ledger.models import ClockQuality, SetAsideFact, SetAsideReason
from rumahbelajar.ledger.recording import record
from rumahbelajar.outreach.facts import ServiceChanged
from rumahbelajar.reports.rows import flaws_of_facts
from tests.house import KENANGA, KURIPAN, House, agree
from tests.reports.flawed import NUMBERS, ask, how_many, note
from tests.reports.nation import Nation


@pytest.fixture
def tidy(app: Flask, nation: Nation) -> Nation:
    """The nation, in which everybody has agreed."""
    with app.app_context():
        agree(nation.dewi.id)
        db.session.commit()
    assert how_many(app) == {}
    return nation


@pytest.mark.parametrize(
    ("on", "is_wrong"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 25), False),
        (date(2026, 11, 26), True),
        (date(2015, 1, 1), False),
        (date(2014, 12, 31), True),
    ],
)
def test_days_that_cannot_be_are_counted(
    app: Flask, tidy: Nation, on: date, is_wrong: bool
) -> None:
    with app.app_context():
        note(on)
        db.session.commit()
    assert how_many(app) == ({"tanggal": 1} if is_wrong else {})


def test_an_unsure_clock_is_counted(
    app: Flask, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock_quality, "judge", lambda _now: ClockQuality.UNSURE)
    with app.app_context():
        note(program_clock.today("Asia/Jakarta"))
        db.session.commit()
    said = {row.key: row.values[1] for row in ask(app)["masalah"].rows.stream()}
    assert (said["jam"], said["tanggal"]) == (1, 0)


def test_only_the_latest_facts_are_looked_at_and_that_is_said(
    app: Flask, tidy: Nation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        note(date(2014, 1, 1))
        note()
        db.session.commit()
    assert how_many(app) == {"tanggal": 1}
    monkeypatch.setattr(flaws_of_facts, "MOST_FACTS", 1)
    assert how_many(app) == {}
    assert "Tanggal dan jam: hanya 1 catatan terakhir yang diperiksa." in ask(app)["masalah"].notes


def test_of_a_village_its_own_facts_are_looked_at_however_many_others_come(
    app: Flask, tidy: Nation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        note(date(2014, 1, 1))
        note(village=KENANGA)
        db.session.commit()
    monkeypatch.setattr(flaws_of_facts, "MOST_FACTS", 1)
    assert how_many(app) == {"tanggal": 1}
    assert how_many(app, area="33") == {}


def test_what_was_put_right_in_two_ways_is_counted(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        fact = note()
        for _time in range(2):
            record(
                ServiceChanged(2, "usaha-baru", **NUMBERS),
                subject_id=fact.subject_id,
                actor_id=fact.actor_id,
                village_code=KURIPAN,
                occurred_on=fact.occurred_on,
                replaces=fact.id,
            )
        db.session.commit()
    assert how_many(app) == {"bertentangan": 1}


def test_what_was_set_aside_is_counted_where_it_is_from(app: Flask, tidy: Nation) -> None:
    texts = [f'{{"village_code":"{KURIPAN}"}}', f'{{"village_code":"{KENANGA}"}}', "rusak", "[1]"]
    with app.app_context():
        for number, text in enumerate(texts):
            db.session.add(
                SetAsideFact(
                    fact_id=None,
                    reason=SetAsideReason.UNREADABLE,
                    text=text,
                    text_sha256=f"{number:064}",
                    set_aside_at=datetime(2026, 11, 1, tzinfo=UTC),
                )
            )
        db.session.commit()
    assert how_many(app) == {"disisihkan": 1}
    assert how_many(app, area="33") == {"disisihkan": 1}
    assert how_many(app, area="")["disisihkan"] == 4
    where = {row.key: row.values[-1] for row in ask(app, area="")["wilayah"].rows.stream()}
    assert where == {"32": 1, "33": 1, "tanpa-desa": 2}
