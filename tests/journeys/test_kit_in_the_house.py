"""A meeting kit opened in the house: under its own policy, left at once, and in English."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser_checks import check_english, check_focus, check_targets
from tests.chromium import follow, served
from tests.conftest import MakeApp
from tests.house import House
from tests.journeys.learner import PHONE
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

GUIDES = "/kursus/anak-kita/pertemuan"
PAGE = f"{GUIDES}/perasaan-anak/bekal"
HARD_PAGE = f"{GUIDES}/payung-bersama/bekal"


@pytest.fixture
def facilitator(make_app: MakeApp, house: House, browser: Browser) -> Iterator[Page]:
    """The browser of Kuripan's facilitator, in the house."""
    program = make_app()
    cookie = Visitor(program, house.budi).client.get_cookie("session")
    assert cookie is not None
    with served(program) as url:
        context = browser.new_context(base_url=url, viewport=PHONE)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield context.new_page()
        context.close()


def test_opened_in_the_house_it_keeps_to_its_policy_and_can_be_left(facilitator: Page) -> None:
    said: list[str] = []
    facilitator.on("console", lambda told: said.append(told.text))
    for path in (PAGE, HARD_PAGE):
        facilitator.goto(f"{path}/buka")
        facilitator.get_by_role("button", name="Mulai").click()
        check_targets(facilitator)
        check_focus(facilitator)
    assert said == []
    follow(facilitator.get_by_role("button", name="Keluar cepat"))
    expect(facilitator).to_have_url(re.compile(r"/kalender$"))


def test_who_reads_english_finds_no_indonesian_that_does_not_say_so(facilitator: Page) -> None:
    facilitator.goto(PAGE)
    follow(facilitator.get_by_role("button", name="English"))
    for path in (PAGE, f"{PAGE}/buka", f"{HARD_PAGE}/buka"):
        facilitator.goto(path)
        check_english(facilitator)
