"""The link past the menu, for who walks a page by its keys."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.learner import PHONE

pytestmark = pytest.mark.browser


def test_showing_it_moves_nothing_so_that_a_press_elsewhere_is_not_lost(
    browser: Browser, demo_url: str
) -> None:
    page = browser.new_context(viewport=PHONE, base_url=demo_url).new_page()
    page.goto("/periksa-sertifikat")
    before = page.get_by_role("button", name="English").bounding_box()
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Langsung ke isi").evaluate(
        "(each) => each.matches(':focus')"
    )
    assert page.get_by_role("button", name="English").bounding_box() == before
    page.get_by_role("button", name="English").click()
    page.wait_for_selector("html[lang=en]")
    page.context.close()
