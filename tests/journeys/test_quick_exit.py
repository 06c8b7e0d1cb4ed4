"""Leaving at once in a real browser: by tap, by key, without script, and without a line."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from rumahbelajar.people.models import SignIn
from tests.browser_checks import (
    check_axe,
    check_bytes,
    check_focus,
    check_no_sideways_scroll,
    check_targets,
)
from tests.courses.hard_course import HARD_COURSE, SECOND
from tests.journeys.hard_house import HardHouse, open_house
from tests.journeys.inspection import NARROW
from tests.learning.conftest import serve_courses
from tests.learning.kept import rows
from tests.learning.learner import Learner

__all__ = ["serve_courses"]

pytestmark = pytest.mark.browser
WORDS = "Satu amplop satu tujuan."


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    program = serve_courses(**HARD_COURSE)
    return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()


@pytest.fixture
def hard_house(browser: Browser, siti: Learner) -> Iterator[HardHouse]:
    with open_house(browser, siti) as opened:
        yield opened


def read(page: Page) -> None:
    """Come to a lesson by way of its course."""
    page.goto("/kursus/uang-kita")
    page.goto(f"{SECOND}?baca=1")
    expect(page.get_by_text(WORDS)).to_be_visible()


def expect_to_be_out(opened: HardHouse, page: Page) -> None:
    page.wait_for_url("**/kalender")
    expect(page.locator("caption")).to_contain_text("Hari ini")
    assert all(row.ended_at for row in rows(opened.app, SignIn))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_it_is_the_first_stop_of_the_tab_key_and_back_shows_nothing(
    browser: Browser, siti: Learner, script: bool
) -> None:
    with open_house(browser, siti, script=script) as opened:
        page = opened.page()
        read(page)
        assert page.title() == "Belajar"
        page.keyboard.press("Tab")
        button = page.get_by_role("button", name="Keluar cepat")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect_to_be_out(opened, page)
        page.go_back()
        expect(page.get_by_text(WORDS)).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")


def test_with_script_the_lesson_is_not_even_in_the_history(hard_house: HardHouse) -> None:
    page = hard_house.page()
    read(page)
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Keluar cepat").click()
    expect_to_be_out(hard_house, page)
    assert page.evaluate("history.length") == before
    page.go_back()
    assert "/masuk" in page.url


def test_shift_three_times_leaves_and_says_how_many_are_left(hard_house: HardHouse) -> None:
    page = hard_house.page()
    read(page)
    said = page.locator(".exit [role=status]")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Tekan Shift 2 kali lagi untuk keluar cepat.")
    page.keyboard.press("A")
    expect(said).to_have_text("")
    for _capital in range(4):
        page.keyboard.press("Shift+B")
    expect(page.get_by_text(WORDS)).to_be_visible()
    for _press in range(3):
        page.keyboard.press("Shift")
    expect_to_be_out(hard_house, page)


def test_what_was_pressed_long_ago_does_not_count(hard_house: HardHouse) -> None:
    page = hard_house.page()
    page.clock.install()
    read(page)
    said = page.locator(".exit [role=status]")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Tekan Shift 1 kali lagi untuk keluar cepat.")
    page.clock.run_for(6000)
    expect(said).to_have_text("")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Tekan Shift 2 kali lagi untuk keluar cepat.")


def test_the_page_is_gone_before_the_server_answers_and_taps_are_sent_once(
    hard_house: HardHouse,
) -> None:
    page = hard_house.page()
    read(page)
    sent: list[Route] = []

    def hold_back(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route)
        else:
            route.continue_()

    page.route("**/kalender", hold_back)
    with page.expect_request(lambda each: each.method == "POST"):
        page.evaluate("const b = document.querySelector('.exit button'); b.click(); b.click()")
    assert page.evaluate("document.body.textContent") == ""
    page.wait_for_timeout(200)
    assert len(sent) == 1
    assert page.title() == "Belajar"
    sent[0].continue_()
    expect_to_be_out(hard_house, page)


def wait_for_the_page_of_no_line(page: Page) -> None:
    """Wait for what the browser shows by itself; to wait for an address would fail with it."""
    for _tenth_of_a_second in range(100):
        if page.url.startswith("chrome-error:"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"still at {page.url}")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_without_a_line_nothing_of_the_page_stays_on_the_screen(
    browser: Browser, siti: Learner, script: bool
) -> None:
    with open_house(browser, siti, script=script) as opened:
        page = opened.page()
        read(page)
        opened.phone.set_offline(True)
        page.get_by_role("button", name="Keluar cepat").click(no_wait_after=True)
        wait_for_the_page_of_no_line(page)
        expect(page.get_by_text(WORDS)).to_have_count(0)
        opened.phone.set_offline(False)


def test_a_page_from_the_memory_of_the_browser_is_asked_for_again(hard_house: HardHouse) -> None:
    page = hard_house.page()
    read(page)
    hard_house.learner.post("/keluar")
    with page.expect_navigation():
        page.evaluate(
            "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
        )
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")


def test_it_is_in_sight_wherever_one_is_and_shuts_nobody_out(hard_house: HardHouse) -> None:
    page = hard_house.page()
    for path in (SECOND, f"{SECOND}?baca=1", "/bantuan/tombol"):
        page.goto(path)
        check_axe(page)
        check_targets(page)
        check_focus(page)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        expect(page.get_by_role("button", name="Keluar cepat")).to_be_in_viewport(ratio=1)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        check_no_sideways_scroll(page)
        check_bytes(hard_house.learner.visitor.client, path)
    page.goto("/kalender")
    check_axe(page)
    check_targets(page)
    check_no_sideways_scroll(page)


def test_with_large_letters_it_leaves_room_for_the_page(
    large_letters: Browser, siti: Learner
) -> None:
    with open_house(large_letters, siti) as opened:
        page = opened.page()
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        read(page)
        page.evaluate("window.scrollTo(0, 300)")
        box = page.locator(".exit").bounding_box()
        assert box is not None
        assert (box["y"], box["height"] <= 0.15 * NARROW["height"]) == (0, True)
        check_no_sideways_scroll(page)
        check_focus(page)
        page.goto("/kalender")
        check_no_sideways_scroll(page)
