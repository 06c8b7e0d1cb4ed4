"""Numbers as people in the village type them."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.questions import UnreadableAnswer, numbers
from rumahbelajar.questions.numbers import LARGEST, read_number, write_number


@pytest.mark.parametrize(
    "typed",
    [
        "50.000",
        "50000",
        "Rp 50.000",
        "Rp50.000,00",
        "Rp. 50.000,-",
        "rp50000",
        "IDR 50.000",
        "50 000",
        "Rp\u00a050.000",
        "\uff15\uff10.000",
        "  50.000  ",
    ],
)
def test_fifty_thousand_is_read_however_it_is_written(typed: str) -> None:
    assert read_number(typed) == 50_000


@pytest.mark.parametrize(
    ("typed", "decimals", "scaled"),
    [
        ("1.000.000", 0, 1_000_000),
        ("2,5", 1, 25),
        ("2,5", 3, 2500),
        ("2,50", 1, 25),
        ("0,25", 2, 25),
        ("2.500", 1, 25_000),
        ("1.234,56", 2, 123_456),
        ("-5", 0, -5),
        ("\u22125", 0, -5),
        ("-Rp5.000", 0, -5000),
        ("Rp-5.000", 0, -5000),
        ("007", 0, 7),
        ("0", 0, 0),
        (str(LARGEST), 0, LARGEST),
    ],
)
def test_number_is_read_as_a_whole_number_of_its_smallest_part(
    typed: str, decimals: int, scaled: int
) -> None:
    assert read_number(typed, decimals) == scaled


@pytest.mark.parametrize(
    ("typed", "decimals", "says"),
    [
        ("", 0, "masih kosong"),
        ("lima puluh", 0, "harus berupa angka"),
        ("5 juta", 0, "Ada huruf"),
        ("1e5", 0, "Ada huruf"),
        ("2.5", 1, "Letak titik tidak jelas"),
        ("0.500", 0, "Letak titik tidak jelas"),
        ("50.00", 0, "Letak titik tidak jelas"),
        ("1.00.000", 0, "Letak titik tidak jelas"),
        ("50,000", 0, "tanpa koma"),
        ("2,5", 0, "tanpa koma"),
        ("2,55", 1, "paling banyak 1 angka"),
        ("10000000000000000", 0, "terlalu besar"),
        ("9" * 5000, 0, "terlalu panjang"),
        ("5-6", 0, "belum bisa dibaca"),
        ("\u0665\u0660", 0, "harus berupa angka"),
    ],
)
def test_number_that_could_mean_two_things_is_refused_with_the_way_out(
    typed: str, decimals: int, says: str
) -> None:
    with pytest.raises(UnreadableAnswer) as refused:
        read_number(typed, decimals)
    assert says in refused.value.sentence


@given(st.integers(-(10**18), 10**18), st.integers(0, 3))
def test_what_is_written_is_read_back(scaled: int, decimals: int) -> None:
    if abs(scaled) // 10**decimals <= LARGEST:
        assert read_number(write_number(scaled, decimals), decimals) == scaled


@given(st.text(alphabet="0123456789.,-Rp \u00a0%", max_size=30), st.integers(0, 3))
def test_any_digits_and_marks_are_read_or_refused(typed: str, decimals: int) -> None:
    try:
        scaled = read_number(typed, decimals)
    except UnreadableAnswer:
        return
    assert read_number(write_number(scaled, decimals), decimals) == scaled


def test_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(numbers).failed == 0
