"""What holds for every question type: it has its sample and template, and marks whatever comes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.questions import TYPES, BaseQuestion, Marking, UnreadableAnswer
from tests.questions.samples import QUESTION, SAMPLES

TEMPLATES = Path(__file__).parents[2] / "templates" / "questions"
TYPED = st.lists(st.text(max_size=60), max_size=4)
KEPT = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(st.one_of(st.text(), st.integers(), st.lists(st.text()))),
    st.dictionaries(st.text(), st.text()),
)

every_type = pytest.mark.parametrize("name", TYPES)
every_sample = pytest.mark.parametrize("name", SAMPLES)


@every_type
def test_type_has_a_sample_in_the_tests(name: str) -> None:
    assert name in SAMPLES, f"tests/questions/samples.py needs a sample of {name}"
    assert SAMPLES[name].points, f"the sample of {name} needs answers with their points"


@every_type
def test_type_has_its_template(name: str) -> None:
    assert (TEMPLATES / f"{name}.html").is_file(), f"templates/questions/{name}.html is missing"


@every_sample
def test_sample_answers_get_their_points_and_a_word_about_them(name: str) -> None:
    question = SAMPLES[name].question()
    for values, points in SAMPLES[name].points.items():
        marking = question.mark(question.read(list(values)))
        assert marking.points == points, values
        assert marking.feedback


@every_sample
def test_response_survives_json_and_the_form(name: str) -> None:
    question = SAMPLES[name].question()
    for values in SAMPLES[name].points:
        response = question.read(list(values))
        assert json.loads(json.dumps(response)) == response
        assert question.read(question.entered(response)) == response
        assert question.shown(response)


@every_sample
def test_question_survives_being_stored_as_json(name: str) -> None:
    question = SAMPLES[name].question()
    assert QUESTION.validate_json(question.model_dump_json()) == question


@every_sample
def test_right_answer_can_be_shown_where_there_is_one(name: str) -> None:
    question = SAMPLES[name].question()
    assert bool(question.correct_text()) is question.is_graded


@every_sample
def test_what_is_picked_is_nothing_but_what_the_author_wrote(name: str) -> None:
    question = SAMPLES[name].question()
    try:
        question.read(["kata dari rumah"])
    except UnreadableAnswer:
        return
    assert not question.is_picked


@every_sample
def test_nothing_answered_is_told_in_a_sentence(name: str) -> None:
    for values in ([], [""], ["  "]):
        with pytest.raises(UnreadableAnswer) as refused:
            SAMPLES[name].question().read(values)
        assert refused.value.sentence.endswith(".")


@every_sample
def test_ledger_gets_ids_and_whole_numbers_only(name: str) -> None:
    sample = SAMPLES[name]
    ids = {each["id"] for each in sample.authored.get("options", [])}
    for values in sample.points:
        coded = sample.question().coded(sample.question().read(list(values)))
        for part in coded if isinstance(coded, list) else [coded]:
            assert part is None or isinstance(part, int) or part in ids


@every_sample
def test_what_was_wrong_can_be_told_from_the_ledger_alone(name: str) -> None:
    sample = SAMPLES[name]
    question = sample.question()
    for values, points in sample.points.items():
        mistakes = question.mistakes(question.coded(question.read(list(values))))
        if points == 0:
            assert mistakes
            assert "arisan" not in mistakes, "typed words are in no fact"


@every_sample
def test_only_options_may_be_shuffled_and_no_degrees_of_a_scale(name: str) -> None:
    options = SAMPLES[name].authored.get("options", []) if name != "scale" else []
    assert SAMPLES[name].question().option_ids() == tuple(each["id"] for each in options)


@every_sample
@given(values=TYPED)
def test_whatever_is_typed_is_marked_or_refused(name: str, values: list[str]) -> None:
    question = SAMPLES[name].question()
    try:
        response = question.read(values)
    except UnreadableAnswer:
        return
    check_marking(question, question.mark(response))
    assert question.read(question.entered(response)) == response
    json.dumps(response).encode()


@every_sample
@given(response=KEPT)
def test_whatever_was_kept_is_marked_or_refused(name: str, response: object) -> None:
    question = SAMPLES[name].question()
    uses = (question.mark, question.coded, question.shown, question.entered, question.mistakes)
    for use in uses:
        try:
            result = use(response)
        except UnreadableAnswer:
            continue
        if isinstance(result, Marking):
            check_marking(question, result)


def check_marking(question: BaseQuestion, marking: Marking) -> None:
    if question.is_graded:
        assert isinstance(marking.points, int)
        assert 0 <= marking.points <= 100, question
    else:
        assert marking.points is None
    assert marking.feedback
