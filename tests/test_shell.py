"""The shell around every page: who is signed in, the tabs, notices, and errors of all kinds."""

import re

import pytest
from flask import Flask, flash, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.database import db
from rumahbelajar.shell import drawn_icon
from tests.conftest import MakeApp, Visit
from tests.house import House


def _tabs(page: str) -> list[tuple[str, str]]:
    """Return (address, words) of each tab, in order."""
    nav = page.partition('<nav class="tabs"')[2].partition("</nav>")[0]
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', nav, re.DOTALL)
    return [(address, re.sub(r"<[^>]+>", "", words).strip()) for address, words in found]


def test_someone_signed_out_can_sign_in_find_help_and_check_a_certificate(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/bantuan")
    assert 'href="/masuk">Masuk</a>' in visitor.page
    assert _tabs(visitor.page) == [
        ("/", "Beranda"),
        ("/kursus", "Kursus"),
        ("/periksa-sertifikat", "Sertifikat"),
        ("/bantuan", "Bantuan"),
    ]
    assert 'href="/bantuan" aria-current="page"' in visitor.page


def test_a_learner_sees_their_name_and_can_leave_by_a_form(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    visitor.get("/bantuan")
    assert "Siti A.</a>" in visitor.page
    leave = visitor.page.partition('<form class="leave"')[2].partition("</form>")[0]
    assert 'method="post" action="/keluar"' in leave
    assert ">Keluar</button>" in leave
    assert ("/sertifikat", "Sertifikat") in _tabs(visitor.page)


def test_who_registers_people_has_them_as_a_tab_and_help_stays_last(
    house: House, visit: Visit
) -> None:
    for person in (house.budi, house.ratna):
        visitor = visit(person)
        visitor.get("/bantuan")
        assert _tabs(visitor.page)[2:] == [("/orang", "Orang"), ("/bantuan", "Bantuan")]


def test_who_reads_reports_and_registers_nobody_has_them_at_hand(
    house: House, visit: Visit
) -> None:
    visitor = visit(house.hartono)
    visitor.get("/laporan")
    assert _tabs(visitor.page)[2] == ("/laporan", "Laporan")
    assert '<a href="/laporan" aria-current="page">' in visitor.page


def test_what_was_done_is_said_once_at_the_top_of_the_next_page(
    make_app: MakeApp, visit: Visit
) -> None:
    app = make_app()

    @app.post("/ruang-coba")
    @allow(ANYONE)
    def do() -> ResponseReturnValue:
        flash("Jawaban tersimpan.")
        return redirect("/bantuan", 303)

    visitor = visit(program=app)
    visitor.post("/ruang-coba")
    visitor.follow()
    assert re.search(r'role="status">\s*<p>Jawaban tersimpan.</p>', visitor.page)
    visitor.get("/bantuan")
    assert "Jawaban tersimpan." not in visitor.page


def test_an_error_page_names_a_way_on(visit: Visit) -> None:
    visitor = visit()
    assert visitor.get("/tidak-ada").status_code == 404
    assert "<h1>Halaman tidak ditemukan</h1>" in visitor.page
    assert "Ke beranda" in visitor.page
    assert "Lihat nomor bantuan" in visitor.page


def test_the_error_page_comes_even_when_the_database_cannot_say_who_asks(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.siti)
    with app.app_context():
        db.session.execute(text("ALTER TABLE sign_in RENAME TO lost"))
        db.session.commit()
    assert visitor.get("/bantuan").status_code in {500, 503}
    assert "tersimpan" in visitor.page
    assert ">Masuk</a>" in visitor.page


@pytest.mark.parametrize("name", ["home", "phone", "check-badge"])
def test_icons_are_silent_and_small(name: str) -> None:
    icon = drawn_icon(name)
    assert 'aria-hidden="true"' in icon
    assert len(icon) < 600
