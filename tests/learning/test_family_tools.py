"""What the tools of families say to people, and that of an offer nothing is kept or judged."""

import re

import pytest

from rumahbelajar.activities.offer_check import SIGNS, THINGS
from rumahbelajar.learning.activity_models import KeptTool
from tests.activities.examples import CALLS, OFFER, PHONES, SUPPORTERS
from tests.activities.test_offer_check import FORBIDDEN
from tests.learning.kept import rows
from tests.learning.test_tool_results import words

MAP, CALL, PHONE, OFFERED = "peta-pendukung", "jadwal-kabar", "kesepakatan-gawai", "sepuluh-hal"
ALL_SAID = dict.fromkeys(THINGS, "said")
SMALL = {"age": "2-4", "minutes": "90"}


@pytest.fixture
def siti(house, visit):
    return visit(house.siti)


@pytest.mark.parametrize(
    ("name", "form", "says", "never"),
    [
        (
            MAP,
            SUPPORTERS,
            [
                "Ada 2 orang dewasa di peta ini.",
                "Mbah Siti : kegiatan sehari-hari, tempat bercerita. Bisa dihubungi: setiap hari.",
                "Ajari ia paling sedikit dua nama.",
                "Menolong saat sakit. Siapa yang bisa mengantar ke Puskesmas?",
            ],
            ["Siapa satu orang lagi?", "Belum ada yang bisa dihubungi setiap hari."],
        ),
        (
            MAP,
            {"person_1_name": "Bu Yuni"},
            [
                "belum ada bantuan yang dipilih",
                "Siapa satu orang lagi?",
                "Belum ada yang bisa dihubungi setiap hari.",
            ],
            ["Setiap bantuan sudah ada orangnya."],
        ),
        (
            CALL,
            CALLS,
            [
                "2 kali seminggu. Setiap kali 10 menit.",
                "Di rumah (WIB) Di Hong Kong",
                "Rabu: jam 19.00 di rumah = jam 20.00 di Hong Kong.",
                "Hari pengganti: Jumat",
                "Yang membantu anak kecil bicara: Pak Hasan",
            ],
            ["malam. Anak mungkin", "jam sekolah", "Jam di sana sama", "Boleh mulai dari sedikit"],
        ),
        (
            CALL,
            {"home": "Asia/Makassar", "place": "other", "offset": "GMT-5", "monday": "10"},
            [
                "Senin: jam 10.00 di rumah = jam 21.00 di tempat bekerja. Di sana hari Minggu.",
                "Di rumah mungkin jam sekolah. Di sana sudah malam.",
                "Hari pengganti belum dipilih.",
            ],
            [],
        ),
        (
            PHONE,
            PHONES,
            ["Paling lama 30 menit sehari.", "Untuk Dani", "berisiko rendah", "11 Maret 2026"],
            ["menyarankan"],
        ),
        (
            PHONE,
            SMALL,
            ["menyarankan paling lama 60 menit sehari.", "Saran WHO: paling lama 60 menit"],
            ["tidak menganjurkan layar"],
        ),
        (PHONE, {"age": "under-2", "minutes": "20"}, ["tidak menganjurkan layar."], ["Saran WHO"]),
    ],
)
def test_result_says_what_follows_and_no_more(siti, name, form, says, never) -> None:
    assert siti.post(f"/alat/{name}", form).status_code == 303
    siti.get(f"/alat/{name}")
    result = words(siti.page.split('id="hasil"')[1].split("Tersimpan")[0])
    for sentence in says:
        assert sentence in result
    for sentence in never:
        assert sentence not in result


def test_agreement_is_signed_on_paper(siti) -> None:
    siti.post(f"/alat/{PHONE}", PHONES)
    siti.get(f"/alat/{PHONE}")
    signed = re.findall(r'<p class="sign">([^<]+)</p>', siti.page)
    assert signed == ["Anak", "Pengasuh", "Orang tua"]
    assert "<h3>Isian Anda</h3>" not in siti.page


def test_offer_is_answered_at_once_and_nothing_of_it_is_kept(app, siti) -> None:
    assert siti.post(f"/alat/{OFFERED}", OFFER).status_code == 200
    result = words(siti.page.split('id="hasil"')[1])
    for told in (
        "Disebutkan: 1 Belum disebutkan: 8 Tidak sesuai: 1 Tanda bahaya: 1",
        "Gajinya sangat besar",
        "Perusahaan penempatan: “Boleh minta nama perusahaan penempatan",
        "Hasil ini bukan keputusan.",
        "Ditemukan berarti nama itu terdaftar.",
        "Tidak ditemukan belum tentu penipuan.",
        "0800-1000",
    ):
        assert told in result
    assert rows(app, KeptTool) == []
    siti.get(f"/alat/{OFFERED}")
    assert "Gajinya sangat besar</li>" not in siti.page


def test_who_knows_nothing_of_an_offer_gets_ten_questions_to_ask(siti) -> None:
    assert siti.post(f"/alat/{OFFERED}", {}).status_code == 200
    result = words(siti.page.split('id="hasil"')[1])
    assert "Disebutkan: 0 Belum disebutkan: 10 Tidak sesuai: 0 Tanda bahaya: 0" in result
    assert "Sudah siap. Lihat di bawah, lalu cetak." in words(siti.page)


@pytest.mark.parametrize(
    "form",
    [
        ALL_SAID,
        dict.fromkeys(THINGS, "differs"),
        dict.fromkeys(THINGS, "missing"),
        {**ALL_SAID, **dict.fromkeys(SIGNS, "yes")},
    ],
)
def test_page_of_an_offer_never_judges_it(siti, form) -> None:
    siti.post(f"/alat/{OFFERED}", form)
    result = words(siti.page.split('id="hasil"')[1].split("KP2MI dari")[0])
    assert not FORBIDDEN.search(result)
    assert "chip" not in siti.page.split('id="hasil"')[1]
    assert ("Itu belum menjadi bukti" in result) is (form.get("agency") == "said")


def test_page_of_an_offer_is_discreet_in_the_tools_too(siti) -> None:
    response = siti.get(f"/alat/{OFFERED}")
    assert "<title>Belajar</title>" in siti.page
    assert '<form class="exit"' in siti.page
    assert response.headers["Cache-Control"] == "no-store"
    assert '<form class="exit"' not in siti.get(f"/alat/{CALL}").get_data(as_text=True)


def test_wrong_hour_is_told_where_it_stands_and_loses_nothing(siti) -> None:
    assert siti.post(f"/alat/{CALL}", {**CALLS, "friday": "sesudah magrib"}).status_code == 422
    assert "Jam ini belum bisa dibaca. Tulis seperti ini: 19.00." in words(siti.page)
    assert 'value="sesudah magrib"' in siti.page
    assert '<option value="Asia/Hong_Kong" selected>' in siti.page
