"""A meeting kit as it is used: opened from a phone's own disk, with no line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser_checks import (
    check_axe,
    check_focus,
    check_no_sideways_scroll,
    check_targets,
)
from tests.conftest import MakeApp
from tests.house import House
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

PAGE = "/kursus/anak-kita/pertemuan/perasaan-anak/bekal"
BEGIN = 1_795_000_000
"""When the kit is opened, in seconds."""
Open = Callable[..., Page]


@pytest.fixture
def saved(make_app: MakeApp, house: House, tmp_path: Path) -> Path:
    """The kit as it was downloaded."""
    file = tmp_path / "bekal-2.html"
    file.write_bytes(Visitor(make_app(), house.budi).get(f"{PAGE}/unduh").data)
    return file


@pytest.fixture
def open_kit(browser: Browser, saved: Path) -> Iterator[Open]:
    """Open the saved kit on a phone without a line; what it asks for or complains of fails."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_it(*, script: bool = True, running: Browser = browser, **options: object) -> Page:
        context = running.new_context(
            viewport=PHONE, offline=True, java_script_enabled=script, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: troubles.append(asked.url) if asked.url[0] != "f" else 0)
        page.add_init_script(
            "navigator.vibrate = (beat) => { window.beats = (window.beats || 0) + 1; return true }"
        )
        page.clock.install(time=BEGIN - 60)
        page.goto(saved.as_uri())
        page.clock.pause_at(BEGIN)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [each for each in troubles if not each.startswith("data:")] == []


def press(page: Page, name: str) -> None:
    page.locator(".clock").get_by_role("button", name=name).click()


def pass_time(page: Page, minutes: int) -> None:
    page.clock.run_for(minutes * 60_000)
    look(page)


def sleep_until(page: Page, minutes: int) -> None:
    """Let nothing tick: the clock alone moves, on or back."""
    page.clock.set_system_time(BEGIN + minutes * 60)
    look(page)


def look(page: Page) -> None:
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def shown(page: Page, name: str) -> str:
    return page.locator(f"[data-show={name}]").inner_text()


def test_a_step_runs_pauses_and_ends_with_a_sign(open_kit: Open) -> None:
    page = open_kit()
    assert (shown(page, "time"), shown(page, "title")) == ("10:00", "Pembukaan")
    press(page, "Mulai")
    pass_time(page, 9)
    assert shown(page, "time") == "1:00"
    assert shown(page, "drift").startswith("Sesuai rencana, selesai sekitar ")
    press(page, "Jeda")
    pass_time(page, 5)
    assert shown(page, "time") == "1:00"
    assert shown(page, "drift").startswith("Terlambat 5 menit, ")
    press(page, "Lanjut")
    pass_time(page, 3)
    assert (shown(page, "time"), shown(page, "side")) == ("+2:00", "lewat waktu")
    expect(page.get_by_role("status")).to_have_text(
        "Waktu langkah ini habis. Tekan Maju kalau sudah siap."
    )
    assert page.evaluate("window.beats") == 1
    pass_time(page, 1)
    assert page.evaluate("window.beats") == 1


def test_the_plan_says_how_far_ahead_and_back_and_forth_lose_no_time(open_kit: Open) -> None:
    page = open_kit()
    assert page.locator("[aria-current=step]").count() == 0
    press(page, "Mulai")
    pass_time(page, 4)
    press(page, "Maju")
    assert shown(page, "where") == "Langkah 2 dari 6"
    assert page.locator("[aria-current=step]").inner_text().startswith("2. Cerita dari rumah")
    pass_time(page, 1)
    assert shown(page, "drift").startswith("Lebih cepat 6 menit, ")
    assert page.locator("#langkah-2").is_visible()
    press(page, "Mundur")
    pass_time(page, 1)
    assert shown(page, "time") == "5:00"
    for _step in range(5):
        press(page, "Maju")
    press(page, "Selesai")
    pass_time(page, 1)
    expect(page.get_by_role("status")).to_have_text("Semua langkah selesai.")
    assert shown(page, "drift") == "Lebih cepat 84 menit"


def test_time_goes_on_while_the_phone_sleeps(open_kit: Open) -> None:
    page = open_kit()
    press(page, "Mulai")
    sleep_until(page, 7)
    assert shown(page, "time") == "3:00"
    sleep_until(page, 12)
    assert shown(page, "time") == "+2:00"
    sleep_until(page, -60)
    assert shown(page, "time") == "10:00"


def test_what_runs_and_what_is_ticked_outlives_a_reload(open_kit: Open) -> None:
    page = open_kit()
    page.get_by_label("spidol").check()
    press(page, "Mulai")
    pass_time(page, 2)
    press(page, "Maju")
    pass_time(page, 3)
    page.reload()
    assert shown(page, "where") == "Langkah 2 dari 6"
    assert shown(page, "time") == "12:00"
    assert page.get_by_label("spidol").is_checked()
    page.get_by_text("Layar dan jam").click()
    page.get_by_role("button", name="Ulang jam dan centang dari awal").click()
    page.reload()
    assert shown(page, "time") == "10:00"
    assert not page.get_by_label("spidol").is_checked()


def test_a_phone_that_forbids_remembering_runs_it_all_the_same(open_kit: Open) -> None:
    page = open_kit()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    page.reload()
    press(page, "Mulai")
    pass_time(page, 1)
    assert shown(page, "time") == "9:00"


def test_without_script_the_agenda_and_the_answers_are_there(open_kit: Open) -> None:
    page = open_kit(script=False)
    assert not page.locator(".clock").is_visible()
    assert page.get_by_text("menit 25–50").is_visible()
    page.get_by_label("spidol").check()
    page.get_by_text("Untuk petugas: kunci jawaban").click()
    assert page.get_by_text("Bibi menjawab jujur").is_visible()


def test_it_is_open_to_everybody_in_the_light_and_in_the_dark(
    open_kit: Open, large_letters: Browser
) -> None:
    page = open_kit()
    page.clock.resume()
    press(page, "Mulai")
    page.get_by_text("Layar dan jam").click()
    for _dark in range(2):
        page.get_by_text("Untuk petugas: kunci jawaban").click()
        check_axe(page)
        check_targets(page)
        page.get_by_role("button", name="Layar gelap").click()
    check_focus(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    check_no_sideways_scroll(page)
    large = open_kit(running=large_letters)
    large.set_viewport_size(NARROW)  # type: ignore[arg-type]
    press(large, "Mulai")
    check_no_sideways_scroll(large)


def test_on_paper_there_is_no_timer_and_no_dark(open_kit: Open) -> None:
    page = open_kit(color_scheme="dark")
    assert page.locator("html.dark").count() == 1
    press(page, "Mulai")
    page.emulate_media(media="print")
    assert not page.locator(".clock").is_visible()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_screen_stays_on_while_a_step_runs_and_only_then(open_kit: Open) -> None:
    page = open_kit()
    page.add_init_script(
        """window.locks = 0;
        const lock = {addEventListener() {}, release() { window.locks -= 1 }};
        const request = () => { window.locks += 1; return Promise.resolve(lock) };
        Object.defineProperty(navigator, 'wakeLock', {value: {request}})"""
    )
    page.reload()
    assert page.evaluate("window.locks") == 0
    for button, locks in (("Mulai", 1), ("Maju", 1), ("Jeda", 0), ("Lanjut", 1), ("Jeda", 0)):
        press(page, button)
        assert page.evaluate("window.locks") == locks, button
