"""A house is opened: from the printed link to a first learner's finished lesson."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow
from tests.journeys.inspection import Inspector
from tests.journeys.learner import PHONE, sign_in, the_course
from tests.server.running import Server

pytestmark = pytest.mark.browser

PASSPHRASE = "payung biru di teras"


def test_a_house_is_set_up_and_its_first_learner_finishes_a_lesson(
    browser: Browser, new_house: Server, inspector: Inspector
) -> None:
    address = f"http://127.0.0.1:{new_house.port}"
    admin = browser.new_page(viewport=PHONE, base_url=address)
    set_up(admin, link_in(new_house), inspector)
    link = make_facilitator(admin, inspector)
    facilitator = browser.new_page(viewport=PHONE, base_url=address)
    choose_passphrase(facilitator, link, inspector)
    user_name, pin = register_learner(facilitator, inspector)
    learner = browser.new_page(viewport=PHONE, base_url=address)
    sign_in(learner, user_name, pin)
    finish_a_lesson(learner)
    suspend(admin, "Sumarni")
    learner.goto("/kursus")
    expect(learner).to_have_url(re.compile("/masuk"))
    suspend(admin, "Budi")
    facilitator.goto("/orang")
    expect(facilitator).to_have_url(re.compile("/masuk"))


def link_in(server: Server) -> str:
    found = re.search(r"/siapkan/[\w-]+", server.output)
    assert found, server.output
    return found[0]


def set_up(page: Page, link: str, inspector: Inspector) -> None:
    page.goto(link)
    follow(page.get_by_role("button", name="Siapkan sekarang"))
    expect(page.get_by_role("alert")).to_contain_text("Nama desa")
    inspector.look_at(page, "admin with an empty form")
    page.get_by_label("Kode desa").fill("33.07.10.2004")
    page.get_by_label("Nama desa").fill("Kuripan")
    page.get_by_label("Nama kecamatan").fill("Watumalang")
    page.get_by_label("Nama kabupaten atau kota").fill("Wonosobo")
    page.get_by_label("Nama provinsi").fill("Jawa Tengah")
    page.get_by_label(re.compile("^WIB")).check()
    page.get_by_label("Nama Anda").fill("Ratna")
    page.get_by_label("Nama pengguna Anda").fill("ratna")
    page.get_by_label("Perempuan").check()
    page.get_by_label("Kelompok usia").select_option(label="35–44 tahun")
    page.get_by_label("Kata sandi Anda", exact=True).fill(PASSPHRASE)
    page.get_by_label("Kata sandi Anda, sekali lagi").fill(PASSPHRASE)
    page.get_by_label(re.compile("setuju")).check()
    follow(page.get_by_role("button", name="Siapkan sekarang"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Orang")
    page.goto(link)
    expect(page.get_by_role("button", name="Siapkan sekarang")).to_have_count(0)


def make_facilitator(page: Page, inspector: Inspector) -> str:
    """Register a facilitator; return the address that the slip shows once."""
    page.goto("/orang/petugas-baru")
    inspector.look_at(page, "admin")
    page.get_by_label("Nama", exact=True).fill("Budi")
    page.get_by_label("Laki-laki").check()
    page.get_by_label("Kelompok usia").select_option(label="25–34 tahun")
    page.get_by_label("Petugas").check()
    page.get_by_label("Kode wilayah tugas").fill("33.07.10.2004")
    follow(page.get_by_role("button", name="Tambahkan dan buat tautan"))
    inspector.look_at(page, "admin")
    return page.locator("code").inner_text()


def choose_passphrase(page: Page, link: str, inspector: Inspector) -> None:
    page.goto(link)
    inspector.look_at(page, "facilitator")
    page.get_by_label("Kata sandi baru", exact=True).fill(PASSPHRASE)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(PASSPHRASE)
    follow(page.get_by_role("button", name="Simpan dan masuk"))
    inspector.look_at(page, "facilitator")
    follow(page.get_by_role("button", name="Saya setuju"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Selamat datang, Budi")


def register_learner(page: Page, inspector: Inspector) -> tuple[str, str]:
    """Register a learner; return the user name and the PIN that the slip shows once."""
    follow(page.get_by_role("link", name="Daftarkan peserta"))
    page.get_by_label("Nama", exact=True).fill("Sumarni")
    page.get_by_label("Perempuan").check()
    page.get_by_label("Kelompok usia").select_option(label="45–59 tahun")
    page.get_by_label("Kategori utama").select_option(label="Keluarga PMI")
    page.get_by_label(re.compile("^Dengan ucapan")).check()
    page.get_by_label(re.compile("^Isi persetujuan")).check()
    follow(page.get_by_role("button", name="Daftarkan dan buat PIN"))
    inspector.look_at(page, "facilitator")
    slip = page.locator(".slip").inner_text()
    user_name, pin = (
        re.search(r"Nama pengguna: (\S+)", slip),
        re.search(r"PIN: (\d{3} \d{3})", slip),
    )
    assert user_name, slip
    assert pin, slip
    return user_name[1], pin[1]


def finish_a_lesson(page: Page) -> None:
    page.goto("/kursus/uang-kiriman")
    follow(page.get_by_role("button", name="Ikuti kursus ini"))
    follow(page.get_by_role("link", name="Mulai tes awal"))
    follow(page.get_by_role("button", name="Mulai"))
    pretest = the_course().pretest
    assert pretest is not None
    for place, _question in enumerate(pretest.questions, start=1):
        expect(page).to_have_url(re.compile(rf"/{place}$"))
        answer_anything(page)
    follow(page.get_by_role("button", name="Kirim jawaban"))
    follow(page.locator(".card.next .btn"))
    follow(page.get_by_role("button", name="Saya sudah paham, lanjut"))
    page.goto("/")
    in_all = len(list(the_course().lessons()))
    expect(page.locator(".card.next")).to_contain_text(f"1 dari {in_all} pelajaran selesai")


def answer_anything(page: Page) -> None:
    choices = page.locator('input[name="answer"]:is([type="radio"], [type="checkbox"])')
    if choices.count():
        choices.first.check()
    else:
        page.locator('input[name="answer"]').fill("1")
    follow(page.get_by_role("button", name="Simpan jawaban"))


def suspend(page: Page, name: str) -> None:
    page.goto("/orang")
    follow(page.get_by_role("link", name=name))
    page.locator("summary", has_text="Tangguhkan akun").click()
    follow(page.get_by_role("button", name="Ya, tangguhkan akun"))
    expect(page.locator("main")).to_contain_text("ditangguhkan")
