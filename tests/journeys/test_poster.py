"""Posters, of help numbers and of a meeting: one sheet of paper, whatever stands on it."""

from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from rumahbelajar.database import db
from rumahbelajar.help import village_contacts
from rumahbelajar.help.models import Office
from rumahbelajar.help.village_contacts import Wording
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from tests.browser_checks import check_no_sideways_scroll
from tests.chromium import served
from tests.house import KURIPAN, House
from tests.journeys.learner import PHONE
from tests.journeys.test_home_and_paper import pages_of
from tests.meetings.conftest import as_viewer
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]


@pytest.mark.parametrize("number", [0, 10])
def test_the_poster_is_one_sheet(app: Flask, house: House, browser: Browser, number: int) -> None:
    name, note = "Bidan Siti Nurhaliza Kusumawardani", "setiap hari, jam 7 pagi sampai jam 9 malam"
    wording = Wording(Office.MIDWIFE, name, "0812 3456 7890", has_whatsapp=True, note=note)
    with app.app_context():
        for _each in range(number):
            village_contacts.add(new_id(), KURIPAN, wording)
        db.session.commit()
    with served(app) as url:
        page = browser.new_page(base_url=url, viewport=PHONE)
        page.goto("/bantuan/poster")
        check_no_sideways_scroll(page)
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
        page.context.close()


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Kumpul", "Balai"),
        ("Disiplin tanpa kekerasan, dan emosi pengasuh kita semua", "Balai Desa Kuripan, Wonosobo"),
        ("WARGA DESA " * 10, "M" * 120),
    ],
)
def test_the_poster_of_a_meeting_is_one_sheet(
    app: Flask, house: House, browser: Browser, title: str, place: str
) -> None:
    with app.app_context():
        planned = Plan(date(2026, 12, 17), "14:00", 90, "Asia/Jakarta", place, title.strip())
        planning.plan(as_viewer(house.budi), meeting := new_id(), Whose(KURIPAN), planned)
        db.session.commit()
    with served(app) as url:
        phone = browser.new_context(base_url=url, viewport=PHONE)
        cookie = Visitor(app, house.budi).client.get_cookie("session")
        assert cookie is not None
        phone.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        page = phone.new_page()
        page.goto(f"/pertemuan/{meeting}/poster")
        expect(page.get_by_text("Boleh datang bersama keluarga")).to_be_visible()
        check_no_sideways_scroll(page)
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
        phone.close()
