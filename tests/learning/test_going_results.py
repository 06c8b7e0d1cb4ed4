"""What the tools about going, contributions and cooperatives say: each state, in plain words."""

import pytest

from rumahbelajar.learning.activity_models import KeptTool
from tests.activities.examples_of_ways import GROUP, MEMBER, PAY, SCALES
from tests.learning.kept import rows
from tests.learning.pdf_text import words_drawn
from tests.learning.test_tool_results import words

DUES, PAID, SHU = "hitung-iuran", "berapa-bulan-gaji", "simpanan-shu"
WEIGHED, JOIN = "timbangan", "gabung-atau-dirikan"
LOAN = {"loan": "4.200.000", "interest": "2", "per": "month", "instalments": "10"}
READY = {"people": "9", "need": "yes", "books": "yes", "saves": "yes", "plan": "yes"}


@pytest.fixture
def siti(house, visit):
    return visit(house.siti)


def result_of(siti, name: str, form: dict[str, str]) -> str:
    assert siti.post(f"/alat/{name}", form).status_code == 303
    siti.get(f"/alat/{name}")
    return words(siti.page.split('id="hasil"')[1].split("Isian Anda")[0])


@pytest.mark.parametrize(
    ("name", "form", "says", "never"),
    [
        (
            DUES,
            {"way": "agency", "length": "24"},
            ["Iuran wajib (JKK dan JKM): Rp370.000.", "sebelum kontrak yang lama habis"],
            ["sekaligus", "Tambahan:", "JHT, pilihan"],
        ),
        (
            DUES,
            {"way": "own", "length": "longer", "months": "36", "retirement": "50.000"},
            [
                "Rp494.500.",
                "sekaligus",
                "Tambahan: 12 bulan × Rp13.500",
                "JHT, pilihan: 36 bulan × Rp50.000",
                "2.294.500",
            ],
            ["Sebelum bekerja"],
        ),
        (
            PAID,
            PAY,
            [
                "kira-kira 0,6 bulan gaji.",
                "Kembali sesudah 2 bulan bekerja",
                "tersisa 22 bulan untuk tujuan keluarga.",
                "pada dasarnya bukan tanggungan PMI",
                "Minta kuitansi atas nama perusahaan.",
            ],
            ["Cicilan", "Bunga pinjaman"],
        ),
        (
            PAID,
            {**PAY, **LOAN, "home": "4.800.000", "contract": "9"},
            [
                "Bunga pinjaman menambah Rp840.000.",
                "Kontraknya hanya 9 bulan",
                "Sisa gaji kurang Rp304.000 untuk cicilan itu.",
                "Cicilannya lebih lama daripada kontrak.",
            ],
            [],
        ),
        (
            PAID,
            {**PAY, "home": "5.500.000"},
            ["Tidak ada sisa setiap bulan", "masih kurang Rp500.000.", "bukan tanggungan PMI"],
            ["Kembali sesudah"],
        ),
        (
            WEIGHED,
            SCALES,
            [
                "Sisi berangkat lebih berat 1. Itu belum keputusan.",
                "Rindu dan berjauhan: beratnya 3.",
                "Belum ditanya: Sekar.",
                "Yang berangkat tidak boleh dipaksa.",
            ],
            ["Sebaiknya", "Kedua sisi"],
        ),
        (
            WEIGHED,
            {"going_1_name": "rumah"},
            ["Belum ada yang diberi bobot.", "rumah : belum diberi bobot", "Belum ada alasan"],
            ["Kedua sisi"],
        ),
        (
            SHU,
            MEMBER,
            [
                "Bagian Anda dari SHU: Rp137.000.",
                "4.000.000 × 3.000.000 ÷ 100.000.000 = Rp120.000",
                "belum dijamin LPS",
                "AD/ART",
            ],
            ["≈"],
        ),
        (JOIN, GROUP, ["Menjadi unit usaha", "BUM Desa", "Ini saran, bukan keputusan."], []),
        (
            JOIN,
            {**READY, "exists": "no"},
            ["Mendirikan koperasi", "dihadiri 9 orang atau lebih", "notaris"],
            [],
        ),
        (
            JOIN,
            {**READY, "exists": "no", "people": "8"},
            ["Siapkan dulu", "paling sedikit 9 orang. Kelompok Anda belum sampai."],
            ["notaris"],
        ),
    ],
)
def test_result_says_what_follows_and_no_more(siti, name, form, says, never) -> None:
    result = result_of(siti, name, form)
    for sentence in says:
        assert sentence in result
    for sentence in never:
        assert sentence not in result


def test_amounts_stand_with_source_and_day_on_the_page_and_on_paper(siti) -> None:
    result = result_of(siti, DUES, {"length": "12"})
    assert "nomor 4 tahun 2023 pasal 18. Data per 22 Februari 2023." in result
    assert "Rp108.000" not in result
    paper = words_drawn(siti.get(f"/alat/{DUES}/pdf").data)
    assert "226.500" in paper
    assert "Dataper22Februari2023." in paper


def test_knowing_nothing_is_a_result_and_nothing_is_kept_of_it(app, siti) -> None:
    assert siti.post(f"/alat/{JOIN}", {}).status_code == 200
    said = words(siti.page.split('id="hasil"')[1])
    assert "Belum tahu apakah desa punya koperasi. Tanyakan ke kantor desa." in said
    assert rows(app, KeptTool) == []


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        (DUES, {"retirement": "700.000"}, "Rp50.000 sampai Rp600.000 sebulan."),
        (DUES, {"length": "longer"}, "Tulis berapa bulan kontraknya seluruhnya."),
        (SHU, {**MEMBER, "other": "5"}, "Jumlah semua persennya 95. Periksa, supaya tepat 100."),
    ],
)
def test_what_does_not_go_together_loses_nothing(siti, name, form, told) -> None:
    answer = siti.post(f"/alat/{name}", form)
    assert answer.status_code == 422
    assert told in words(siti.page)
    for value in form.values():
        assert f'value="{value}"' in siti.page
