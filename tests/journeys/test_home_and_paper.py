"""What leaves the house, in a real browser: modules as files from a disk, and sheets of paper."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.linting.lengths import LONGEST_SUMMARY
from tests.browser_checks import check_axe, check_no_sideways_scroll
from tests.chromium import served
from tests.conftest import MakeApp
from tests.courses.sample import write_courses
from tests.house import House
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE
from tests.learning.learner import Learner
from tests.learning.test_take_home import FILE, RECORDED
from tests.shipped import ids_of_shipped
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

SHIPPED = "/kursus/uang-kiriman/modul/anggaran/bawa-pulang/unduh"

OpenAs = Callable[[Flask, str, Browser], Page]


@pytest.fixture
def open_as_siti(house: House) -> Iterator[OpenAs]:
    """Open the program as Siti, who takes a course."""
    with ExitStack() as closing:

        def open_program(program: Flask, course_id: str, browser: Browser) -> Page:
            visitor = Visitor(program, house.siti)
            Learner(visitor, house.siti, course_id).begin_learning()
            cookie = visitor.client.get_cookie("session")
            assert cookie is not None
            url = closing.enter_context(served(program))
            context = browser.new_context(base_url=url, viewport=PHONE)
            closing.callback(context.close)
            context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
            return context.new_page()

        yield open_program


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("course_id", ids_of_shipped(having="summary.md"))
def test_summary_is_printed_on_exactly_one_sheet(
    app: Flask, browser: Browser, open_as_siti: OpenAs, course_id: str
) -> None:
    page = open_as_siti(app, course_id, browser)
    page.goto(f"/kursus/{course_id}/ringkasan")
    assert page.get_by_role("button", name="Cetak satu lembar").is_visible()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_the_longest_summary_that_lint_lets_through_is_printed_on_one_sheet(
    make_app: MakeApp, browser: Browser, open_as_siti: OpenAs, tmp_path: Path
) -> None:
    item = "- Simpan uangnya dulu, lalu belanja sesudah semuanya sungguh cukup.\n"
    rest = f"## Uang kiriman keluarga\n\n{item * 5}\n" * 7
    boxes = "::: warning\nJangan beri kode.\n:::\n\n" * 2 + "![Empat amplop](media/amplop.svg)\n\n"
    text = f"---\ntitle: Satu lembar\n---\n{boxes}{rest}"
    folder = write_courses(tmp_path, **{"uang-kita/summary.md": text})
    sheet = load_library(folder).courses["uang-kita"].sheet
    assert sheet is not None
    assert LONGEST_SUMMARY - 30 < sheet.words <= LONGEST_SUMMARY
    page = open_as_siti(make_app(courses=folder), "uang-kita", browser)
    page.goto("/kursus/uang-kita/ringkasan")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


@pytest.fixture(params=["sample", "shipped"])
def saved(
    request: pytest.FixtureRequest,
    app: Flask,
    make_app: MakeApp,
    browser: Browser,
    open_as_siti: OpenAs,
    tmp_path: Path,
) -> Path:
    """A module as the browser saved it: one with a recording, and one that ships."""
    if request.param == "sample":
        program = make_app(courses=write_courses(tmp_path / "courses", **RECORDED))
        page = open_as_siti(program, "uang-kita", browser)
        address = FILE
    else:
        page, address = open_as_siti(app, "uang-kiriman", browser), SHIPPED
    page.goto(address.removesuffix("/unduh"))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Simpan berkas")).click()
    assert download.value.suggested_filename.endswith(".html")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_saved_module_opens_from_a_disk_and_asks_nobody_for_anything(
    browser: Browser, saved: Path
) -> None:
    context = browser.new_context(viewport=PHONE, offline=True)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(saved.as_uri())
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [saved.as_uri()]
    assert faults == []
    widths = "(all) => all.map((each) => each.naturalWidth)"
    assert all(page.eval_on_selector_all("img", widths))
    for sound in page.locator("audio").all():
        length = "(each) => new Promise((done) => { each.onloadedmetadata = () => "
        length += "done(each.duration); each.onerror = () => done(-1); each.load(); })"
        sound.evaluate("(each) => { each.preload = 'auto'; }")
        assert sound.evaluate(length) > 0.5
    check_axe(page)
    page.set_viewport_size(NARROW)
    check_no_sideways_scroll(page)
    context.close()


def test_saved_module_explains_its_words_within_itself(browser: Browser, saved: Path) -> None:
    context = browser.new_context(viewport=PHONE, offline=True)
    page = context.new_page()
    page.goto(saved.as_uri())
    for target in page.eval_on_selector_all("a[href^='#']", "(all) => all.map((e) => e.hash)"):
        assert page.locator(target).count() == 1, target
    page.locator("a.term").first.click()
    expect(page.locator(".terms div:target")).to_be_visible()
    context.close()


def test_saved_module_prints_its_words_and_no_buttons(browser: Browser, saved: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(saved.as_uri())
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not any(sound.is_visible() for sound in page.locator("audio").all())
    assert page.locator(".lesson").first.is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= pages_of(pdf) <= 12
    context.close()
