"""A learner with a cheap phone takes a course from the sign-in page to a checked certificate."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import follow
from tests.journeys.inspection import Inspector
from tests.journeys.learner import PHONE, BrowserLearner, sign_in, the_course

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("script", "name", "pin"),
    # Two newcomers, since the demo village lives on between the two journeys.
    [(True, "joko", "917346"), (False, "rini", "263870")],
    ids=["with script", "without script"],
)
def test_learner_takes_the_course_and_holds_a_certificate(
    browser: Browser, demo_url: str, inspector: Inspector, script: bool, name: str, pin: str
) -> None:
    phone = browser.new_context(viewport=PHONE, java_script_enabled=script, base_url=demo_url)
    learner = BrowserLearner(phone.new_page(), inspector, script)
    sign_in(learner.page, name, pin)
    learner.start_course()
    learner.take_quiz()
    learner.go_on()
    for module in the_course().modules:
        learner.read_module(len(module.lessons))
        learner.take_quiz()
        learner.go_on()
    learner.take_quiz()
    learner.press("Lihat sertifikat")
    title = learner.page.get_by_role("heading", level=1)
    expect(title).to_have_text("Selamat, ini sertifikat Anda")
    learner.look()
    code = re.search(r"/sertifikat/([0-9A-Z]{16})", learner.page.url)
    assert code
    follow(learner.page.get_by_role("button", name="Keluar"))
    learner.page.goto("/sertifikat")
    expect(learner.page).to_have_url(re.compile("/masuk"))
    phone.close()
    check_as_a_stranger(browser, demo_url, code[1])


def check_as_a_stranger(browser: Browser, demo_url: str, code: str) -> None:
    page = browser.new_page(viewport=PHONE, base_url=demo_url)
    page.goto("/periksa-sertifikat")
    page.get_by_label("Kode").fill("-".join(re.findall("....", code)).lower())
    page.locator("main").get_by_role("button", name="Periksa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sertifikat ini sah")
    page.close()
