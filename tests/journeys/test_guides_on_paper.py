"""Guides to meetings in a real browser: open to everybody, and on paper with nothing cut off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser_checks import check_axe, check_no_sideways_scroll, check_targets
from tests.chromium import served
from tests.conftest import MakeApp
from tests.courses.sample import write_courses
from tests.courses.test_guides import GUIDE
from tests.house import House
from tests.journeys.inspection import NARROW
from tests.page_checks import check_html
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

PAGE = "/kursus/uang-kita/pertemuan/kenalan"
LENGTHS = (500, 277, 177, 97, 40)
"""Of the words on a card: the longest there may be, and the longest in each size of letters."""
NAMES = "Nenek Sumarni dan Sari, delapan tahun, dan tetangga mereka"
CARDS = "".join(
    f"  - {{title: '{NAMES}', who: '{NAMES}', text: {('Nenek mengasuh cucu. ' * 30)[:length]}}}\n"
    for length in LENGTHS
)
FIVE_CARDS = re.sub(r"roleplays:\n(  - .*\n)+", f"roleplays:\n{CARDS}", GUIDE)
_OVERFLOWS = """() => [...document.querySelectorAll('.cut')]
  .filter((each) => each.scrollHeight > each.clientHeight + 1
    || each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.innerText)"""


@pytest.fixture
def facilitator(
    make_app: MakeApp, house: House, browser: Browser, tmp_path: Path
) -> Iterator[Page]:
    """The browser of Kuripan's facilitator, where a course has a guide."""
    files = {"uang-kita/meetings/01-kenalan.md": FIVE_CARDS}
    program = make_app(courses=write_courses(tmp_path, **files))
    cookie = Visitor(program, house.budi).client.get_cookie("session")
    assert cookie is not None
    with served(program) as url:
        context = browser.new_context(base_url=url)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield context.new_page()
        context.close()


def pages_of(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_guides_are_open_to_everybody(facilitator: Page) -> None:
    facilitator.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for path in ("/kursus/uang-kita", PAGE, f"{PAGE}/kartu"):
        facilitator.goto(path)
        check_html(facilitator.content(), path)
        check_targets(facilitator)
        check_axe(facilitator)
        check_no_sideways_scroll(facilitator)


def test_a_printed_guide_has_no_buttons_and_keeps_its_times(facilitator: Page) -> None:
    facilitator.goto(PAGE)
    assert facilitator.get_by_role("button", name="Cetak panduan").is_visible()
    facilitator.emulate_media(media="print")
    assert not any(each.is_visible() for each in facilitator.locator("main .btn").all())
    assert facilitator.get_by_text("menit 15–50", exact=True).is_visible()


def test_four_cards_are_on_a_sheet_and_the_longest_words_fit(facilitator: Page) -> None:
    facilitator.goto(f"{PAGE}/kartu")
    assert pages_of(facilitator) == 2
    facilitator.emulate_media(media="print")
    assert facilitator.locator(".cut").count() == 5
    assert facilitator.evaluate(_OVERFLOWS) == []
