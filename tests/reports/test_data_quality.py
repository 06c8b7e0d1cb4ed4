"""Data quality: each flaw is found where it is, with the way to mend it, and names nobody."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock as program_clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Completion
from rumahbelajar.ledger.merge_models import Merge
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people import duplicates, merging
from rumahbelajar.people.models import AgeBand, Role, Sex
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows import flaws
from tests.desk.merged import merge
from tests.house import DISTRICT, KENANGA, KURIPAN, agree
from tests.meetings.conftest import as_viewer
from tests.reports.flawed import COUNTS, ask, how_many, note, register
from tests.reports.nation import Nation


@pytest.fixture
def tidy(app: Flask, nation: Nation) -> Nation:
    """The nation, in which everybody has agreed."""
    with app.app_context():
        agree(nation.dewi.id)
        db.session.commit()
    assert how_many(app) == {}
    return nation


def test_who_is_registered_twice_is_counted_as_the_list_of_the_village_has_it(
    app: Flask, tidy: Nation
) -> None:
    with app.app_context():
        register("Sitti Amina")
        register("Rini Lestari")
        db.session.commit()
    assert how_many(app) == {"ganda": 2}
    assert how_many(app, area=DISTRICT) == {"ganda": 1}
    with app.app_context():
        for each in duplicates.pairs_in(KURIPAN).pairs:
            duplicates.say_apart(as_viewer(tidy.budi), *each)
        db.session.commit()
    assert how_many(app) == how_many(app, area=DISTRICT) == {}


def test_who_became_staff_takes_no_pair_of_others_away(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        namesake = register("Rini Lestari")
        db.session.flush()
        for each in duplicates.pairs_in(KURIPAN).pairs:
            duplicates.say_apart(as_viewer(tidy.budi), *each)
        role = {"kind": RoleKind.FACILITATOR, "area_code": KURIPAN}
        db.session.add(Role(person_id=namesake, granted_at=program_clock.now(), **role))
        register("Siti Aminah")
        db.session.commit()
    assert how_many(app, area=DISTRICT) == how_many(app) == {"ganda": 1}


def test_who_was_merged_is_no_longer_twice(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        twin = register("Siti Aminah")
        db.session.commit()
    assert how_many(app, area=DISTRICT) == {"ganda": 1}
    with app.app_context():
        merging.merge(as_viewer(tidy.budi), tidy.siti.id, twin)
        db.session.commit()
    assert how_many(app, area=DISTRICT) == how_many(app) == {}


def test_who_never_agreed_is_counted(app: Flask, nation: Nation) -> None:
    assert how_many(app) == {"tanpa-persetujuan": 1}


def test_of_many_villages_only_who_came_last_is_looked_at_and_that_is_said(
    app: Flask, nation: Nation, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "hanya 1 orang yang terakhir didaftar yang diperiksa"
    assert how_many(app, area=DISTRICT) == {"tanpa-persetujuan": 1}
    assert said not in " ".join(ask(app, area=DISTRICT)["masalah"].notes)
    monkeypatch.setattr(flaws, "MOST_PEOPLE", 1)
    with app.app_context():
        register("Ani Wulandari", agrees=True)
        db.session.commit()
    assert how_many(app, area=DISTRICT) == {}
    assert said in " ".join(ask(app, area=DISTRICT)["masalah"].notes)
    assert how_many(app) == {"tanpa-persetujuan": 1}


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
    assert how_many(app) == {"datang-langsung": 1}
    assert "Tarmi" not in str(list(ask(app)["masalah"].rows.stream()))


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
    assert how_many(app) == {"selesai-diragukan": 1, "gabungan": 1}


def test_who_sees_counts_is_told_in_how_many_villages(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        for _time in range(3):
            register("Ani Wulandari", agrees=False)
        note(date(2014, 1, 1))
        db.session.commit()
    assert how_many(app, area=DISTRICT) == {"ganda": 3, "tanpa-persetujuan": 3, "tanggal": 1}
    counted = {"ganda": 1, "tanpa-persetujuan": 1, "tanggal": 1}
    assert how_many(app, COUNTS, DISTRICT) == counted
    assert how_many(app, COUNTS) == counted
    units = {row.key: row.values[2] for row in ask(app, COUNTS)["masalah"].rows.stream()}
    assert (units["ganda"], units["tanggal"]) == ("desa", "catatan")


def test_a_report_of_one_area_holds_nothing_of_another(app: Flask, tidy: Nation) -> None:
    with app.app_context():
        register("Wati Kenanga", KENANGA, agrees=False)
        note(date(2014, 1, 1), KENANGA)
        db.session.commit()
    mine = Scope(("33",), ("33",))
    assert how_many(app, mine, "33") == {}
    (where,) = (table for key, table in ask(app, mine, "33").items() if key == "wilayah")
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
                register("Ani Wulandari", agrees=False)
                note(date(2014, 1, 1))
            db.session.commit()
        with count_queries() as seen:
            ask(app, area="")
        asked.append(len(seen))
    assert len(set(asked)) == 1
    assert asked[0] <= 14
