"""What the tools say to people: every state of a result, and figures as large as they may be."""

import html
import re

import pytest

GOAL = {"goal_1_name": "Utang", "goal_1_amount": "6.000.000", "goal_1_month": "Desember 2027"}
LOAN = {"loan": "15.000.000", "rate": "20", "per": "year", "months": "12"}
BANK = {"amount": "770", "channel_1_name": "Bank", "channel_1_rate": "4.000"}
PLAN = {"start": "Januari 2027", "monthly": "500.000"}
LARGEST = "999.999.999.999"


@pytest.fixture
def siti(house, visit):
    return visit(house.siti)


def words(page: str) -> str:
    """Return what a page says, without its marks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("papan-tujuan", {**GOAL, "goal_1_saved": "6.000.000"}, ["Uangnya sudah cukup."]),
        (
            "papan-tujuan",
            {**GOAL, "goal_1_month": "Januari 2020"},
            ["Bulannya sudah tiba atau sudah lewat.", "Masih kurang Rp6.000.000."],
        ),
        ("papan-tujuan", {**GOAL, "can": "1"}, ["Masih kurang Rp", "Bicarakan dulu"]),
        ("papan-tujuan", {**GOAL, "can": LARGEST}, ["Uangnya cukup. Masih ada Rp"]),
        (
            "anggaran-kiriman",
            {"received": "1.000.000", "needs": "900.000", "goals": "50.000", "wants": "100.000"},
            ["Anggaran ini kurang Rp50.000", "Keinginan: Rp50.000", "Susun dulu anggarannya"],
        ),
        (
            "anggaran-kiriman",
            {"received": "1.000.000", "needs": "1.300.000", "goals": "100.000"},
            ["Tujuan: Rp100.000. Mundurkan", "Sesudah itu masih kurang Rp300.000."],
        ),
        (
            "anggaran-kiriman",
            {"received": "1.000.000", "needs": "900.000"},
            [
                "Masih ada Rp100.000 yang belum dibagi.",
                "Jumlah 900.000 90",
                "Sisihkan sedikit setiap bulan",
            ],
        ),
        (
            "anggaran-kiriman",
            {"received": "1.000", "needs": "900", "emergency": "100", "emergency_saved": "900"},
            ["Semua uang sudah punya tempat.", "Sudah terkumpul.", "Tabungan dalam 12 bulan"],
        ),
        (
            "kalkulator-cicilan",
            {**LOAN, "income": "3.000.000", "spending": "2.500.000"},
            ["hemat Rp1.375.000", "Uangnya kurang Rp1.000.000 setiap bulan."],
        ),
        (
            "kalkulator-cicilan",
            {**LOAN, "income": "4.000.000"},
            ["38% dari gaji bersih", "lebih dari sepertiga gaji"],
        ),
        ("kalkulator-cicilan", {**LOAN, "income": "9.000.000"}, ["Sisanya Rp7.500.000 sebulan."]),
        (
            "kalkulator-cicilan",
            {"loan": LARGEST, "rate": "999", "months": "360", "fees": "999.999.999.998"},
            ["lebih dari 9.999%", "Biaya lain sudah dihitung."],
        ),
        ("pembanding-kiriman", BANK, ["Rp3.080.000 sampai", "Tanyakan juga ke satu tempat"]),
        (
            "pembanding-kiriman",
            {**BANK, "channel_2_rate": "4.000", "reference": "3.900"},
            ["Semua tempat sama: Rp3.080.000", "Tempat 2", "2,56% lebih baik"],
        ),
        (
            "pembanding-kiriman",
            {**BANK, "channel_2_rate": "4.000", "channel_3_rate": "1", "reference": "4.000"},
            [
                "Ada 2 tempat yang sama-sama",
                "Rp3.079.230 lebih sedikit.",
                "Biaya seluruhnya 99,98%",
            ],
        ),
        ("rencana-12-bulan", {**PLAN, "goal": "1.000.000"}, ["Tujuan, Rp1.000.000: tercapai pada"]),
        (
            "rencana-12-bulan",
            {**PLAN, "goal": "9.000.000", "goal_name": "Warung"},
            ["Warung, Rp9.000.000: belum tercapai", "tabung Rp250.000 lebih", "6 bulan lagi"],
        ),
        (
            "rencana-12-bulan",
            {**PLAN, "goal": "1", "extra_1_amount": LARGEST, "extra_1_month": "Maret 2027"},
            ["tetapi sesudah itu berkurang lagi", "Sesudah 12 bulan: kurang Rp999.993.999.999."],
        ),
    ],
)
def test_result_is_told_in_plain_words(siti, name, form, says) -> None:
    assert siti.post(f"/alat/{name}", form).status_code == 303
    siti.get(f"/alat/{name}")
    for sentence in says:
        assert sentence in words(siti.page)


@pytest.mark.parametrize(
    ("name", "form", "says", "never"),
    [
        (
            "anggaran-kiriman",
            {"received": "1.000.000", "needs": "1.600.000"},
            ["kurang Rp600.000", "Periksa lagi kebutuhan dan biaya musiman bersama keluarga."],
            ["Sesudah itu"],
        ),
        (
            "anggaran-kiriman",
            {"received": "1.000.000", "needs": "900.000", "goals": "100.000"},
            ["Tabungan dalam 12 bulan", "Bulan Tujuan Nov"],
            ["Musiman"],
        ),
        (
            "kalkulator-cicilan",
            {**LOAN, "rate": "0"},
            ["Uang yang Anda terima Rp15.000.000."],
            ["sama mahalnya", "anuitas"],
        ),
        (
            "kalkulator-cicilan",
            {**LOAN, "rate": "0", "fees": "500.000"},
            ["sama mahalnya dengan bunga efektif", "Biaya lain sudah dihitung."],
            ["anuitas"],
        ),
    ],
)
def test_result_does_not_tell_what_says_nothing(siti, name, form, says, never) -> None:
    siti.post(f"/alat/{name}", form)
    siti.get(f"/alat/{name}")
    result = words(siti.page.split('id="hasil"')[1])
    for sentence in says:
        assert sentence in result
    for sentence in never:
        assert sentence not in result


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("papan-tujuan", {}, "Tujuan 1, Untuk apa? Isi satu tujuan dulu"),
        ("anggaran-kiriman", {"sent": "750"}, "Tulis juga kursnya"),
        (
            "kalkulator-cicilan",
            {**LOAN, "loan": "-5"},
            "Jumlah pinjaman: Angka di sini tidak boleh",
        ),
        ("kalkulator-cicilan", {**LOAN, "months": "1,5"}, "Tulis angka bulat"),
        ("kalkulator-cicilan", {**LOAN, "loan": "1.000.000.000.000"}, "terlalu besar"),
        ("kalkulator-cicilan", {**LOAN, "loan": "lima juta"}, "harus berupa angka"),
        ("kalkulator-cicilan", {**LOAN, "per": "week"}, "Pilih salah satu yang ada di daftar."),
        ("pembanding-kiriman", {"amount": "770"}, "Tempat 1, Kurs, dalam rupiah: Isi kurs"),
        ("rencana-12-bulan", {**PLAN, "start": "13/2027"}, "Mulai bulan: Bulan ini belum bisa"),
    ],
)
def test_what_cannot_be_is_told_by_the_name_of_its_field(siti, name, form, says) -> None:
    assert siti.post(f"/alat/{name}", form).status_code == 422
    assert says in words(siti.page)
