"""Number and short answer: what people type."""

from typing import Any

import pytest
from pydantic import ValidationError

from rumahbelajar.questions import UnreadableAnswer
from tests.questions.samples import SAMPLES

NUMBER = SAMPLES["number"].question()
SHORT = SAMPLES["short_answer"].question()


def test_known_mistake_gets_its_own_feedback() -> None:
    assert NUMBER.mark(NUMBER.read(["25.000"])).feedback == "Kurang satu nol."
    assert NUMBER.mark(NUMBER.read(["1"])).feedback == "Belum tepat."


@pytest.mark.parametrize(
    ("unit", "typed", "shown"),
    [
        ("rupiah", "Rp250.000", "Rp250.000"),
        ("rupiah", "250.000 rupiah", "Rp250.000"),
        ("rupiah", "-250.000", "-Rp250.000"),
        ("percent", "250 persen", "250%"),
        ("percent", "250%", "250%"),
        ("bulan", "250 Bulan", "250 bulan"),
    ],
)
def test_number_is_read_and_shown_with_its_unit(unit: str, typed: str, shown: str) -> None:
    question = SAMPLES["number"].question(unit=unit)
    response = question.read([typed])
    assert question.shown(response) == shown
    assert question.read([shown]) == response


def test_number_with_decimals_is_kept_as_a_whole_number() -> None:
    question = SAMPLES["number"].question(
        answer="2,5", decimals=1, tolerance="0,1", unit="percent", known_mistakes=[]
    )
    assert question.read(["2,5"]) == 25
    assert question.mark(26).points == 100
    assert question.mark(27).points == 0
    assert question.correct_text() == "2,5%"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"answer": "dua"}, 'angka "dua" tidak bisa dibaca'),
        ({"answer": "2.5", "decimals": 1}, "Letak titik tidak jelas"),
        ({"tolerance": -1}, "toleransi di bawah nol"),
        ({"tolerance": 250000}, "justru jawaban yang benar"),
        ({"decimals": 4}, "less than or equal to 3"),
    ],
)
def test_number_question_that_cannot_be_answered_is_refused(
    changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        SAMPLES["number"].question(**changes)


@pytest.mark.parametrize(
    "typed", ["dana darurat", "DANA  DARURAT", "dana-darurat.", "d\u00e1na darurat"]
)
def test_case_space_punctuation_and_accents_do_not_matter(typed: str) -> None:
    assert SHORT.mark(SHORT.read([typed])).points == 100


def test_ledger_gets_which_form_was_typed_and_never_the_words() -> None:
    assert SHORT.coded("tabungan darurat") == 1
    assert SHORT.coded("rahasia saya") is None


def test_invisible_characters_are_left_out_of_what_is_kept() -> None:
    assert SHORT.read(["dana\x00 da\u200brurat\ud800"]) == "dana darurat"
    assert SHORT.read(["dana\r\x1b\rdarurat"]) == "dana darurat"


def test_too_long_an_answer_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableAnswer, match="paling banyak 80 huruf"):
        SHORT.read(["a" * 81])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"accepted": []}, "at least 1"),
        ({"accepted": ["..."]}, "tanpa huruf dan angka"),
        ({"accepted": ["dana", "Dana!"]}, "sudah ada"),
        ({"accepted": ["dana darurat"], "max_length": 5}, "lebih panjang dari max_length"),
    ],
)
def test_short_answer_that_nobody_could_give_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        SAMPLES["short_answer"].question(**changes)
