"""Fields of tools: read the Indonesian way, written back so that they read the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.fields import DECIMALS, Field, entered, read
from rumahbelajar.questions.marking import UnreadableAnswer

KINDS = ("rupiah", "amount", "rate", "percent", "count", "month", "day", "words", "long")
TYPED = st.one_of(
    st.text(max_size=70),
    st.text("0123456789.,- Rp%", max_size=20),
    st.sampled_from(
        ["Nov 2026", "11/2026", "2026-13", "1.250.000", "-5", "2,5", "999999999999999"]
    ),
)


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        ("rupiah", "Rp 1.250.000", 1_250_000, "1.250.000"),
        ("rupiah", "1250000,00", 1_250_000, "1.250.000"),
        ("rupiah", "999.999.999.999", 999_999_999_999, "999.999.999.999"),
        ("amount", "1.500,75", 150_075, "1.500,75"),
        ("rate", "3.450,1234", 34_501_234, "3.450,1234"),
        ("percent", "2,5%", 250, "2,5"),
        ("percent", "6 persen", 600, "6"),
        ("count", "12 bulan", 12, "12"),
        ("count", "30 menit", 30, "30"),
        ("month", "November 2026", "2026-11", "November 2026"),
        ("month", "nov 2026", "2026-11", "November 2026"),
        ("month", "11/2026", "2026-11", "November 2026"),
        ("month", "May 2028", "2028-05", "Mei 2028"),
        ("month", "dec 2028", "2028-12", "Desember 2028"),
        ("month", "2026-11", "2026-11", "November 2026"),
        ("day", "3 Desember 2026", "2026-12-03", "3 Desember 2026"),
        ("day", "3 des 2026", "2026-12-03", "3 Desember 2026"),
        ("day", "3/12/2026", "2026-12-03", "3 Desember 2026"),
        ("day", "03-12-2026", "2026-12-03", "3 Desember 2026"),
        ("day", "2026-12-03", "2026-12-03", "3 Desember 2026"),
        ("long", " satu  dua\r\n\r\n tiga ", "satu dua\ntiga", "satu dua\ntiga"),
        ("words", "  Sekolah   Rani ", "Sekolah Rani", "Sekolah Rani"),
        ("rupiah", "   ", None, ""),
    ],
)
def test_what_people_type_is_understood_and_shown_back(kind, typed, value, shown) -> None:
    fields = {"x": Field(kind, "Isian")}
    read_back = read(fields, {"x": typed})
    assert (read_back.values, dict(read_back.faults)) == ({"x": value}, {})
    assert entered(fields, read_back.values) == {"x": shown}


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (Field("rupiah", "Isian"), "-500", "tidak boleh di bawah nol"),
        (Field("rupiah", "Isian", required=True), " ", "masih kosong"),
        (Field("rupiah", "Isian", least=1), "0", "paling sedikit 1."),
        (Field("rupiah", "Isian"), "1.000.000.000.000", "paling banyak 999.999.999.999."),
        (Field("rupiah", "Isian"), "99999999999999999999", "terlalu besar"),
        (Field("rupiah", "Isian"), "dua juta", "angka"),
        (Field("rupiah", "Isian"), "2.5", "titik"),
        (Field("rupiah", "Isian"), "2,5", "bulat"),
        (Field("percent", "Isian", most=100), "101", "paling banyak 100."),
        (Field("month", "Isian"), "13/2026", "November 2026"),
        (Field("day", "Isian"), "31/2/2026", "3 Desember 2026"),
        (Field("day", "Isian"), "besok", "3 Desember 2026"),
        (Field("day", "Isian"), "3/12/1926", "tahunnya"),
        (Field("long", "Isian"), "x" * 301, "paling banyak 300 huruf"),
        (Field("month", "Isian"), "ju 2026", "November 2026"),
        (Field("month", "Isian"), "11/1026", "tahunnya"),
        (Field("words", "Isian"), "x" * 61, "60 huruf"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_kept_as_typed(field, typed, says) -> None:
    seen = read({"x": field}, {"x": typed, "lain": "1"})
    assert says in seen.faults["x"].sentence
    assert (seen.values, seen.entered) == ({"x": None}, {"x": typed})


@given(kind=st.sampled_from(KINDS), typed=TYPED)
def test_whatever_is_typed_is_read_back_the_same_or_refused(kind, typed) -> None:
    field = Field(kind, "Isian")
    try:
        value = field.read(typed)
    except UnreadableAnswer:
        return
    if value is not None:
        assert field.read(field.write(value)) == value
        if isinstance(value, int):
            assert 0 <= value <= 10**12 * 10 ** DECIMALS[kind]
