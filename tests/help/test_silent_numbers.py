"""Numbers that were not reached: what follows is said at the tap, and it can be taken back."""

import html
from datetime import timedelta

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.help.contacts import VILLAGE, groups
from rumahbelajar.help.models import ContactTrial
from tests.conftest import Visit
from tests.help.test_numbers import NUMBERS, add
from tests.house import KURIPAN, House
from tests.learning.learner import Learner
from tests.visitor import Visitor

UNDO = f"{NUMBERS}/batalkan"


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def try_number(visitor: Visitor, contact: str, answer: str = "tidak") -> str:
    """Note a trial; return the card that the page then shows."""
    fields = {"desa": KURIPAN, "kontak": contact, "tersambung": answer}
    assert visitor.post(f"{NUMBERS}/coba", fields).status_code == 303
    visitor.follow()
    return card_of(visitor, contact)


def card_of(visitor: Visitor, contact: str) -> str:
    return html.unescape(
        visitor.page.partition(f'id="{contact}"')[2].partition('<div class="card"')[0]
    )


def undo(visitor: Visitor, contact: str) -> int:
    return visitor.post(UNDO, {"desa": KURIPAN, "kontak": contact}).status_code


def test_the_tap_says_what_follows_and_is_taken_back(
    budi: Visitor, house: House, visit: Visit
) -> None:
    card = try_number(budi, "sapa-129")
    assert "Di halaman Bantuan ada peringatan pada kartu ini." in card
    assert "Di poster nomor ini tetap ada" in card
    assert "Batalkan" in card
    siti = visit(house.siti)
    siti.get("/bantuan")
    assert "Coba nomor lain dulu" in card_of(siti, "sapa-129")
    for _tap in range(2):
        assert undo(budi, "sapa-129") == 303
    budi.follow()
    assert "Belum pernah dicoba dari sini." in card_of(budi, "sapa-129")
    siti.get("/bantuan")
    assert "Coba nomor lain dulu" not in siti.page


def test_what_was_known_before_stands_again(
    app: Flask, budi: Visitor, visit: Visit, house: House
) -> None:
    try_number(visit(house.ratna), "polri-110", "ya")
    for _tap in range(2):
        try_number(budi, "polri-110")
    undo(budi, "polri-110")
    with app.app_context():
        trial = db.session.get(ContactTrial, (KURIPAN, "polri-110"))
        assert trial.was_reached
        assert trial.person_id == house.ratna.id


def test_only_who_noted_it_takes_it_back_and_only_that_day(
    app: Flask, budi: Visitor, visit: Visit, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    try_number(budi, "polri-110")
    undo(visit(house.ratna), "polri-110")
    try_number(visit(house.ratna), "polri-110")
    undo(budi, "polri-110")
    try_number(budi, "sapa-129")
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    undo(budi, "sapa-129")
    with app.app_context():
        assert db.session.query(ContactTrial).filter_by(was_reached=False).count() == 2


def test_a_number_of_the_nation_stays_on_the_poster_and_the_villages_own_leaves(
    budi: Visitor,
) -> None:
    own = add(budi)
    assert "Poster yang dicetak sekarang tidak memuat nomor ini" in try_number(budi, own)
    try_number(budi, "sapa-129")
    budi.get("/bantuan/poster")
    row = budi.page.partition("Layanan SAPA")[2].partition("</tr>")[0]
    assert "(coba juga nomor lain)" in row
    assert budi.page.count("(coba juga nomor lain)") == 1
    assert "Bidan Yati" not in budi.page


def test_the_villages_own_stand_right_after_the_emergency(app: Flask, budi: Visitor) -> None:
    add(budi, was_reached="y")
    with app.test_request_context():
        assert [each.name for each in groups(KURIPAN, "Kuripan")][:3] == [
            "emergency",
            VILLAGE,
            "violence",
        ]
    for path in ("/bantuan", "/bantuan/poster"):
        budi.get(path)
        assert budi.page.index(">110<" if path.endswith("poster") else "tel:110") < budi.page.index(
            "Bidan Yati"
        )
        assert budi.page.index("Bidan Yati") < budi.page.index("Layanan SAPA")


def test_websites_and_messages_have_words_of_their_own(budi: Visitor) -> None:
    budi.get(NUMBERS)
    website, message = card_of(budi, "iasc"), card_of(budi, "ojk-wa")
    assert "Perlu dicoba" not in website
    assert "Terbuka hari ini" in website
    assert "Tersambung" not in website
    assert "Dibalas hari ini" in message
    assert "Tidak terbuka" in try_number(budi, "iasc")
    budi.get("/bantuan")
    assert "Tidak terbuka waktu dicoba terakhir." in card_of(budi, "iasc")


def test_who_calls_119_is_told_what_to_press(budi: Visitor) -> None:
    budi.get("/bantuan")
    card = budi.page.partition('id="healing-119"')[2].partition('class="muted"')[0]
    assert 'href="tel:119"' in card
    assert "119, lalu tekan 8" in card


def test_an_activity_warns_of_a_silent_number_too(
    budi: Visitor, house: House, visit: Visit
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    path = "/kursus/bekal-jalan/kegiatan/menyambut/pilih-kontak"
    siti.get(path)
    assert 'id="sapa-129"' in siti.page
    assert "Coba nomor lain dulu" not in siti.page
    try_number(budi, "sapa-129")
    siti.get(path)
    assert "Coba nomor lain dulu" in siti.page
