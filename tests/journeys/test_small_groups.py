"""Small groups in a real browser, on a phone, with script and without."""

from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow, served
from tests.house import House
from tests.journeys.inspection import Inspector
from tests.journeys.learner import PHONE
from tests.meetings.caller import Caller
from tests.meetings.conftest import MakeMembers, add_members, meeting, melati
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
__all__ = ["add_members", "meeting", "melati"]


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_groups_are_formed_mixed_and_written_of(
    app: Flask,
    house: House,
    browser: Browser,
    inspector: Inspector,
    meeting: UUID,
    add_members: MakeMembers,
    with_script: bool,
) -> None:
    add_members(10)
    budi = Caller(Visitor(app, house.budi), meeting)
    budi.press("sisanya-hadir")
    cookie = budi.visitor.client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        phone = browser.new_context(base_url=url, viewport=PHONE, java_script_enabled=with_script)
        phone.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        page = phone.new_page()
        page.goto(f"/pertemuan/{meeting}")
        follow(page.get_by_role("link", name="Kelompok kecil"))
        follow(page.get_by_role("button", name="4 orang"))
        expect(page.get_by_role("heading", name="Kelompok 3")).to_be_visible()
        before = page.inner_text("main")
        page.reload()
        assert page.inner_text("main") == before
        follow(page.get_by_role("button", name="Acak lagi"))
        assert page.inner_text("main") != before
        _move(page)
        _write(page)
        for kind in ("", "/lembar", "/1"):
            page.goto(f"/pertemuan/{meeting}/kelompok-kecil{kind}")
            inspector.look_at(page, "facilitator", with_axe=with_script)
        phone.close()


def _move(page: Page) -> None:
    page.get_by_text("Pindahkan orang").click()
    page.get_by_label("Siapa").select_option(label="Siti Aminah")
    page.get_by_label("Ke mana").select_option(label="Kelompok baru: 4")
    follow(page.get_by_role("button", name="Pindahkan"))
    expect(page.locator("#k4")).to_contain_text("Siti Aminah")


def _write(page: Page) -> None:
    follow(page.locator("#k4").get_by_role("link"))
    page.get_by_label("Yang dihasilkan").fill("Poster")
    page.get_by_label("Siapa yang bicara").select_option(label="Siti Aminah")
    follow(page.get_by_role("button", name="Simpan catatan"))
    expect(page.locator("#k4")).to_contain_text("Poster")
    expect(page.locator("#k4")).to_contain_text("Yang bicara: Siti Aminah")
