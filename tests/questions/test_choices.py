"""Single and multiple choice, true or false."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rumahbelajar.questions import UnreadableAnswer
from tests.questions.samples import SAMPLES, Sample, authored, option

SINGLE = SAMPLES["single_choice"].question()
MULTIPLE = SAMPLES["multiple_choice"].question()
TRUE_FALSE = SAMPLES["true_false"].question()


def test_picked_option_gives_its_own_feedback() -> None:
    assert SINGLE.mark("pesta").feedback == "Tentang pesta."


def test_option_of_another_question_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableAnswer, match="Muat ulang halaman"):
        SINGLE.read(["liburan"])
    with pytest.raises(UnreadableAnswer, match="Muat ulang halaman"):
        SINGLE.mark("liburan")


def test_two_picks_where_one_is_asked_are_refused() -> None:
    with pytest.raises(UnreadableAnswer, match="satu jawaban saja"):
        SINGLE.read(["sekolah", "pesta"])


def test_a_double_tap_counts_once() -> None:
    assert SINGLE.read(["pesta", "pesta"]) == "pesta"
    assert MULTIPLE.read(["utang", "makan", "utang"]) == ["makan", "utang"]


def test_partly_right_says_how_many_are_missing() -> None:
    feedback = MULTIPLE.mark(["makan"]).feedback
    assert feedback == "Tentang makan. Masih ada 1 jawaban benar yang belum Anda pilih."


def test_wrong_picks_are_explained_first() -> None:
    assert MULTIPLE.mark(["makan", "pesta", "utang"]).feedback == "Tentang pesta."


def test_picks_are_shown_in_the_authors_order() -> None:
    assert MULTIPLE.shown(["utang", "makan"]) == "Pilihan makan; Pilihan utang"
    assert MULTIPLE.correct_text() == "Pilihan makan; Pilihan utang"


def test_of_several_picks_the_wrong_ones_are_the_mistake_else_what_is_missing() -> None:
    assert MULTIPLE.mistakes(["makan", "pesta"]) == ("Pilihan pesta",)
    assert MULTIPLE.mistakes(["makan"]) == ("Tidak memilih: Pilihan utang",)
    assert SINGLE.mistakes("pesta") == ("Pilihan pesta",)


@given(
    right=st.integers(1, 5),
    found=st.integers(0, 5),
    wrong=st.integers(0, 5),
)
def test_all_points_need_all_right_and_nothing_wrong(right: int, found: int, wrong: int) -> None:
    found, wrong = min(found, right), min(wrong, 6 - right)
    options = [option(f"b{n}", correct=True) for n in range(right)]
    options += [option(f"s{n}") for n in range(6 - right)]
    picked = [f"b{n}" for n in range(found)] + [f"s{n}" for n in range(wrong)]
    if picked:
        question = Sample(authored("multiple_choice", options=options)).question()
        points = question.mark(picked).points
        assert (points == 100) == (found == right and not wrong)
        assert (points == 0) == (found <= wrong)


def test_true_or_false_reads_what_the_form_sends_and_what_people_say() -> None:
    assert TRUE_FALSE.read(["true"]) is TRUE_FALSE.read(["Benar"]) is True
    assert TRUE_FALSE.read(["false"]) is TRUE_FALSE.read(["salah"]) is False
    with pytest.raises(UnreadableAnswer, match="Pilih Benar atau Salah"):
        TRUE_FALSE.read(["mungkin"])


def test_true_or_false_says_why() -> None:
    assert TRUE_FALSE.mark(response=False).feedback == "Tepat."
    assert TRUE_FALSE.mark(response=True).feedback == "Belum tepat."
    assert TRUE_FALSE.correct_text() == "Salah"


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("single_choice", [option("a"), option("b")], "punya 0 jawaban benar"),
        ("single_choice", [option("a", True), option("b", True)], "punya 2 jawaban benar"),
        ("single_choice", [option("a", True), option("a")], 'id pilihan "a" dipakai dua kali'),
        ("single_choice", [option("a", True)], "at least 2"),
        ("multiple_choice", [option("a"), option("b")], "tidak ada pilihan yang benar"),
        ("multiple_choice", [option("a", True), option("b", True)], "semua pilihan benar"),
        (
            "multiple_choice",
            [option("a", True), {**option("b"), "text": "PILIHAN A"}],
            "berbunyi sama",
        ),
    ],
)
def test_question_that_cannot_be_answered_is_refused(
    name: str, options: list[dict[str, Any]], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        SAMPLES[name].question(options=options)
