"""Data quality: each flaw is found where it is, with the way to mend it, and names nobody."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Completion
from rumahbelajar.ledger import clock_quality
from rumahbelajar.ledger.merge_models import Merge
from rumahbelajar.ledger.models import ClockQuality, Fact, SetAsideFact, SetAsideReason
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.facts import ServiceChanged, ServiceRecorded
from rumahbelajar.people import duplicates, merging
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person
from rumahbelajar.reports import data_quality, flaws
from rumahbelajar.reports.answering import answer
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.months import Month, Period
from rumahbelajar.reports.scope import Scope
from rumahbelajar.reports.table import Table
from tests.desk.merged import merge
from tests.house import DISTRICT, KENANGA, KURIPAN, House, agree
from tests.meetings.conftest import as_viewer
from tests.reports.nation import Nation

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
PERSONS, COUNTS = Scope(("",), ("",)), Scope(("",))
NUMBERS = vars(Counts.of({Cell(Sex.FEMALE, "25-34"): 5}))


def _ask(app: Flask, scope: Scope = PERSONS, area: str = KURIPAN) -> dict[str, Table]:
    with app.test_request_context():
        made = answer(data_quality.REPORT, scope, Asked(area, NOVEMBER)).tables
        return {each.key: each for each in made}


def _how_many(app: Flask, scope: Scope = PERSONS, area: str = KURIPAN) -> dict[str, Any]:
    """Return each flaw that there is any of, and how often; not of the clock, which tests set."""
    rows = _ask(app, scope, area)["masalah"].rows.stream()
    return {row.key: row.values[1] for row in rows if row.values[1] and row.key != "jam"}


def _register(name: str, village: str = KURIPAN, *, agrees: bool = True) -> UUID:
    traits = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
    person = add_person(new_id(), name, village, traits, added_by=None)
    if agrees:
        agree(person.id, village)
    return person.id


def _note(on: date = date(2026, 11, 3), village: str = KURIPAN) -> Fact:
    return record(
        ServiceRecorded(2, "usaha-baru", **NUMBERS),
        subject_id=new_id(),
        actor_id=new_id(),
        village_code=village,
        occurred_on=on,
    )


@pytest.fixture
def tidy(app: Flask, nation: Nation) -> Nation:
    """The nation, in which everybody has agreed."""
    with app.app_context():
        agree(nation.dewi.id)
        db.session.commit()
    assert _how_many(app) == {}
    return nation


def test_who_is_registered_twice_is_counted_as_the_list_of_the_village_has_it(
    app: Flask, tidy: Nation
) -> None:
    with app.app_context():
        _register("Sitti Amina")
        _register("Rini Lestari")
        db.session.commit()
    assert _how_many(app) == {"ganda": 2}
    assert _how_many(app, area=DISTRICT) == {"ganda": 1}
    with app.app_context():
        for each in duplicates.pairs_in(KURIPAN).pairs:
            duplicates.say_apart(as_viewer(tidy.budi), *each)
        db.session.commit()
    assert _how_many(app) == _how_many(app, area=DISTRICT) == {}


def test_who_was_merged_is_no_longer_twice(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        twin = _register("Siti Aminah")
        db.session.commit()
    assert _how_many(app, area=DISTRICT) == {"ganda": 1}
    with app.app_context():
        merging.merge(as_viewer(tidy.budi), tidy.siti.id, twin)
        db.session.commit()
    assert _how_many(app, area=DISTRICT) == _how_many(app) == {}


def test_who_never_agreed_is_counted(app: Flask, nation: Nation) -> None:
    assert _how_many(app) == {"tanpa-persetujuan": 1}


def test_who_walked_in_long_ago_and_is_unknown_is_counted(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        meeting = db.session.query(Meeting).filter_by(village_code=KURIPAN).first()
        assert meeting is not None
        for days, person_id in ((13, None), (15, None), (40, tidy.siti.id)):
            db.session.add(
                WalkIn(
                    id=new_id(),
                    meeting_id=meeting.id,
                    name="Bu Tarmi",
                    sex=Sex.FEMALE,
                    age_band=AgeBand.FROM_45,
                    added_at=program_clock.now() - timedelta(days=days),
                    added_by=tidy.budi.id,
                    person_id=person_id,
                )
            )
        db.session.commit()
    assert _how_many(app) == {"datang-langsung": 1}
    assert "Tarmi" not in str(list(_ask(app)["masalah"].rows.stream()))


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
        _note(on)
        db.session.commit()
    assert _how_many(app) == ({"tanggal": 1} if is_wrong else {})


def test_an_unsure_clock_is_counted(
    app: Flask, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock_quality, "judge", lambda _now: ClockQuality.UNSURE)
    with app.app_context():
        _note(program_clock.today("Asia/Jakarta"))
        db.session.commit()
    said = {row.key: row.values[1] for row in _ask(app)["masalah"].rows.stream()}
    assert (said["jam"], said["tanggal"]) == (1, 0)


def test_only_the_latest_facts_are_looked_at_and_that_is_said(
    app: Flask, tidy: Nation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        _note(date(2014, 1, 1))
        _note()
        db.session.commit()
    assert _how_many(app) == {"tanggal": 1}
    monkeypatch.setattr(flaws, "MOST_FACTS", 1)
    assert _how_many(app) == {}
    assert "Tanggal dan jam diperiksa pada 1 catatan terakhir." in _ask(app)["masalah"].notes


def test_what_was_put_right_in_two_ways_is_counted(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        fact = _note()
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
    assert _how_many(app) == {"bertentangan": 1}


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
    assert _how_many(app) == {"disisihkan": 1}
    assert _how_many(app, area="33") == {"disisihkan": 1}
    assert _how_many(app, area="")["disisihkan"] == 4
    where = {row.key: row.values[-1] for row in _ask(app, area="")["wilayah"].rows.stream()}
    assert where == {"32": 1, "33": 1, "tanpa-desa": 2}


def test_questioned_completions_and_merges_in_vain_are_counted(app: Flask, tidy: Nation) -> None:
    merge(app, tidy)
    with app.app_context():
        db.session.execute(
            update(Completion)
            .where(Completion.person_id == tidy.siti.id)
            .values(is_questioned=True)
        )
        db.session.add(Merge(fact_id=new_id(), subject_id=tidy.rini.id, kept_id=tidy.of("tono").id))
        db.session.commit()
    assert _how_many(app) == {"selesai-diragukan": 1, "gabungan": 1}


def test_who_sees_counts_is_told_in_how_many_villages(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        for _time in range(3):
            _register("Ani Wulandari", agrees=False)
        _note(date(2014, 1, 1))
        db.session.commit()
    assert _how_many(app, area=DISTRICT) == {"ganda": 3, "tanpa-persetujuan": 3, "tanggal": 1}
    counted = {"ganda": 1, "tanpa-persetujuan": 1, "tanggal": 1}
    assert _how_many(app, COUNTS, DISTRICT) == counted
    assert _how_many(app, COUNTS) == counted
    units = {row.key: row.values[2] for row in _ask(app, COUNTS)["masalah"].rows.stream()}
    assert (units["ganda"], units["tanggal"]) == ("desa", "catatan")


def test_a_report_of_one_area_holds_nothing_of_another(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        _register("Wati Kenanga", KENANGA, agrees=False)
        _note(date(2014, 1, 1), KENANGA)
        db.session.commit()
    mine = Scope(("33",), ("33",))
    assert _how_many(app, mine, "33") == {}
    (where,) = (table for key, table in _ask(app, mine, "33").items() if key == "wilayah")
    assert {row.key for row in where.rows.stream()} == {"33.01", "33.07"}


def test_who_registers_people_gets_the_way_to_mend_it(app: Flask, tidy: Nation, visit: Any) -> None:
    for person, is_led in ((tidy.budi, True), (tidy.lurah, False)):
        reader = visit(person)
        assert reader.get(f"/laporan/mutu-data?wilayah={KURIPAN}").status_code == 200
        assert (f"/orang/ganda?desa={KURIPAN}" in reader.page) is is_led
        assert ("/orang?setuju=belum" in reader.page) is is_led


def test_it_asks_the_database_as_often_whatever_there_is(
    app: Flask, tidy: Nation, count_queries: Any
) -> None:
    asked = []
    for times in (0, 2, 12):
        with app.app_context():
            for _time in range(times):
                _register("Ani Wulandari", agrees=False)
                _note(date(2014, 1, 1))
            db.session.commit()
        with count_queries() as seen:
            _ask(app, area="")
        asked.append(len(seen))
    assert len(set(asked)) == 1
    assert asked[0] <= 14
