"""One field at the door: a row number or the user name on the card, and Enter."""

import re

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.people import credentials
from rumahbelajar.people.models import CredentialKind
from tests.desk.merged import merge
from tests.house import House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import MakeMembers


@pytest.fixture(autouse=True)
def user_names(app: Flask, house: House) -> None:
    with app.app_context():
        for each in (house.siti, house.rini, house.dewi, house.wati):
            credentials.add_credential(each.id, each.name, CredentialKind.PIN, "hash")
        db.session.commit()


def enter(budi: Caller, code: str, **fields: str) -> int:
    return budi.press("hadir-dengan-kode", kode=code, **fields)


def kept(app: Flask) -> dict[object, Status]:
    return {row.person_id: row.status for row in rows(app, Attendance)}


def test_number_and_user_name_mark_and_give_the_focus_back(
    app: Flask, budi: Caller, house: House
) -> None:
    assert "autofocus" not in budi.page
    assert enter(budi, " 1 ") == 303
    budi.visitor.follow()
    assert "✓ 1. Rini Lestari: Hadir" in budi.page
    assert re.search(r'id="kode"[^>]* autofocus', budi.page)
    assert enter(budi, "SITI") == 303
    budi.visitor.follow()
    assert "✓ 2. Siti Aminah: Hadir" in budi.page
    assert kept(app) == {house.rini.id: Status.PRESENT, house.siti.id: Status.PRESENT}
    assert enter(budi, "siti") == 303
    assert facts(app, "attendance.marked") == 2


@pytest.mark.parametrize("code", ["77", "siapa", "wati", "99999999999"])
def test_unknown_code_is_kept_and_said_with_the_way_out(
    app: Flask, budi: Caller, code: str
) -> None:
    assert enter(budi, code) == 422
    assert f"Tidak ada {code} di daftar ini" in budi.page
    assert "Ada yang datang langsung" in budi.page
    assert f'value="{code}"' in budi.page
    assert not rows(app, Attendance)


def test_nothing_typed_says_what_to_type(budi: Caller) -> None:
    assert enter(budi, "  ") == 422
    assert "Tulis dulu nomor" in budi.page


def test_somebody_of_the_village_is_put_on_the_list_on_a_second_press(
    app: Flask, budi: Caller, house: House
) -> None:
    assert enter(budi, "dewi") == 422
    assert "Dewi Baru belum ada di daftar ini." in budi.page
    assert not rows(app, Attendance)
    assert enter(budi, "dewi", tambah=str(house.dewi.id)) == 303
    assert kept(app) == {house.dewi.id: Status.PRESENT}


def test_what_another_phone_said_is_told_and_one_more_press_settles_it(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    ratna.tap("Siti", "sick")
    assert enter(budi, "siti") == 409
    assert "Ratna Admin sudah mencatat Sakit" in budi.page
    assert 'value="siti"' in budi.page
    seen = re.search(r'name="terlihat" value="([^"]+)"', budi.page)
    assert seen
    assert enter(budi, "siti", terlihat=seen[1]) == 303
    assert kept(app) == {house.siti.id: Status.PRESENT}


def test_code_of_an_entry_that_was_merged_means_the_one_that_is_kept(
    app: Flask, budi: Caller, house: House
) -> None:
    merge(app, house)
    assert enter(budi, "rini") == 303
    assert kept(app) == {house.siti.id: Status.PRESENT}


def test_closed_roll_takes_no_code(budi: Caller) -> None:
    budi.press("tutup")
    assert 'id="kode"' not in budi.look()
    assert enter(budi, "1") == 409


def test_filter_stays_while_codes_are_typed(budi: Caller) -> None:
    assert enter(budi, "1", tampil="belum") == 303
    assert budi.visitor.response is not None
    assert "tampil=belum" in budi.visitor.response.location


def test_a_thousand_on_the_list_come_in_parts(budi: Caller, add_members: MakeMembers) -> None:
    add_members(998)
    budi.look()
    assert budi.page.count('class="five"') == 60
    assert "Halaman 1 dari 17" in budi.page
    budi.look("?hal=17")
    assert budi.page.count('class="five"') == 40
    assert budi.press("daftar-hadir", tap=budi.value("Peserta 9", "present"), hal="17") == 303
    assert budi.visitor.response is not None
    assert "hal=17" in budi.visitor.response.location
    assert enter(budi, "990") == 303
    budi.visitor.follow()
    assert "✓ 990." in budi.page
    for strange in ("99", "0", "-1", "x"):
        budi.look(f"?hal={strange}")
        assert 'class="five"' in budi.page
