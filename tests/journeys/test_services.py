"""What was done for the village, noted on a small phone with and without script, and printed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser_checks import (
    check_axe,
    check_focus,
    check_no_sideways_scroll,
    check_targets,
)
from tests.chromium import follow, served
from tests.house import House
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE
from tests.page_checks import check_html
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(
    app: Flask, house: House, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """The phone of Kuripan's facilitator."""
    with phone_of(app, house, browser, viewport=PHONE, java_script_enabled=request.param) as found:
        yield found


@contextmanager
def phone_of(app: Flask, house: House, browser: Browser, **given: Any) -> Iterator[BrowserContext]:
    cookie = Visitor(app, house.budi).client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        context = browser.new_context(base_url=url, **given)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield context
        context.close()


def look(page: Page, script: bool) -> None:
    check_html(page.content(), page.url)
    if script:
        check_targets(page)
        check_axe(page)
        check_focus(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        check_no_sideways_scroll(page)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]


def test_month_is_noted_changed_and_printed(
    phone: BrowserContext, request: pytest.FixtureRequest
) -> None:
    script = "no script" not in request.node.name
    page = phone.new_page()
    page.goto("/")
    follow(page.get_by_role("link", name="Catat kegiatan"))
    look(page, script)
    follow(page.get_by_role("link", name="Informasi migrasi"))
    look(page, script)
    page.get_by_role("textbox", name="Perempuan 25–34 tahun").fill("12")
    page.get_by_role("textbox", name="Laki-laki Tidak tahu").fill("dua")
    page.get_by_label("Kendala dan kebutuhan").fill("Brosur habis.")
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.get_by_role("alert")).to_contain_text("Laki-laki, umur tidak tahu")
    look(page, script)
    page.get_by_role("textbox", name="Laki-laki Tidak tahu").fill("2")
    follow(page.get_by_role("button", name="Simpan"))
    expect(page.get_by_role("status")).to_contain_text("jumlah 14")
    follow(page.get_by_role("link", name="Rujukan"))
    page.get_by_text("1. Layanan migrasi").click()
    page.get_by_role("textbox", name="Perempuan 35–44 tahun").fill("1")
    look(page, script)
    follow(page.get_by_role("button", name="Simpan"))
    look(page, script)
    follow(page.locator("table").get_by_role("link", name="Rujukan"))
    look(page, script)
    page.get_by_text("Batalkan kegiatan ini").click()
    follow(page.get_by_role("button", name="Ya, batalkan"))
    page.get_by_text("1 kegiatan dibatalkan").click()
    follow(page.get_by_role("button", name="Kembalikan"))
    expect(page.locator("table").get_by_role("link", name="Rujukan")).to_have_count(1)
    follow(page.get_by_role("link", name=re.compile("^Lembar bulan ini")))
    look(page, script)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_pages_hold_letters_of_twice_the_size(
    app: Flask, house: House, large_letters: Browser
) -> None:
    with phone_of(app, house, large_letters, viewport=NARROW) as phone:
        page = phone.new_page()
        page.goto("/kegiatan/baru/lainnya")
        page.get_by_role("textbox", name="Perempuan 25–34 tahun").fill("1.200")
        page.get_by_label("Kegiatan apa").fill("Taman bacaan")
        page.get_by_text("3. Pengasuhan bersama").click()
        check_no_sideways_scroll(page)
        follow(page.get_by_role("button", name="Simpan"))
        for address in (page.url, "/kegiatan/lembar", "/kegiatan/baru/rujukan"):
            page.goto(address)
            check_no_sideways_scroll(page)
