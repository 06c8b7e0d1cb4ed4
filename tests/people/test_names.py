"""Names spelt alike, and the blocks they are looked for in."""

import pytest

from rumahbelajar.people.names import (
    are_alike,
    block_of,
    called,
    name_key,
    near_keys,
    searched_words,
    shown_name,
)

ALIKE = [
    ("Hj. Siti Aminah", "Sitti Amina"),
    ("Djoko Susilo", "Joko Soesilo"),
    ("Muhammad Yusuf", "Moh. Jusup"),
    ("Khotimah", "Chotimah"),
    ("Sri Wahyuni", "SRI WAHJUNI, S.Pd"),
    ("Budi", "Pak Budi"),
    ("Mu'minah", "Mu’minah"),
    ("Siti Juleha", "Siti Zulaikha"),
]
OTHERS = [
    ("Siti Aminah", "Siti Fatimah"),
    ("Siti Aminah", "Aminah"),
    ("Sri Lestari", "Sri Wahyuni"),
    ("Budi Santoso", "Budi Hartono"),
    ("", "Budi"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_are_alike_and_in_one_block(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_a_name_of_strange_letters_has_a_key_too() -> None:
    assert name_key("王小明") == ""
    assert len(name_key("b" + "cd" * 60)) == 40


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Siti Marfuah", "Siti"),
        ("Bu Ratih Kusuma", "Bu Ratih"),
        ("H. Abdul Ghofur", "H. Abdul"),
        ("Sri", "Sri"),
        ("Pak", "Pak"),
        ("", ""),
    ],
)
def test_a_greeting_keeps_the_title_before_the_name(name: str, greeted: str) -> None:
    assert called(name) == greeted


@pytest.mark.parametrize(
    ("one", "other"), [("Sumiati", "Sumiyati"), ("Sulastrie", "Sulastri"), ("Maria", "Mariya")]
)
def test_names_with_and_without_a_y_are_of_one_block(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert block_of(name_key(one)) == block_of(name_key(other))
    assert name_key(one) in near_keys(name_key(other))
    assert name_key(other) in near_keys(name_key(one))


def test_the_first_letter_of_a_key_stays() -> None:
    assert block_of(name_key("Yulia")) == "yl"
    assert near_keys("") == [""]


def test_titles_count_nothing_in_a_search_unless_nothing_else_was_typed() -> None:
    assert searched_words("Bu  Tarni") == ["Tarni"]
    assert searched_words("Hj. Siti aminah") == ["Siti", "aminah"]
    assert searched_words("Pak") == ["Pak"]
    assert searched_words(" ") == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Siti Aminah", "Siti A."),
        ("Pak Joko Susilo", "Joko S."),
        ("Bu Ratih", "Ratih"),
        ("H. Abdul Ghofur", "Abdul G."),
        ("Bu", "Bu"),
    ],
)
def test_the_short_name_above_a_page_leaves_titles_out(name: str, shown: str) -> None:
    assert shown_name(name) == shown
