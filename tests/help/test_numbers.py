"""`/bantuan/nomor-desa`: the village's own contacts, and trying every number."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.help.models import ContactTrial, VillageContact
from rumahbelajar.help.numbers_due import in_village
from rumahbelajar.help.village_contacts import dialled, whatsapp
from rumahbelajar.library import the_library
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.visitor import Visitor, at_once

NUMBERS = "/bantuan/nomor-desa"
MIDWIFE = {
    "office": "midwife",
    "name": "Bidan Yati",
    "number": "0812 3456 7890",
    "has_whatsapp": "y",
    "note": "setiap hari, jam 7 pagi sampai jam 9 malam",
}


def add(visitor: Visitor, **changes: str) -> str:
    """Add the midwife, and return the id of the contact."""
    contact_id = str(uuid4())
    fields = {"contact_id": contact_id, "village": KURIPAN, **MIDWIFE, **changes}
    response = visitor.post(f"{NUMBERS}/baru", fields)
    assert response.status_code == 303, visitor.page
    return contact_id


def test_what_staff_write_down_helps_everybody_of_the_village(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    budi.get(f"{NUMBERS}/baru")
    add(budi)
    for visitor in (visit(house.siti), visit()):
        visitor.get("/bantuan")
        page = html.unescape(visitor.page)
        assert "Di desa Kuripan" in page
        assert "Bidan desa · setiap hari, jam 7 pagi sampai jam 9 malam" in page
        assert 'href="tel:081234567890"' in page
        assert 'href="https://wa.me/6281234567890"' in page
        assert "Nomor ini belum pernah dicoba." in page
    elsewhere = visit(house.wati)
    elsewhere.get("/bantuan")
    assert "Bidan Yati" not in elsewhere.page


def test_a_double_tap_adds_one_contact(app: Flask, house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    fields = {"contact_id": str(uuid4()), "village": KURIPAN, **MIDWIFE}
    for _time in range(2):
        assert budi.post(f"{NUMBERS}/baru", fields).status_code == 303
    with app.app_context():
        assert db.session.query(VillageContact).count() == 1


def test_taps_at_once_add_one_contact_and_note_one_trial(
    app: Flask, house: House, visit: Visit
) -> None:
    staff = [visit(house.budi), visit(house.ratna)]
    fields = {"contact_id": str(uuid4()), "village": KURIPAN, **MIDWIFE, "was_reached": "y"}
    assert at_once(staff, lambda each: each.post(f"{NUMBERS}/baru", fields)) == [303, 303]
    with app.app_context():
        assert db.session.query(VillageContact).count() == 1
        assert db.session.query(ContactTrial).count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "Tulis dulu nama orang atau kantornya."),
        ({"number": ""}, "Tulis dulu nomornya."),
        ({"number": "tanya Pak RT"}, "Nomor ini tidak bisa ditelepon."),
        ({"number": "(0286) 321 456"}, "WhatsApp hanya untuk nomor HP"),
        ({"office": ""}, "Jenis bantuan: pilih salah satu."),
        ({"note": "a" * 121}, "Terlalu panjang."),
        ({"village": KENANGA}, "Pilih dari daftar yang ada."),
        ({"contact_id": "x"}, "Halaman tadi sudah tidak berlaku. Periksa, lalu kirim lagi."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(
    app: Flask, house: House, visit: Visit, changes: dict[str, str], sentence: str
) -> None:
    budi = visit(house.budi)
    fields = {"contact_id": str(uuid4()), "village": KURIPAN, **MIDWIFE, **changes}
    assert budi.post(f"{NUMBERS}/baru", fields).status_code == 422
    page = html.unescape(budi.page)
    assert sentence in page
    assert changes.get("name") == " " or "Bidan Yati" in page
    with app.app_context():
        assert db.session.query(VillageContact).count() == 0


def test_a_contact_is_mended_and_taken_away(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    contact = f"{NUMBERS}/{add(budi, was_reached='y')}"
    budi.get(contact)
    assert "Bidan Yati" in budi.page
    budi.post(contact, MIDWIFE | {"number": "0813 1111 2222"})
    budi.follow()
    assert "0813 1111 2222" in budi.page
    assert "Tersambung" not in budi.page.partition("Bidan Yati")[2].partition("</p>")[2][:400]
    assert budi.post(f"{contact}/hapus").status_code == 303
    budi.get("/bantuan")
    assert "Bidan Yati" not in budi.page


def test_a_number_that_nobody_answers_is_warned_of_and_stands_last(
    house: House, visit: Visit
) -> None:
    budi, siti = visit(house.budi), visit(house.siti)
    contact = add(budi)
    other = add(budi, name="Bidan Zubaidah")
    budi.post(f"{NUMBERS}/coba", {"desa": KURIPAN, "kontak": contact, "tersambung": "tidak"})
    siti.get("/bantuan")
    assert siti.page.index(f'id="{other}"') < siti.page.index(f'id="{contact}"')
    card = siti.page.partition(f'id="{contact}"')[2]
    assert "Tidak tersambung waktu dicoba terakhir" in card
    siti.get("/bantuan/poster")
    assert "Bidan Zubaidah" in siti.page
    assert "Bidan Yati" not in siti.page
    budi.post(f"{NUMBERS}/coba", {"desa": KURIPAN, "kontak": contact, "tersambung": "ya"})
    siti.get("/bantuan")
    assert "Tidak tersambung waktu dicoba terakhir" not in siti.page


def test_staff_are_told_which_numbers_to_try_until_each_was(
    app: Flask, house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    budi = visit(house.budi)
    with app.app_context():
        keys = [each.key for each in the_library().contacts.values() if each.dialled or each.wa]
        assert len(keys) < len(the_library().contacts), "websites are not to be tried"
        assert in_village(KURIPAN) == len(keys)
    budi.get("/")
    assert "Nomor bantuan perlu dicoba" in budi.page
    for key in keys:
        budi.post(f"{NUMBERS}/coba", {"desa": KURIPAN, "kontak": key, "tersambung": "ya"})
    budi.get("/")
    assert "Nomor bantuan perlu dicoba" not in budi.page
    later = clock.now() + timedelta(days=92)
    monkeypatch.setattr(clock, "now", lambda: later)
    with app.app_context():
        assert in_village(KURIPAN) == len(keys)


def test_a_number_that_was_tried_says_when_to_everybody(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    budi.post(f"{NUMBERS}/coba", {"desa": KURIPAN, "kontak": "polri-110", "tersambung": "ya"})
    budi.get(NUMBERS)
    card = budi.page.partition('id="polri-110"')[2].partition("</form>")[0]
    assert "Sudah dicoba" in card
    assert re.search(r"Tersambung \d+ \w+ \d{4}", card)


def test_what_is_no_number_of_the_village_cannot_be_tried(house: House, visit: Visit) -> None:
    budi, endang = visit(house.budi), visit(house.endang)
    contact = add(budi)
    fields = {"desa": KENANGA, "kontak": contact, "tersambung": "ya"}
    assert endang.post(f"{NUMBERS}/coba", fields).status_code == 404
    assert endang.post(f"{NUMBERS}/coba", fields | {"desa": KURIPAN}).status_code == 404
    assert budi.post(f"{NUMBERS}/coba", fields | {"kontak": "x"}).status_code == 404


def test_the_poster_has_every_number_that_a_phone_can_reach(
    app: Flask, house: House, visit: Visit
) -> None:
    stranger = visit()
    stranger.get("/bantuan/poster")
    page = html.unescape(stranger.page)
    with app.app_context():
        for contact in the_library().contacts.values():
            assert (contact.number in page) == bool(contact.dialled or contact.wa)


@pytest.mark.parametrize(
    ("number", "as_dialled", "as_whatsapp"),
    [
        ("0812 3456 7890", "081234567890", "6281234567890"),
        ("+62 812-3456-7890", "+6281234567890", "6281234567890"),
        ("(0286) 321.456", "0286321456", None),
        ("110", "110", None),
        ("0812x", None, None),
        ("٠٨١٢٣٤", None, None),
        ("", None, None),
    ],
)
def test_numbers_are_read_as_people_write_them(
    number: str, as_dialled: str | None, as_whatsapp: str | None
) -> None:
    assert dialled(number) == as_dialled
    assert whatsapp(number) == as_whatsapp
