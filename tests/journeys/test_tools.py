"""The tools and a conversation on a phone: with script and without, and when the Wi-Fi is gone."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rumahbelajar.activities import TOOLS
from rumahbelajar.activities.tool import Tool
from tests.chromium import follow
from tests.journeys.learner import PHONE, sign_in
from tests.journeys.test_side_pages import look_at

pytestmark = pytest.mark.browser

LOAN = "/alat/kalkulator-cicilan"
SAVING = re.compile("^(Hitung dan simpan|Simpan|Lihat hasilnya)$")
CHAT = "/kursus/uang-kiriman/kegiatan/aman/obrolan-palsu"


def phone(browser: Browser, demo_url: str, *, script: bool = True) -> BrowserContext:
    return browser.new_context(viewport=PHONE, base_url=demo_url, java_script_enabled=script)  # type: ignore[arg-type]


def at_the_loan(browser: Browser, demo_url: str, *, script: bool = True) -> Page:
    """A learner with the loan calculator filled in, and nothing pressed yet."""
    page = phone(browser, demo_url, script=script).new_page()
    sign_in(page, "sahdan", "780546")
    fill_loan(page)
    return page


def fill_loan(page: Page) -> None:
    page.goto(LOAN)
    page.get_by_label("Jumlah pinjaman").fill("1200000")
    page.get_by_label("Bunga, dalam persen").fill("2")
    page.get_by_role("radio", name="Sebulan").check()
    page.get_by_label("Berapa bulan dicicil?").fill("4")


def test_every_filled_in_tool_is_a_page_for_everybody(browser: Browser, demo_url: str) -> None:
    context = phone(browser, demo_url)
    page = context.new_page()
    sign_in(page, "fajar", "473026")
    for name, tool in TOOLS.items():
        page.goto(f"/alat/{name}?contoh=1")
        expect(page.get_by_role("heading", name="Hasil", exact=True)).to_be_visible()
        # A discreet page has led to its result, half of its top being under the way out.
        page.evaluate("scrollTo(0, 0)")
        look_at(page)
        follow(page.get_by_role("button", name=SAVING))
        if tool.kept:
            expect(page.get_by_text("Hanya Anda yang bisa melihatnya.")).to_be_visible()
        expect(page.get_by_text("Isian Anda", exact=True)).to_be_hidden()
        look_at_paper(page, tool)
    context.close()


def look_at_paper(page: Page, tool: type[Tool]) -> None:
    """A filled-in tool is one sheet: the result, what was filled in, and lines for notes."""
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, page.url
    page.emulate_media(media="print")
    seen = {"Isian Anda": not tool.shows_all, "Catatan": not tool.is_cut_out}
    for words, stands in seen.items():
        expect(page.get_by_text(words, exact=True)).to_be_visible(visible=stands)
    expect(page.get_by_text("Hanya Anda yang bisa melihatnya.")).to_be_hidden()
    expect(page.get_by_role("button", name=SAVING)).to_have_count(0)
    page.emulate_media(media="null")


def test_tool_works_out_without_script_by_its_button(browser: Browser, demo_url: str) -> None:
    page = at_the_loan(browser, demo_url, script=False)
    follow(page.get_by_role("button", name="Hitung dan simpan"))
    expect(page.get_by_text("Anda hemat Rp36.000")).to_be_visible()
    page.get_by_label("Jumlah pinjaman").fill("dua juta")
    follow(page.get_by_role("button", name="Hitung dan simpan"))
    expect(page.get_by_role("alert")).to_contain_text("Jumlah pinjaman")
    expect(page.get_by_label("Jumlah pinjaman")).to_have_value("dua juta")
    page.go_back()
    expect(page.get_by_label("Jumlah pinjaman")).to_have_value("1.200.000")
    page.context.close()


def test_tool_works_out_anew_at_each_change_and_says_when_the_line_is_gone(
    browser: Browser, demo_url: str
) -> None:
    page = at_the_loan(browser, demo_url)
    page.keyboard.press("Tab")
    expect(page.locator("#hasil")).to_contain_text("Anda hemat Rp36.000")
    page.get_by_label("Berapa bulan dicicil?").fill("6")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("Belum disimpan")
    page.context.set_offline(True)
    page.get_by_label("Jumlah pinjaman").fill("2400000")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("Belum tersambung")
    expect(page.get_by_label("Jumlah pinjaman")).to_have_value("2400000")
    page.context.set_offline(False)
    page.get_by_label("Berapa bulan dicicil?").fill("5")
    page.keyboard.press("Tab")
    expect(page.locator("#hasil")).to_contain_text("Rp2.400.000")
    page.goto(LOAN)
    expect(page.get_by_label("Jumlah pinjaman")).not_to_have_value("2.400.000")
    fill_loan(page)
    follow(page.get_by_role("button", name="Hitung dan simpan"))
    expect(page.locator("#hasil")).to_contain_text("Tersimpan")
    expect(page.get_by_role("button", name="Cetak")).to_be_visible()
    page.context.close()


def test_tool_asks_to_sign_in_again_and_stops_asking_the_server(
    browser: Browser, demo_url: str
) -> None:
    page = at_the_loan(browser, demo_url)
    page.keyboard.press("Tab")
    expect(page.locator("#hasil")).to_contain_text("Anda hemat")
    page.context.clear_cookies(name="session")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    for loan in ("2400000", "3600000"):
        page.get_by_label("Jumlah pinjaman").fill(loan)
        page.keyboard.press("Tab")
        expect(page.get_by_role("status")).to_contain_text("Masuk lagi dulu")
    expect(page.get_by_label("Jumlah pinjaman")).to_have_value("3600000")
    page.wait_for_timeout(300)
    assert sent == ["POST"]
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_conversation_goes_on_and_back_by_links(
    browser: Browser, demo_url: str, script: bool
) -> None:
    context = phone(browser, demo_url, script=script)
    page = context.new_page()
    sign_in(page, "fajar", "473026")
    page.goto(CHAT)
    first = page.locator("main").inner_text()
    while not page.get_by_role("button", name="Selesai").count():
        follow(page.locator("main a.btn").last)
    if script:
        look_at(page)
    follow(page.get_by_role("link", name="Mulai lagi"))
    expect(page.get_by_role("heading", level=2)).to_have_text("Apa yang Anda lakukan?")
    assert page.locator("main").inner_text() == first
    page.go_back()
    page.get_by_role("button", name="Selesai").click()
    expect(page).to_have_url(
        f"{demo_url}/kursus/uang-kiriman/pelajaran/aman/cinta-palsu-paket-lowongan"
    )
    page.goto("/kursus/uang-kiriman")
    expect(page.get_by_role("listitem").filter(has_text="Kegiatan · selesai")).to_be_visible()
    context.close()
