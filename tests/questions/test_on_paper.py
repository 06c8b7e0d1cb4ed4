"""Every question can be answered with a pencil, and its answer read out."""

import pytest

from tests.questions.samples import SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_every_type_says_how_it_stands_on_paper(name: str) -> None:
    question = SAMPLES[name].question()
    paper = question.on_paper()
    assert paper.right == question.correct_text()
    assert paper.why
    assert len(paper.choices) in {0, *range(2, 7)}
    assert bool(paper.letters) == bool(paper.choices and question.is_graded)


def test_letters_are_those_of_what_is_right() -> None:
    paper = SAMPLES["multiple_choice"].question().on_paper()
    assert (paper.letters, paper.is_several) == ("A, B", True)
    assert paper.why == "Tentang makan. Tentang utang."
    assert SAMPLES["true_false"].question(answer=False).on_paper().letters == "B"


def test_an_explanation_says_more_than_the_word_about_an_option() -> None:
    paper = SAMPLES["single_choice"].question(explanation="Sekolah dulu.").on_paper()
    assert paper.why == "Sekolah dulu."
    assert paper.letters == "A"


def test_a_number_is_written_before_its_unit() -> None:
    paper = SAMPLES["number"].question().on_paper()
    assert (paper.choices, paper.unit) == ((), "rupiah")
