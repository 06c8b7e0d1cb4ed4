"""What households choose, in a real browser on a phone, with script and without."""

import re
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from rumahbelajar.meetings.attendance_models import CommitmentWords
from tests.chromium import follow, served
from tests.house import House
from tests.journeys.inspection import Inspector
from tests.journeys.learner import PHONE
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import meeting, melati
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
__all__ = ["meeting", "melati"]


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_words_for_several_are_kept_by_any_button_and_by_enter(
    app: Flask,
    house: House,
    browser: Browser,
    inspector: Inspector,
    meeting: UUID,
    with_script: bool,
) -> None:
    budi = Caller(Visitor(app, house.budi), meeting)
    budi.press("sisanya-hadir")
    cookie = budi.visitor.client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        phone = browser.new_context(base_url=url, viewport=PHONE, java_script_enabled=with_script)
        phone.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        page = phone.new_page()
        page.goto(f"/pertemuan/{meeting}/komitmen")
        for name, words in (("Rini Lestari", "Mendongeng"), ("Siti Aminah", "Telepon Ayah")):
            page.locator("summary").filter(has_text=name).click()
            page.get_by_label(re.compile(f"Kata-kata sendiri.*{name}")).fill(words)
        inspector.look_at(page, "facilitator", with_axe=with_script)
        follow(page.get_by_role("button", name=re.compile("^Memilih.*Siti Aminah")))
        assert {each.text for each in rows(app, CommitmentWords)} == {"Mendongeng", "Telepon Ayah"}
        expect(page.get_by_text("Sudah memilih: 2")).to_be_visible()
        page.locator("summary").filter(has_text="Rini Lestari").click()
        field = page.get_by_label(re.compile("Kata-kata sendiri.*Rini Lestari"))
        field.fill("Mendongeng tiap malam")
        with page.expect_navigation():
            field.press("Enter")
        expect(page.get_by_text("Mendongeng tiap malam")).to_be_visible()
        phone.close()
