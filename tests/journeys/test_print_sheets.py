"""Cards and PIN slips as Chromium prints them: ten on a sheet of A4, and every name fits."""

import re
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask
from playwright.sync_api import Browser, Page

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.people import hashing
from rumahbelajar.people.models import AgeBand, Category, Person, PersonCategory, Sex
from tests.browser_checks import check_axe, check_no_sideways_scroll, check_targets
from tests.chromium import follow, served
from tests.house import KURIPAN, House
from tests.journeys.inspection import NARROW
from tests.page_checks import check_html
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

NAMES = (
    "Sri",
    "Nyi Raden Ayu Siti Kholifatul Mahmudah Ningrum",
    "Đỗ Thị Ngọc Ánh Nguyễn-Łukasiewicz",
    "W" * 120,
    " ".join(["Wiramanggala"] * 9),
    "Ni Luh Putu Ayu Wulandari",
    "M" * 60,
)
_OVERFLOWS = """() => [...document.querySelectorAll('.cut, .strip, .fold')]
  .filter((each) => each.scrollHeight > each.clientHeight + 1
    || each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.innerText)"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll('.cut p:not(.longest)')]
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


@pytest.fixture
def facilitator(
    app: Flask, house: House, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Page]:
    """The browser of Kuripan's facilitator."""
    monkeypatch.setattr(
        hashing, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )
    cookie = Visitor(app, house.budi).client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        context = browser.new_context(base_url=url)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield context.new_page()
        context.close()


def add_people(app: Flask, count: int) -> list[str]:
    with app.app_context():
        people = [
            Person(
                village_code=KURIPAN,
                name=NAMES[number % len(NAMES)],
                sex=Sex.FEMALE,
                age_band=AgeBand.FROM_25,
                age_stated_on=clock.now().date(),
                added_at=clock.now(),
                categories=[PersonCategory(category=Category.FAMILY, is_main=True)],
            )
            for number in range(count)
        ]
        db.session.add_all(people)
        db.session.commit()
        return [str(person.id) for person in people]


def print_for(page: Page, kind: str, ids: list[str]) -> None:
    page.goto("/orang/cetak/periksa?apa=" + kind + "".join(f"&orang={each}" for each in ids))
    follow(page.get_by_role("button", name=re.compile("^Ya, buat")))


@pytest.mark.parametrize("kind", ["kartu", "pin"])
def test_ten_are_on_a_sheet_and_every_name_fits(app: Flask, facilitator: Page, kind: str) -> None:
    ids = add_people(app, 24)
    for count, sheets in ((1, 1), (10, 1), (11, 2), (24, 3)):
        print_for(facilitator, kind, ids[:count])
        assert facilitator.locator(".cut").count() == count
        pdf = facilitator.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == sheets, count
    facilitator.emulate_media(media="print")
    assert facilitator.evaluate(_OVERFLOWS) == []
    assert facilitator.evaluate(_SMALLEST) >= 12, "9 pt, but for a name that fits no other way"
    sizes = facilitator.eval_on_selector_all(
        ".cut", "(all) => all.map((each) => [each.offsetWidth, each.offsetHeight])"
    )
    assert {tuple(size) for size in sizes} == {(321, 204)}, "85 by 54 mm, as a bank card"


def test_the_pages_around_it_are_open_to_everybody(app: Flask, facilitator: Page) -> None:
    ids = add_people(app, 6)
    facilitator.set_viewport_size(NARROW)  # type: ignore[arg-type]
    facilitator.goto("/orang/cetak")
    look_at(facilitator)
    for kind in ("kartu", "pin"):
        print_for(facilitator, kind, ids)
        look_at(facilitator)
        facilitator.go_back()
        look_at(facilitator)


def look_at(page: Page) -> None:
    check_html(page.content(), page.url)
    check_targets(page)
    check_axe(page)
    check_no_sideways_scroll(page)
