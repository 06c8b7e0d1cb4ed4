"""Households at a meeting: together on the list, counted, and who came for whom."""

import re
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.meetings.attendance_models import AttendanceFor, WalkIn
from rumahbelajar.people import consent, households
from rumahbelajar.people.models import Household, Person
from tests.house import House, agree
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import MakeMembers


@pytest.fixture(autouse=True)
def two_households(app: Flask, house: House) -> None:
    """Rini and Dewi live with Sutrisno, Siti with Karto; Dewi is not on the list."""
    with app.app_context():
        for dweller, head in ((house.rini, "Sutrisno"), (house.dewi, "Sutrisno")):
            households.put(db.session.get_one(Person, dweller.id), head)
        households.put(db.session.get_one(Person, house.siti.id), "Karto")
        db.session.commit()


def for_whom(caller: Caller, comer: UUID, chosen: str) -> int:
    return caller.press(f"daftar-hadir/{comer}/untuk", untuk=chosen)


def home_of(app: Flask, head: str) -> str:
    with app.app_context():
        return str(db.session.scalar(select(Household.id).where(Household.head_name == head)))


def test_list_by_household_has_a_heading_for_each(budi: Caller) -> None:
    budi.look("?tampil=keluarga")
    assert re.findall(r"<h2>(Keluarga [^<]+)", budi.page) == [
        "Keluarga Karto",
        "Keluarga Sutrisno",
    ]
    assert budi.page.index("Siti Aminah") < budi.page.index("Rini Lestari")
    shown = {"tap": budi.value("Siti", "present"), "tampil": "keluarga"}
    assert budi.press("daftar-hadir", **shown) == 303
    assert budi.visitor.response is not None
    assert "tampil=keluarga#r2" in budi.visitor.response.location


def test_keluarga_is_said_once_also_where_it_was_typed(
    app: Flask, budi: Caller, house: House
) -> None:
    with app.app_context():
        households.put(db.session.get_one(Person, house.siti.id), "Keluarga Astuti")
        db.session.commit()
    assert "<h2>Keluarga Astuti" in budi.look("?tampil=keluarga")


def test_who_belongs_to_no_household_stands_at_the_end(
    app: Flask, budi: Caller, house: House
) -> None:
    with app.app_context():
        households.put(db.session.get_one(Person, house.siti.id), "")
        db.session.commit()
    budi.look("?tampil=keluarga")
    assert budi.page.index("Keluarga Sutrisno") < budi.page.index("Belum tercatat keluarganya")


def test_households_that_were_there_are_counted(budi: Caller) -> None:
    assert "0 dari 2 keluarga hadir" in budi.page
    budi.tap("Rini", "late")
    budi.look()
    budi.tap("Siti", "sick")
    assert "1 dari 2 keluarga hadir" in budi.look()


def test_somebody_comes_for_one_who_stays_at_home(app: Flask, budi: Caller, house: House) -> None:
    assert "mewakili" not in budi.page
    budi.tap("Rini", "present")
    budi.look()
    assert "mewakili …" in budi.page
    address = re.search(r'href="([^"]+/untuk)"', budi.page)
    assert address
    budi.visitor.get(address[1])
    assert "Dewi Baru" in budi.page
    for _tap in range(2):
        assert for_whom(budi, house.rini.id, f"orang:{house.dewi.id}") == 303
    assert facts(app, "attendance.came_for") == 1
    assert "mewakili Dewi Baru" in budi.look()
    assert for_whom(budi, house.rini.id, "sendiri") == 303
    assert "mewakili …" in budi.look()
    with app.app_context():
        first, second = db.session.scalars(
            select(Fact).where(Fact.kind == "attendance.came_for").order_by(Fact.id)
        )
        assert (second.replaces, first.actor_id) == (first.id, house.budi.id)


def test_walk_in_comes_for_a_household_which_counts_and_goes_over_to_the_person(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press(
        "datang-langsung",
        walk_in_id=str(new_id()),
        name="Mbah Tumini",
        sex="P",
        age_band="60+",
    )
    (walk_in,) = rows(app, WalkIn)
    assert "0 dari 2 keluarga hadir" in budi.look()
    budi.visitor.get(f"{budi.path}/daftar-hadir/{walk_in.id}/untuk?cari=karto")
    home = home_of(app, "Karto")
    assert f'value="keluarga:{home}"' in budi.page
    assert for_whom(budi, walk_in.id, f"keluarga:{home}") == 303
    assert "1 dari 2 keluarga hadir" in budi.look()
    assert "mewakili Karto" in budi.page
    with app.app_context():
        agree(house.dewi.id)
        db.session.commit()
    budi.press(f"datang-langsung/{walk_in.id}/gabungkan", orang=str(house.dewi.id))
    assert "2 dari 2 keluarga hadir" in budi.look()
    kept = {row.person_id: row.for_household for row in rows(app, AttendanceFor)}
    assert kept == {walk_in.id: None, house.dewi.id: UUID(home)}
    with app.app_context():
        rebuild()
        db.session.commit()
    assert {row.person_id: row.for_household for row in rows(app, AttendanceFor)} == kept


def test_what_cannot_be_is_refused_in_words(budi: Caller, house: House) -> None:
    assert for_whom(budi, house.rini.id, "sendiri") == 409
    assert "Catat dulu bahwa orang ini hadir" in budi.page
    budi.press("sisanya-hadir")
    assert for_whom(budi, house.rini.id, f"orang:{house.siti.id}") == 409
    assert "sudah dicatat hadir" in budi.page
    assert for_whom(budi, house.rini.id, f"orang:{house.wati.id}") == 404
    assert for_whom(budi, house.rini.id, f"keluarga:{new_id()}") == 404
    assert for_whom(budi, house.rini.id, "orang:x") == 422
    assert for_whom(budi, house.wati.id, f"orang:{house.dewi.id}") == 409
    budi.press("tutup")
    assert for_whom(budi, house.rini.id, f"orang:{house.dewi.id}") == 409
    assert "/untuk" not in budi.look()


def test_who_has_not_agreed_comes_for_nobody_and_nobody_for_who_agrees_no_longer(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("sisanya-hadir")
    with app.app_context():
        siti = db.session.get_one(Person, house.siti.id)
        consent.withdraw(siti, actor_id=siti.id, on=siti.age_stated_on)
        db.session.commit()
    assert for_whom(budi, house.siti.id, f"orang:{house.dewi.id}") == 409
    assert "Kehadirannya tetap tercatat" in budi.page
    budi.look()
    budi.tap("Siti", "absent")
    assert for_whom(budi, house.rini.id, f"orang:{house.siti.id}") == 409
    assert "sudah mencabut persetujuannya" in budi.page
    assert not rows(app, AttendanceFor)


def test_households_are_counted_only_where_most_are_known(
    budi: Caller, add_members: MakeMembers
) -> None:
    add_members(1)
    assert "0 dari 2 keluarga hadir (keluarga 1 orang belum tercatat)" in budi.look()
    add_members(1)
    assert "keluarga hadir" not in budi.look()
