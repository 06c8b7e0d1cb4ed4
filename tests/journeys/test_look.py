"""The shell and every component in a real browser: narrow, wide, large and by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser_checks import (
    check_axe,
    check_bytes,
    check_focus,
    check_no_sideways_scroll,
    check_targets,
)
from tests.chromium import follow, served
from tests.conftest import MakeApp, Visit
from tests.house import Dweller, House
from tests.kitchen_sink import LAYOUTS, add_kitchen_sink
from tests.page_checks import check_html

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]  # the look is the same on both

WINDOWS = ((320, 568), (360, 740), (1280, 800))
PHONE = WINDOWS[1]
OpenPage = Callable[..., Page]


@pytest.fixture
def program(make_app: MakeApp) -> Flask:
    app = make_app()
    add_kitchen_sink(app)
    return app


@pytest.fixture
def address(program: Flask) -> Iterator[str]:
    with served(program) as url:
        yield url


@pytest.fixture
def open_page(
    browser: Browser, large_letters: Browser, address: str, visit: Visit
) -> Iterator[OpenPage]:
    """Open the page of all components, or another, in a window of its own."""
    contexts: list[BrowserContext] = []

    def open_it(
        size: tuple[int, int] = PHONE,
        *,
        layout: str = LAYOUTS[0],
        text_percent: int = 100,
        script: bool = True,
        person: Dweller | None = None,
    ) -> Page:
        context = {100: browser, 200: large_letters}[text_percent].new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script
        )
        contexts.append(context)
        if person:
            cookie = visit(person).client.get_cookie("session")
            assert cookie
            context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        answer = page.goto(f"{address}/ruang-coba?layout={layout}")
        assert answer
        assert answer.ok, answer.status
        return page

    yield open_it
    for context in contexts:
        context.close()


def _send(page: Page) -> None:
    follow(page.get_by_role("button", name="Simpan", exact=True))
    expect(page.locator(".summary")).to_be_visible()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text_percent", [100, 200])
def test_every_component_fits_every_window(
    open_page: OpenPage, text_percent: int, layout: str
) -> None:
    page = open_page(layout=layout, text_percent=text_percent)
    for _ in ("empty", "with faults"):
        for width, height in WINDOWS:
            page.set_viewport_size({"width": width, "height": height})
            check_no_sideways_scroll(page)
            check_targets(page)
        _send(page)


@pytest.mark.parametrize(
    ("size", "layout"), [(WINDOWS[0], LAYOUTS[0]), (PHONE, LAYOUTS[1]), (WINDOWS[2], LAYOUTS[1])]
)
def test_every_component_passes_axe(
    open_page: OpenPage, house: House, size: tuple[int, int], layout: str
) -> None:
    check_axe(open_page(size, layout=layout))
    page = open_page(size, layout=layout, person=house.siti)
    assert page.is_visible("text=Siti A.")
    check_no_sideways_scroll(page)
    check_targets(page)
    _send(page)
    check_axe(page)
    check_html(page.content(), page.url)


@pytest.mark.parametrize("size", [WINDOWS[0], WINDOWS[2]])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    walked = check_focus(open_page(size))
    assert "Langsung ke isi" in walked[0]
    assert any("agreed" in each for each in walked)


@pytest.mark.parametrize(
    ("size", "text_percent", "position"),
    [
        (PHONE, 100, "fixed"),
        ((640, 360), 100, "static"),
        (PHONE, 200, "static"),
        ((1280, 800), 100, "static"),
    ],
)
def test_the_tabs_stay_at_the_thumb_only_where_there_is_room(
    open_page: OpenPage, size: tuple[int, int], text_percent: int, position: str
) -> None:
    page = open_page(size, text_percent=text_percent)
    shown = page.evaluate("getComputedStyle(document.querySelector('.tabs')).position")
    assert shown == position


@pytest.mark.parametrize("script", [True, False])
def test_a_summary_of_faults_has_the_focus_and_leads_to_each_field(
    open_page: OpenPage, script: bool
) -> None:
    page = open_page(script=script)
    page.fill("#user_name", "siti")
    _send(page)
    assert page.title().startswith("Galat: Semua bagian")
    expect(page.get_by_role("alert")).to_be_focused()
    for name in ("pin", "phone", "agreed"):
        page.click(f".summary a[href='#{name}']")
        expect(page.locator(f"#{name}")).to_be_focused()
    assert page.input_value("#user_name") == "siti"


def test_a_form_is_sent_once_and_can_be_sent_again_after_coming_back(open_page: OpenPage) -> None:
    page = open_page()
    methods: list[str] = []
    page.on("request", lambda each: methods.append(each.method))
    page.evaluate("document.querySelectorAll('main form .btn').forEach((each) => each.click())")
    page.wait_for_selector(".summary")
    assert methods.count("POST") == 1
    page.go_back()
    _send(page)
    assert methods.count("POST") == 2


def test_a_secret_can_be_looked_at_where_script_runs(open_page: OpenPage) -> None:
    page = open_page()
    page.fill("#pin", "123456")
    assert page.get_attribute("#pin", "type") == "password"
    page.click(".secret button")
    assert page.get_attribute("#pin", "type") == "text"
    assert page.inner_text(".secret button") == "Sembunyikan"
    page.click(".secret button")
    assert page.get_attribute("#pin", "type") == "password"
    assert open_page(script=False).locator(".secret button").count() == 0


def test_paper_can_be_asked_for_where_script_runs(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("window.print = () => { window.printed = true }")
    page.click("text=Cetak")
    assert page.evaluate("window.printed")
    assert not open_page(script=False).is_visible("text=Cetak")


def test_paper_shows_the_words_and_nothing_to_press(open_page: OpenPage) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert page.is_visible("h1")
    assert page.is_visible(".lesson")
    for each in (".top", ".tabs", ".foot", ".back", "text=Simpan", "text=Lanjut belajar"):
        assert not page.is_visible(each), each


def test_reading_a_page_takes_few_bytes(program: Flask) -> None:
    for path in ("/bantuan", "/istilah", "/ruang-coba"):
        check_bytes(program.test_client(), path)
