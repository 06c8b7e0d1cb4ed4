"""What people fill in, on paper: one sheet, in print and in PDF, and nobody signs a bare page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow
from tests.journeys.learner import PHONE, sign_in

pytestmark = pytest.mark.browser

PLANS = ("mulai-kecil/rencana/rencana-usaha", "anak-kita/sebelum-sesudah/rencana-pengasuhan")
SENTENCE = "Mengantar anak ke sekolah lalu menemani belajar di rumah sesudah magrib tiap malam"


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Page:
    page = browser.new_context(viewport=PHONE, base_url=demo_url).new_page()  # type: ignore[arg-type]
    sign_in(page, "fajar", "473026")
    return page


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def take(page: Page, place: str) -> None:
    """Begin with the course of a sheet, where it has its place in "Alat saya"."""
    page.goto(f"/kursus/{place.partition('/')[0]}")
    begin = page.get_by_role("button", name="Ikuti kursus ini")
    if begin.count():
        follow(begin)


def save(page: Page) -> None:
    follow(page.locator("form.tool button[type=submit]").last)
    expect(page.get_by_role("link", name="Simpan PDF")).to_be_visible()


def fill(page: Page, place: str, letters: int) -> None:
    """Fill in every field with so many letters, or as many as it takes."""
    page.goto(f"/alat/{place}")
    for each in page.locator("form.tool textarea").all():
        each.fill((SENTENCE * 4)[: min(letters, 300)])
    for each in page.locator("form.tool input[type=text]").all():
        mode = each.get_attribute("inputmode")
        each.fill("1.000" if mode == "numeric" else (SENTENCE * 4)[: min(letters, 60)])
    for month in page.get_by_label("Rencana dilihat lagi bulan").all():
        month.fill("Januari 2027")
    for each in page.locator("form.tool fieldset fieldset").all():
        each.locator("input[type=radio]").first.check()
    save(page)


@pytest.mark.parametrize("place", PLANS)
def test_filled_in_plan_is_one_sheet(page: Page, place: str) -> None:
    take(page, place)
    fill(page, place, 80)
    assert count_pages(page.pdf(prefer_css_page_size=True)) == 1
    assert count_pages(page.request.get(f"/alat/{place}/pdf").body()) == 1
    fill(page, place, 300)
    assert count_pages(page.pdf(prefer_css_page_size=True)) <= 2
    assert count_pages(page.request.get(f"/alat/{place}/pdf").body()) <= 2
    page.context.close()


def test_labels_to_cut_out_are_one_sheet_of_labels_alone(page: Page) -> None:
    page.goto("/alat/susun-label?contoh=1")
    save(page)
    assert count_pages(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    assert re.sub(r"\s+", " ", page.locator("main").inner_text()).startswith("Keripik Singkong")
    assert page.locator("main").inner_text().count("Keripik Singkong Asin Ratna Sukasari") == 8
    assert count_pages(page.request.get("/alat/susun-label/pdf").body()) == 1
    page.context.close()
