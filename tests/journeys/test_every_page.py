"""Every page that a person can reach by links, looked at as each kind of person."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rumahbelajar.demo.cast import ADMIN, COORDINATOR, FACILITATOR
from tests.browser_checks import check_english, check_focus, check_no_sideways_scroll
from tests.journeys.inspection import NARROW, Inspector
from tests.journeys.learner import PHONE, sign_in

pytestmark = pytest.mark.browser

PEOPLE = {
    "stranger": None,
    "newcomer": ("sahdan", "780546"),
    "learner": ("fajar", "473026"),
    "holder of a certificate": ("tri", "704286"),
    "facilitator": ("budi", FACILITATOR.passphrase),
    "coordinator": ("hartono", COORDINATOR.passphrase),
    "admin": ("ratna", ADMIN.passphrase),
}
_OPEN = {"desk.home", "help.contacts", "help.glossary", "learning.find_certificate"}
_OPEN |= {"help.about_exit"}
_OPEN |= {"help.poster", "help.term"}
_OWN = {*_OPEN, "people.account", "people.consent", "learning.courses", "learning.course"}
_OWN |= {"desk.my_data", "desk.new_correction", "learning.tools", "learning.tool"}
_OWN |= {"learning.cash_book"}
_LEARNER = {*_OWN, "learning.certificates", "learning.quiz"}
_TAKING = {"learning.lesson", "learning.activity", "learning.summary", "learning.take_home"}
_TAKING |= {"learning.together"}
_STAFF = {*_OWN, "groups.groups", "people.passphrase", "learning.guide", "learning.guide_cards"}
_STAFF |= {"learning.guide_kit"}
_STAFF |= {"learning.recordings", "desk.group"}
_STAFF |= {"reports.reports", "reports.report", "reports.terms", "reports.new_view"}
_STAFF |= {"reports.files"}
# Staff read every course without taking it.
_STAFF |= {"learning.lesson", "learning.activity", "learning.summary", "learning.take_home"}
_REGISTRAR = {*_STAFF, "people.register", "people.person", "people.new_learner"}
_REGISTRAR |= {"help.numbers", "help.new_number", "groups.new_group"}
_REGISTRAR |= {"people.choose_print", "people.traits", "desk.corrections", "desk.correction"}
_REGISTRAR |= {"learning.new_recording"}
_REGISTRAR |= {"people.household", "groups.members", "groups.settings", "people.new_roster"}
_REGISTRAR |= {"desk.group_reminders", "desk.review_group_enrollment", "desk.move_person"}
_REGISTRAR |= {"meetings.meetings", "meetings.new_series", "meetings.new_meeting"}
_REGISTRAR |= {"meetings.meeting", "meetings.roll", "meetings.roll_history", "meetings.sheet"}
_REGISTRAR |= {"meetings.from_paper", "meetings.photos", "meetings.new_walk_in"}
_REGISTRAR |= {"meetings.room_groups", "meetings.commitments", "meetings.note"}
_REGISTRAR |= {"meetings.edit_meeting", "meetings.invite", "meetings.poster"}
_REGISTRAR |= {"learning.correct_name", "learning.certificates_of_person"}
_REGISTRAR |= {"desk.duplicates", "desk.compare", "desk.merges", "desk.joint_consent"}
_REGISTRAR |= {"outreach.services", "outreach.new_service"}
_REGISTRAR |= {"outreach.edit_service", "outreach.sheet"}
_OVERSEER = {"people.facilitators", "people.new_facilitator", "people.facilitator"}
_OVERSEER |= {"reports.deliveries", "reports.new_delivery", "reports.tokens"}
REACHED = {
    "stranger": {*_OPEN, "people.sign_in", "people.forgotten_pin"},
    "newcomer": _LEARNER,
    "learner": {*_LEARNER, *_TAKING},
    "holder of a certificate": {
        *_LEARNER,
        *_TAKING,
        "learning.result",
        "learning.check_certificate",
    },
    "facilitator": _REGISTRAR,
    # Their home is the desk of the area.
    "coordinator": {*_STAFF, *_OVERSEER, "reports.desk"} - {"desk.home"},
    "admin": {
        *({*_REGISTRAR, *_OVERSEER} - {"desk.home"}),
        *("people.new_staff", "reports.desk", "reports.photo_rights"),
    },
}
"""The kinds of pages that links lead each person to; the others come with what one does."""
NO_PAGES = {
    "desk.group_certificates",
    *("api.openapi", "reports.delivered"),
    "reports.document_pdf",
    *("reports.download", "reports.load_file"),
    *("learning.media", "learning.certificate_pdf", "learning.tool_pdf"),
    *("people.export_people", "people.sample_roster"),
    *("meetings.calendar", "meetings.calendar_of_series"),
    *("desk.download_data", "desk.download_data_json", "learning.taken_home"),
    *("learning.opened_guide_kit", "learning.saved_guide_kit", "learning.guide_kit_pdf"),
}
"""Reached by links, but no pages."""


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_is_open_to_everybody(
    browser: Browser, large_letters: Browser, demo_url: str, inspector: Inspector, who: str
) -> None:
    phone = browser.new_context(viewport=PHONE, base_url=demo_url)
    page = phone.new_page()
    secret = PEOPLE[who]
    if secret is not None:
        sign_in(page, *secret)
    walked = walk(page, inspector, who)
    assert {kind for kind, _who in inspector.seen} == REACHED[who]
    look_with_large_letters(large_letters, phone, demo_url, walked)
    read_in_english(page, walked)
    phone.close()


def walk(page: Page, inspector: Inspector, who: str) -> list[str]:
    """Follow every link from home, once for each kind of page; return the addresses."""
    waiting, walked, known = ["/"], [], set(NO_PAGES)
    while waiting:
        address = waiting.pop(0)
        kind = inspector.endpoint(address)
        if kind in known:
            continue
        known.add(kind)
        response = page.goto(address)
        assert response is not None
        assert response.status < 400, f"{address} from a link answers {response.status}"
        # A page may lead on, as that of an open attempt does to its next question.
        walked.append(urlsplit(page.url).path)
        inspector.look_at(page, who)
        check_focus(page)
        waiting += links_on(page)
    return walked


def links_on(page: Page) -> list[str]:
    """Return the paths of our own that the page links to."""
    hrefs = page.eval_on_selector_all("a[href]", "(all) => all.map((each) => each.href)")
    here = urlsplit(page.url)
    split = [urlsplit(href) for href in hrefs]
    return [each.path for each in split if each.netloc == here.netloc]


def look_with_large_letters(
    browser: Browser, phone: BrowserContext, demo_url: str, walked: list[str]
) -> None:
    """Fail when a page scrolls sideways at 320 px with letters of twice the size."""
    large = browser.new_context(viewport=NARROW, base_url=demo_url)  # type: ignore[arg-type]
    large.add_cookies(phone.cookies())  # type: ignore[arg-type]
    page = large.new_page()
    for address in walked:
        page.goto(address)
        assert re.search(r"\S", page.inner_text("main"))
        check_no_sideways_scroll(page)
    large.close()


def read_in_english(page: Page, walked: list[str]) -> None:
    """Fail when a page in English still speaks Indonesian where it does not say so."""
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for address in walked:
        page.goto(address)
        check_english(page)
