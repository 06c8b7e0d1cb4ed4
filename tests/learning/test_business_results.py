"""What the tools of the small business say to people: every state of a result, in plain words."""

import pytest

from tests.learning.test_tool_results import words

CRISPS = {
    "product": "Keripik singkong",
    "material_1_name": "Singkong",
    "material_1_cost": "40.000",
    "material_2_cost": "32.000",
    "hours": "4",
    "wage": "8.000",
    "pieces": "40",
    "batches": "8",
    "fixed": "128.000",
    "price": "4.000",
}
COSTS = "hpp-titik-impas"
QUESTIONS = ("capital", "skill", "buyers", "risk")
WEAKEST = {f"idea_{row}_{name}": "1" for row in (1, 2) for name in QUESTIONS}
IDEAS = {**WEAKEST, "idea_1_name": "Keripik", "idea_2_name": "Lele", "idea_1_capital": "3"}
LABEL = {
    "name": "Keripik",
    "kind": "dry",
    "halal": "no",
    "made": "2/11/2026",
    "best_before": "30/11/2026",
}
FOOD = {"food": "yes", "packed": "yes", "keeps": "yes", "frozen": "no", "home": "yes", "meat": "no"}


@pytest.fixture
def siti(house, visit):
    return visit(house.siti)


@pytest.mark.parametrize(
    ("name", "form", "says", "never"),
    [
        (
            COSTS,
            CRISPS,
            [
                "HPP satu buah: Rp3.000.",
                "Laba Rp1.000 tiap buah",
                "92 buah sebulan.",
                "Kalau semua laku, laba sebulan Rp320.000. Upah Anda sendiri sudah dihitung",
                "Bahan sekali buat: Singkong 40.000 + Bahan 2 32.000 = Rp72.000",
                "Tenaga sekali buat: 4 jam × 8.000 = Rp32.000",
                "Bahan dan tenaga satu buah: (72.000 + 32.000) ÷ 40 = Rp2.600",
                "Dibuat sebulan: 8 × 40 = 320 buah",
                "Biaya tetap satu buah: 128.000 ÷ 320 = Rp400",
                "HPP satu buah: 2.600 + 400 = Rp3.000",
                "128.000 ÷ (4.000 − 2.600) = 92 buah",
            ],
            ["dibulatkan", "rugi", "naik 1"],
        ),
        (
            COSTS,
            {**CRISPS, "price": "2.800"},
            [
                "Harga jual di bawah HPP: rugi Rp200 tiap buah",
                "640 buah sebulan.",
                "titik impas belum tercapai",
                "sebulan rugi Rp64.000.",
            ],
            ["Upah Anda sendiri"],
        ),
        (
            COSTS,
            {**CRISPS, "price": "2.600"},
            ["Bahan dan tenaga satu buah Rp2.600, harganya hanya Rp2.600. Tidak ada titik impas"],
            ["buah sebulan."],
        ),
        (COSTS, {**CRISPS, "price": "3.000"}, ["Semua biaya tertutup, tetapi belum ada laba."], []),
        (COSTS, {**CRISPS, "price": ""}, ["Harga jual harus di atas HPP"], ["Titik impas"]),
        (
            COSTS,
            {**CRISPS, "fixed": ""},
            ["Tidak ada biaya tetap"],
            ["Biaya tetap satu", "HPP satu buah: 2.600"],
        ),
        (COSTS, {**CRISPS, "price": "2.900"}, ["− 3.000 = −Rp100"], ["Rp-"]),
        (COSTS, {**CRISPS, "pieces": "7"}, ["jadi dibulatkan ke atas.", "÷ 7 ≈ Rp14.858"], []),
        (
            COSTS,
            {**CRISPS, "rise": "25", "rise_of": "1"},
            ["Kalau Singkong naik 25%", "HPP 3.000 3.250", "Laba 1.000 750"],
            ["Anda akan rugi"],
        ),
        (
            COSTS,
            {**CRISPS, "rise": "100"},
            ["Kalau semua bahan naik 100%", "tidak ada", "Anda akan rugi. Siapkan harga baru"],
            [],
        ),
        (
            "kartu-pilih-ide",
            IDEAS,
            [
                "Yang dicoba dulu: Keripik.",
                "6 dari 12",
                "Modal 3 : Cukup sekarang, tanpa utang",
                "Coba kecil 30 hari",
            ],
            ["Nilainya sama", "Jangan berutang untuk mencoba"],
        ),
        (
            "kartu-pilih-ide",
            {**IDEAS, "idea_1_capital": "1"},
            ["Nilainya sama: Keripik, Lele.", "Jangan berutang untuk mencoba."],
            ["Yang dicoba dulu"],
        ),
        (
            "kartu-pilih-ide",
            {"idea_1_name": "Kue"},
            ["Belum ada nilainya.", "Kue Belum diberi nilai Modal: belum dijawab"],
            ["dari 12.", "Perbaiki dulu", "berutang", "Isian Anda"],
        ),
        (
            "susun-label",
            LABEL,
            [
                "Yang belum ada di label Bahan yang dipakai Berat bersih",
                "Baik sebelum: 30 November 2026",
                "PIRT: barang ini mungkin cocok.",
                "delapan label",
            ],
            ["sudah lengkap", "TIDAK HALAL", "Bersertifikat halal"],
        ),
        (
            "susun-label",
            {"name": "Sapu", "kind": "goods", "producer": "Pak Dedi", "halal": "haram"},
            ["sudah lengkap", "TIDAK HALAL", "keterangan tidak halal"],
            ["Tanggal dibuat:"],
        ),
        (
            "izin-apa",
            FOOD,
            ["PIRT Cari tahu caranya", "oss.go.id", "dibaca sampai 23 November 2026."],
            ["Tanya dulu"],
        ),
        ("izin-apa", {"food": "no"}, ["PIRT Bukan untuk barang ini", "Halal Tanya dulu"], []),
    ],
)
def test_result_says_what_follows_and_no_more(siti, name, form, says, never) -> None:
    assert siti.post(f"/alat/{name}", form).status_code == 303
    siti.get(f"/alat/{name}")
    result = words(siti.page.split('id="hasil"')[1].split("Isian Anda")[0])
    for sentence in says:
        assert sentence in result
    for sentence in never:
        assert sentence not in result


def test_tools_that_count_nothing_speak_of_no_counting(siti) -> None:
    for name, form in (("susun-label", {}), ("kartu-pilih-ide", {}), ("izin-apa", {})):
        assert siti.post(f"/alat/{name}", form).status_code == 422
        assert "hitung" not in words(siti.page.split("<main")[1].split('id="hasil"')[0]).lower()
        assert ">Simpan</button>" in siti.page
    siti.post("/alat/susun-label", {**LABEL, "live": "1"})
    assert "Belum disimpan. Tekan Simpan." in siti.page


def test_rise_that_nobody_gave_is_not_told_of(siti) -> None:
    siti.post(f"/alat/{COSTS}", CRISPS)
    siti.get(f"/alat/{COSTS}")
    assert "Bahan yang mana yang naik: " not in words(siti.page)
    siti.post(f"/alat/{COSTS}", {**CRISPS, "rise": "10"})
    siti.get(f"/alat/{COSTS}")
    assert "Bahan yang mana yang naik: Semua bahan" in words(siti.page)


def test_a_count_is_asked_for_with_an_example_of_its_size(siti) -> None:
    siti.post(f"/alat/{COSTS}", {**CRISPS, "batches": "banyak"})
    assert "Tulis dengan angka saja, misalnya 4." in siti.page


def test_nothing_is_chosen_for_anybody(siti) -> None:
    for name, count in (("susun-label", 2), ("kartu-pilih-ide", 16)):
        siti.get(f"/alat/{name}")
        assert siti.page.count("checked") == count
        assert siti.page.count("Belum dijawab") == count


def test_paper_to_cut_up_has_labels_alone(siti) -> None:
    siti.post("/alat/susun-label", LABEL)
    siti.get("/alat/susun-label")
    assert "Catatan" not in siti.page
    assert "<h3>Isian Anda</h3>" not in siti.page
    assert '<h1 class="screen-only">' in siti.page


def test_sheet_of_labels_has_eight_of_them_for_paper(siti) -> None:
    siti.post("/alat/susun-label", LABEL)
    siti.get("/alat/susun-label")
    assert siti.page.count('<p class="card-title"><b>Keripik</b></p>') == 1 + 8


def test_figures_that_a_result_rests_on_stand_below_it_with_source_and_day(siti) -> None:
    siti.get("/alat/izin-apa")
    assert "Sumber angka" not in siti.page
    siti.post("/alat/izin-apa", FOOD)
    siti.get("/alat/izin-apa")
    said = words(siti.page)
    assert "17 Oktober 2026" in said
    assert "Data per 12 September 2026." in said
