"""Reading aloud: a lesson by the phone's own Indonesian voice, where it has one."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page

from tests.browser_checks import check_axe, check_no_sideways_scroll, check_targets
from tests.chromium import served
from tests.house import House
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE
from tests.learning.learner import FIRST_LESSON, Learner
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

INDONESIAN = {"lang": "id-ID", "name": "Suara", "localService": True}
ENGLISH = {"lang": "en-US", "name": "Voice", "localService": True}
OLD_NAME = {"lang": "in_ID", "name": "Suara lama", "localService": True}
ELSEWHERE = {"lang": "id-ID", "name": "Suara jauh", "localService": False}
# A phone's voices are outside the machine; this one says nothing, and keeps what it was asked.
_VOICES = """(() => {
  const told = () => JSON.parse(sessionStorage.getItem("told") || "[]");
  const tell = (what) => sessionStorage.setItem("told", JSON.stringify([...told(), what]));
  const listeners = [];
  let voices = %s, saying = null;
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => voices,
    addEventListener: (_name, listener) => listeners.push(listener),
    speak: (said) => { saying = said; tell({text: said.text, rate: said.rate, lang: said.lang}); },
    cancel: () => { const was = saying; saying = null; tell("cancel"); if (was) was.onend(); },
  }});
  window.endParagraph = () => { const was = saying; saying = null; was.onend(); };
  window.failToSpeak = () => { const was = saying; saying = null; was.onerror(); };
  window.voicesArrive = (found) => { voices = found; listeners.forEach((each) => each()); };
})()"""

OpenWith = Callable[..., Page]


@pytest.fixture
def open_with(app: Flask, house: House, browser: Browser) -> Iterator[OpenWith]:
    """Open the first lesson as Siti, on a phone that has these voices."""
    visitor = Visitor(app, house.siti)
    Learner(visitor, house.siti).begin_learning()
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        context = browser.new_context(base_url=url, viewport=PHONE)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])

        def open_lesson(*voices: dict[str, object]) -> Page:
            page = context.new_page()
            page.add_init_script(_VOICES % json.dumps(voices))
            page.goto(FIRST_LESSON)
            return page

        yield open_lesson
        context.close()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def told(page: Page) -> list[dict[str, object]]:
    """Return what the voice was asked to say since the page was opened, without the stops."""
    kept: list[dict[str, object]] = [each for each in everything_told(page) if each != "cancel"]
    return kept


def everything_told(page: Page) -> list[object]:
    asked: list[object] = page.evaluate('JSON.parse(sessionStorage.getItem("told") || "[]")')
    return asked


def marked(page: Page) -> str:
    return page.locator(".now").inner_text()


@pytest.mark.parametrize("voices", [[INDONESIAN], [ENGLISH, OLD_NAME]])
def test_button_is_there_where_the_phone_speaks_indonesian(
    open_with: OpenWith, voices: list[dict[str, object]]
) -> None:
    assert button(open_with(*voices), "Dengarkan").is_visible()


@pytest.mark.parametrize("voices", [[], [ENGLISH], [ELSEWHERE]])
def test_no_button_is_there_without_such_a_voice(
    open_with: OpenWith, voices: list[dict[str, object]]
) -> None:
    page = open_with(*voices)
    assert not button(page, "Dengarkan").is_visible()
    assert not button(page, "Baca pelan").is_visible()


def test_button_comes_when_the_voices_come_late(open_with: OpenWith) -> None:
    page = open_with()
    page.evaluate("(found) => voicesArrive(found)", [INDONESIAN])
    assert button(page, "Dengarkan").is_visible()


def test_lesson_is_read_part_by_part_to_its_end(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    assert [each["text"] for each in told(page)] == ["Mengapa berangkat: tiga tujuan"]
    for _part in range(3):
        page.evaluate("endParagraph()")
    texts = [str(each["text"]) for each in told(page)]
    assert texts[1].startswith("Anda bisa menulis tiga tujuan keluarga")
    assert texts[2].startswith("Bu Sari tinggal di desa")
    assert len(texts) == 4
    assert marked(page) == texts[3]
    while page.locator(".now").count():
        page.evaluate("endParagraph()")
    texts = [str(each["text"]) for each in told(page)]
    assert len(texts) == len(set(texts))
    assert "Untuk apa uang itu dipakai." in texts
    assert texts[-1].startswith("Tempel tulisannya")
    assert button(page, "Dengarkan").is_visible()


def test_what_is_read_stays_in_sight_with_the_way_to_stop_it(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    for _part in range(12):
        page.evaluate("endParagraph()")
    seen = "(each) => { const box = each.getBoundingClientRect();"
    seen += " return box.top >= 0 && box.bottom <= innerHeight; }"
    assert page.locator(".now").evaluate(seen)
    assert button(page, "Berhenti").evaluate(seen)


def test_pause_stops_and_goes_on_with_the_same_part(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    page.evaluate("endParagraph()")
    button(page, "Berhenti").click()
    assert everything_told(page)[-1] == "cancel"
    assert len(told(page)) == 2
    button(page, "Lanjutkan").click()
    first, second = told(page)[-2:]
    assert first == second


def test_slower_reads_the_same_part_again_and_goes_on_slowly(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    button(page, "Baca pelan").click()
    page.evaluate("endParagraph()")
    usual, again, following = told(page)
    assert usual["text"] == again["text"] != following["text"]
    assert usual["rate"] > again["rate"] == following["rate"]  # type: ignore[operator]
    assert button(page, "Baca pelan").get_attribute("aria-pressed") == "true"


def test_nothing_goes_on_after_the_page_is_left(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    page.goto("/bantuan")
    assert everything_told(page)[-1] == "cancel"
    page.go_back()
    assert button(page, "Dengarkan").is_visible()
    assert not page.locator(".now").count()


def test_a_voice_that_fails_gives_the_button_back(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    page.evaluate("failToSpeak()")
    assert button(page, "Dengarkan").is_visible()
    assert not page.locator(".now").count()


def test_page_that_reads_shuts_nobody_out(open_with: OpenWith) -> None:
    page = open_with(INDONESIAN)
    button(page, "Dengarkan").click()
    check_targets(page)
    check_axe(page)
    page.set_viewport_size(NARROW)
    check_no_sideways_scroll(page)
