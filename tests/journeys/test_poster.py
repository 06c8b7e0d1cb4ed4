"""The poster of help numbers: one sheet of paper, whatever the village adds."""

import pytest
from flask import Flask
from playwright.sync_api import Browser

from rumahbelajar.database import db
from rumahbelajar.help import village_contacts
from rumahbelajar.help.models import Office
from rumahbelajar.help.village_contacts import Wording
from rumahbelajar.ids import new_id
from tests.browser_checks import check_no_sideways_scroll
from tests.chromium import served
from tests.house import KURIPAN, House
from tests.journeys.learner import PHONE
from tests.journeys.test_home_and_paper import pages_of

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
