"""Every report in a real browser, on a phone: open to everybody, filters and all."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from rumahbelajar.demo.cast import COORDINATOR, FACILITATOR
from rumahbelajar.reports.catalogue import REPORTS
from tests.browser_checks import (
    check_axe,
    check_focus,
    check_no_sideways_scroll,
    check_targets,
)
from tests.chromium import follow
from tests.journeys.inspection import NARROW
from tests.journeys.learner import PHONE
from tests.page_checks import check_html

pytestmark = pytest.mark.browser

MOST_HEIGHT = 4000
"""Of a report on a phone before anything is opened: some six screens."""
READERS = {
    "coordinator": ("hartono", COORDINATOR.passphrase),
    "facilitator": ("budi", FACILITATOR.passphrase),
}


def sign_in(page: Page, name: str, secret: str) -> None:
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("PIN").fill(secret)
    follow(page.locator("main").get_by_role("button", name="Masuk"))


@pytest.mark.parametrize("who", READERS)
def test_every_report_is_open_to_everybody(browser: Browser, demo_url: str, who: str) -> None:
    phone = browser.new_context(viewport=PHONE, base_url=demo_url)
    page = phone.new_page()
    sign_in(page, *READERS[who])
    for report in REPORTS:
        response = page.goto(f"/laporan/{report.key}")
        assert response is not None
        if report.needs_persons and who == "coordinator":
            assert response.status == 404, report.key
            continue
        assert response.status == 200, report.key
        height = page.evaluate("document.documentElement.scrollHeight")
        assert height <= MOST_HEIGHT, report.key
        for fold in page.locator("main summary, main .opener").all():
            fold.click()
        assert not out_of_sight(page), report.key
        look(page)
    phone.close()


def test_filters_work_without_script(browser: Browser, demo_url: str) -> None:
    phone = browser.new_context(viewport=PHONE, base_url=demo_url, java_script_enabled=False)
    page = phone.new_page()
    sign_in(page, *READERS["coordinator"])
    page.goto("/laporan/penyelesaian")
    page.locator("main summary").first.click()
    page.get_by_label("Jenis kelamin").select_option(label="Perempuan")
    page.get_by_label("Kategori atau negara tujuan").select_option(label="Keluarga PMI")
    page.get_by_label("Bandingkan").select_option(label="Dengan periode sebelumnya")
    page.get_by_role("button", name="Terapkan").click()
    assert "jk=P&kategori=keluarga_pmi&banding=sebelumnya" in page.url
    assert "Perempuan · Keluarga PMI" in page.inner_text("main")
    page.locator("main summary").first.click()
    page.get_by_role("link", name="Hapus saringan").click()
    assert "jk=" not in page.url
    phone.close()


def test_a_phone_folds_what_paper_and_wide_screens_show(browser: Browser, demo_url: str) -> None:
    phone = browser.new_context(viewport=PHONE, base_url=demo_url, java_script_enabled=False)
    page = phone.new_page()
    sign_in(page, *READERS["coordinator"])
    page.goto("/laporan/penyelesaian")
    rows, charts = page.locator("section tbody tr"), page.locator("figure")
    assert seen(rows) < rows.count()
    assert seen(charts) == 1
    page.get_by_role("checkbox", name="Menurut kursus").check()
    assert page.locator("#kursus ~ div").is_visible()
    page.emulate_media(media="print")
    assert seen(rows) == rows.count()
    assert seen(charts) == charts.count()
    assert seen(page.locator(".opener")) == 0
    page.emulate_media(media="screen")
    page.goto("/laporan/penyelesaian?urut=-enrolled#kursus")
    assert page.locator("#kursus ~ div").is_visible(), "what an address leads to stands open"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert seen(rows) == rows.count()
    phone.close()


def out_of_sight(page: Page) -> list[str]:
    """Return the heads of tables whose last columns nothing says are there."""
    found: list[str] = page.locator(".rows").evaluate_all(
        "all => all.map(rows => rows.querySelector('.report'))"
        ".filter(table => table.scrollWidth > table.clientWidth && !table.matches('.phone + *'))"
        ".map(table => table.querySelector('thead').innerText)"
    )
    return found


def seen(found: Locator) -> int:
    """Return how many of these are in sight."""
    return sum(each.is_visible() for each in found.all())


def look(page: Page) -> None:
    """Fail when the page at hand shuts somebody out."""
    check_html(page.content(), page.url)
    check_targets(page)
    check_axe(page)
    check_focus(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    check_no_sideways_scroll(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
