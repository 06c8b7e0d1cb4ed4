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
                "Biaya tetap untuk sekali buat: 128.000 ÷ 8 = Rp16.000",
                "72.000 + 32.000 + 16.000 = Rp120.000",
                "120.000 ÷ 40 = Rp3.000",
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
        (COSTS, {**CRISPS, "fixed": ""}, ["Tidak ada biaya tetap"], ["Biaya tetap untuk"]),
        (COSTS, {**CRISPS, "pieces": "7"}, ["Rupiah dibulatkan ke atas."], []),
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
