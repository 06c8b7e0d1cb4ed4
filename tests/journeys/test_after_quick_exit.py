"""What the sign-in page tells after a quick exit, when the next person taps "back"."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow, served
from tests.courses.hard_course import HARD_COURSE, SECOND
from tests.journeys.learner import PHONE
from tests.learning.conftest import serve_courses
from tests.learning.learner import Learner
from tests.people.conftest import PIN, GiveSecret, give_pin

__all__ = ["give_pin", "serve_courses"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_no_user_name_and_no_page_stand_in_it(
    browser: Browser, house, visit, serve_courses, give_pin: GiveSecret, script: bool
) -> None:
    program = serve_courses(**HARD_COURSE)
    Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    user_name = give_pin(house.siti)
    with served(program) as url:
        phone = browser.new_context(viewport=PHONE, base_url=url, java_script_enabled=script)
        page = phone.new_page()
        sign_in_by_hand(page, user_name)
        page.goto("/kursus/uang-kita")
        page.goto(f"{SECOND}?baca=1")
        page.get_by_role("button", name="Keluar cepat").click()
        page.wait_for_url("**/kalender")
        for _tap in range(5):
            page.go_back()
            if "/masuk" not in page.url:
                continue
            expect(page.get_by_label("Nama pengguna")).to_have_value("")
            expect(page.get_by_label("PIN", exact=False).first).to_have_value("")
            assert "uang-kita" not in page.url
            assert "uang-kita" not in page.content()
        phone.close()


def sign_in_by_hand(page: Page, user_name: str) -> None:
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").press_sequentially(user_name)
    page.get_by_label("PIN", exact=False).first.press_sequentially(PIN)
    follow(page.get_by_role("button", name="Masuk"))
    assert urlsplit(page.url).path == "/"
