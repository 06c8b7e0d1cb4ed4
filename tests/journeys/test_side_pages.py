"""Pages that no link leads to: what is shown when something is not there, or does not fit."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from rumahbelajar.demo.cast import FACILITATOR
from tests.browser_checks import check_axe, check_no_sideways_scroll, check_targets
from tests.chromium import follow
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE, sign_in
from tests.page_checks import check_html

pytestmark = pytest.mark.browser

ADDRESSES = {
    "an address that leads nowhere": "/tidak-ada",
    "a card that is void": "/k/tidak-ada",
    "a link that was used": "/tautan/tidak-ada",
    "a certificate that nobody was given": "/sertifikat/7KQ2M4X9TB0ZHW3E",
    "a code that cannot be one": "/periksa-sertifikat?kode=7KQ2",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_that_refuses_is_open_to_everybody(
    browser: Browser, demo_url: str, address: str
) -> None:
    page = browser.new_page(viewport=NARROW, base_url=demo_url)
    page.goto(address)
    look_at(page)
    page.close()


def test_a_wrong_pin_is_told_on_a_page_for_everybody(browser: Browser, demo_url: str) -> None:
    page = browser.new_page(viewport=NARROW, base_url=demo_url)
    try_to_sign_in(page, "orang lain")
    expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    look_at(page)
    for _ in range(5):
        try_to_sign_in(page, "orang lain")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tunggu sebentar")
    look_at(page)
    page.close()


def test_a_card_is_shown_and_printed_on_pages_for_everybody(
    browser: Browser, demo_url: str
) -> None:
    page = browser.new_page(viewport=PHONE, base_url=demo_url)
    sign_in(page, "budi", FACILITATOR.passphrase)
    page.goto("/orang?cari=Mulyono")
    follow(page.get_by_role("link", name="Mulyono"))
    follow(page.get_by_role("button", name="Buat kartu"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kartu untuk Mulyono")
    look_at(page)
    page.close()


def try_to_sign_in(page: Page, name: str) -> None:
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label(re.compile("^PIN")).fill("918273")
    follow(page.locator("main").get_by_role("button", name="Masuk"))


def look_at(page: Page) -> None:
    check_html(page.content(), page.url)
    check_targets(page)
    check_axe(page)
    check_no_sideways_scroll(page)
