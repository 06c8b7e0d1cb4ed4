"""The safety plan on a phone: kept there alone, erased at one tap, and never sent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from rumahbelajar.database import Base, db
from rumahbelajar.people.models import SignIn
from tests.browser_checks import check_axe, check_focus, check_no_sideways_scroll, check_targets
from tests.conftest import Visit
from tests.courses.hard_course import HARD_MODULE
from tests.house import House
from tests.journeys.hard_house import HardHouse, open_house
from tests.journeys.inspection import NARROW
from tests.learning.conftest import serve_courses
from tests.learning.learner import Learner
from tests.learning.test_safety_plan_page import PLACE, PLAN

__all__ = ["serve_courses"]

pytestmark = pytest.mark.browser
TYPED = "Marzukiwati 089912377"


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    program = serve_courses(**HARD_MODULE, **PLAN)
    return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()


def set_own_phone(siti: Learner) -> None:
    with siti.app.app_context():
        db.session.execute(db.update(SignIn).values(is_own_phone=True))
        db.session.commit()


@pytest.fixture
def own_phone(browser: Browser, siti: Learner) -> Iterator[HardHouse]:
    set_own_phone(siti)
    with open_house(browser, siti) as opened:
        yield opened


def everything(app: Flask) -> dict[str, list[Any]]:
    with app.app_context():
        return {
            table.name: [tuple(row) for row in db.session.execute(table.select())]
            for table in Base.metadata.sorted_tables
        }


def type_into(page: Page) -> None:
    page.goto(PLACE)
    page.get_by_label("Siapa").press_sequentially(TYPED)


def test_no_request_carries_a_word_and_the_database_stays_as_it_was(own_phone: HardHouse) -> None:
    page = own_phone.page()
    sent: list[Request] = []

    def note(request: Request) -> None:
        sent.append(request)

    page.on("request", note)
    page.goto(PLACE)
    before = everything(own_phone.app)
    type_into(page)
    expect(page.get_by_text("Tersimpan di HP ini saja.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Siapa")).to_have_value(TYPED)
    assert everything(own_phone.app) == before
    page.get_by_role("button", name="Selesai").click()
    page.wait_for_url("**/amplop")
    assert any(request.method == "POST" for request in sent)
    for request in sent:
        told = f"{request.url} {request.post_data} {request.all_headers()}"
        assert not any(word in told for word in TYPED.split()), request.url
    assert not any(word in str(everything(own_phone.app)) for word in TYPED.split())


def test_one_tap_erases_it_and_leaving_at_once_does_not(own_phone: HardHouse) -> None:
    page = own_phone.page()
    type_into(page)
    page.get_by_role("button", name="Keluar cepat").click()
    page.wait_for_url("**/kalender")
    assert TYPED in page.evaluate("JSON.stringify(localStorage)")
    own_phone.learner.visitor.sign_in(own_phone.learner.person)
    cookie = own_phone.learner.visitor.client.get_cookie("session")
    assert cookie is not None
    url = page.url.removesuffix("/kalender")
    own_phone.phone.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
    page.goto(PLACE)
    expect(page.get_by_role("textbox")).to_have_count(0)
    assert "HP ini dipakai bersama" in page.inner_text("main")
    page.get_by_role("button", name="Hapus dari HP ini").click()
    expect(page.get_by_text("Sudah dihapus dari HP ini.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_a_shared_phone_has_nothing_to_type_into(browser: Browser, siti: Learner) -> None:
    with open_house(browser, siti) as opened:
        page = opened.page()
        page.goto(PLACE)
        expect(page.get_by_role("textbox")).to_have_count(0)
        expect(page.get_by_role("button", name="Cetak")).to_be_visible()
        assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_on_paper_there_are_the_questions_and_lines_alone(
    browser: Browser, siti: Learner, script: bool
) -> None:
    with open_house(browser, siti, script=script) as opened:
        page = opened.page()
        page.goto(PLACE)
        page.emulate_media(media="print")
        expect(page.get_by_text("Siapa", exact=True)).to_be_visible()
        expect(page.locator(".blank").first).to_be_visible()
        for words in ("Keluar cepat", "Cetak", "HP ini dipakai bersama", "Selesai"):
            for each in page.get_by_text(words).all():
                expect(each).to_be_hidden()


def test_without_script_ones_own_phone_shows_the_sheet_for_paper(
    browser: Browser, siti: Learner
) -> None:
    set_own_phone(siti)
    with open_house(browser, siti, script=False) as opened:
        page = opened.page()
        page.goto(PLACE)
        expect(page.get_by_role("textbox")).to_have_count(0)
        expect(page.get_by_text("Tulisan tidak disimpan di sini")).to_be_visible()
        expect(page.get_by_text("buka menu peramban")).to_be_visible()
        expect(page.get_by_text("Hanya di HP ini")).to_be_hidden()
        expect(page.locator(".blank").first).to_be_visible()


def test_what_was_typed_is_on_paper_in_its_words(own_phone: HardHouse) -> None:
    page = own_phone.page()
    type_into(page)
    expect(page.locator(".blank").first).to_be_hidden()
    expect(page.get_by_text("Tulisan tidak disimpan di sini")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".blank", has_text=TYPED)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_who_would_lose_words_is_asked_before_leaving(own_phone: HardHouse) -> None:
    page = own_phone.page()
    page.goto(PLACE)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.get_by_label("Siapa").press_sequentially("Marni")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("button", name="Selesai").click()
    assert asked == ["Tulisan Anda tidak tersimpan, dan akan hilang. Tetap kembali ke pelajaran?"]
    expect(page.get_by_label("Siapa")).to_have_value("Marni")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Selesai").click()
    page.wait_for_url("**/amplop")


ANSWER = "Bu Marni, 0812-0000-0000, setiap Minggu pukul tujuh malam, lalu Pak Darma di balai desa."


@pytest.mark.parametrize("is_filled", [False, True], ids=["empty", "filled"])
def test_the_sheet_of_the_course_is_one_sheet(
    browser: Browser, house: House, visit: Visit, is_filled: bool
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    set_own_phone(siti)
    with open_house(browser, siti) as opened:
        page = opened.page()
        page.goto("/kursus/bekal-jalan/kegiatan/bekal/lembar-saya")
        fields = page.get_by_role("textbox").all()
        assert len(fields) == 9
        for field in fields:
            field.fill(ANSWER if is_filled else "")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_it_shuts_nobody_out(own_phone: HardHouse) -> None:
    page = own_phone.page()
    type_into(page)
    check_axe(page)
    check_targets(page)
    check_focus(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    check_no_sideways_scroll(page)
