"""Questions: which are hard, which wrong answer is usual, and nothing of who gave it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.reports import question_report
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows import question_tallies
from rumahbelajar.reports.tables.table import WITHHELD, Table
from tests.conftest import Clock, MakeApp, Visit
from tests.courses.sample import QUIZ, write_courses
from tests.desk.merged import merge
from tests.house import KURIPAN, Dweller, House
from tests.learning.learner import Learner

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
UANG, QUIZ_ID = "uang-kita", "uang-kita/tujuan/quiz"
QUIZ_FILE = "uang-kita/01-tujuan/quiz.yaml"
SCALE = """\
  - id: yakin
    type: scale
    text: Seberapa yakin Anda?
    options: [{id: belum, text: Belum yakin}, {id: sangat, text: Sangat yakin}]
    explanation: Supaya terlihat perubahannya.
"""
ALL = Scope(("",), ("",))
Serve = Callable[..., Flask]


@pytest.fixture
def serve(make_app: MakeApp, tmp_path: Path, clock: Clock) -> Serve:
    """Start the program on the sample course, with some of its files changed."""

    def start(**changes: str) -> Flask:
        clock.advance(minutes=1)
        return make_app(courses=write_courses(tmp_path / "courses", **changes))

    return start


@pytest.fixture
def hand_in(visit: Visit) -> Callable[..., None]:
    """Let somebody hand in the pretest and the quiz of the first module."""

    def do(program: Flask, person: Dweller, *, right: bool) -> None:
        learner = Learner(visit(person, program), person, UANG).begin_learning()
        learner.read().pass_quiz(QUIZ_ID, right=right)

    return do


def _ask(program: Flask, scope: Scope = ALL, **asked: Any) -> dict[str, Table]:
    asked = {"area": "", "course": UANG, "period": NOVEMBER, **asked}
    with program.test_request_context():
        return {each.key: each for each in question_report.make(scope, Asked(**asked))}


def _said(table: Table) -> list[dict[str, Any]]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.values, strict=True)) for row in table.rows.stream()]


def _of(table: Table, question: str) -> dict[str, Any]:
    return next(each for each in _said(table) if each["question"].startswith(question))


def test_each_question_says_how_many_were_right_and_the_usual_mistake(
    house: House, serve: Serve, hand_in: Any
) -> None:
    program = serve()
    for person, right in ((house.siti, True), (house.rini, False), (house.wati, False)):
        hand_in(program, person, right=right)
    table = _ask(program, area=KURIPAN)["soal"]
    choice = _of(table, "Mana tujuan")
    assert (choice["quiz"], choice["answered"], choice["right"]) == ("Kuis 1.1", 2, 1)
    assert (choice["right_share"], choice["blank"]) == (0.5, 0)
    assert (choice["mistake"], choice["mistaken"]) == ("Ingin kaya", 1)
    assert choice["mistaken_share"] == 0.5
    assert _of(table, "Berapa biaya")["mistake"] == "Rp123.456.789"
    everywhere = _ask(program)["soal"]
    assert _of(everywhere, "Mana tujuan")["answered"] == 3


def test_questions_stand_in_the_order_of_the_course_also_those_nobody_answered(
    house: House, serve: Serve, hand_in: Any
) -> None:
    program = serve()
    hand_in(program, house.siti, right=True)
    said = _said(_ask(program)["soal"])
    assert [each["quiz"] for each in said] == ["Tes awal 1", "Kuis 1.1", "Kuis 1.2", "Tes akhir 1"]
    assert (said[-1]["answered"], said[-1]["right_share"], said[-1]["mistake"]) == (0, None, None)


def test_only_the_first_submission_of_each_counts(
    house: House, visit: Visit, serve: Serve, hand_in: Any
) -> None:
    program = serve()
    hand_in(program, house.siti, right=False)
    Learner(visit(house.siti, program), house.siti, UANG).pass_quiz(QUIZ_ID)
    choice = _of(_ask(program)["soal"], "Mana tujuan")
    assert (choice["answered"], choice["right"]) == (1, 0)


def test_of_typed_words_nothing_is_told_but_that_they_were_others(
    house: House, visit: Visit, serve: Serve, hand_in: Any
) -> None:
    program = serve()
    hand_in(program, house.siti, right=True)
    siti = Learner(visit(house.siti, program), house.siti, UANG)
    siti.pass_quiz(f"{UANG}/posttest", right=False)
    last = _said(_ask(program)["soal"])[-1]
    assert (last["answered"], last["mistake"]) == (1, "Kata lain, yang tidak disimpan")


def test_a_scale_stands_apart_with_every_degree(house: House, serve: Serve, hand_in: Any) -> None:
    program = serve(**{QUIZ_FILE: QUIZ + SCALE})
    hand_in(program, house.siti, right=True)
    hand_in(program, house.rini, right=False)
    tables = _ask(program)
    assert "Seberapa yakin" not in str(_said(tables["soal"]))
    scale = tables["skala-1"]
    assert scale.title == "Kuis 1: Seberapa yakin Anda?"
    degrees = [(each["degree"], each["people"], each["share"]) for each in _said(scale)]
    assert degrees == [("Belum yakin", 1, 0.5), ("Sangat yakin", 1, 0.5), ("Kosong", 0, 0.0)]
    assert scale.total is not None
    assert scale.total.values[1] == 2


def test_a_question_whose_options_changed_counts_apart_and_one_that_was_reworded_together(
    house: House, serve: Serve, hand_in: Any
) -> None:
    hand_in(serve(), house.siti, right=True)
    reworded = QUIZ.replace("Mana tujuan", "Manakah tujuan")
    hand_in(serve(**{QUIZ_FILE: reworded}), house.rini, right=False)
    program = serve(**{QUIZ_FILE: reworded.replace("Ingin kaya", "Ingin kaya raya")})
    hand_in(program, house.wati, right=False)
    new, old, *_more = (
        each for each in _said(_ask(program)["soal"]) if "jelas" in each["question"]
    )
    assert (new["question"], new["answered"]) == ("Manakah tujuan yang jelas?", 1)
    assert new["mistake"] == "Ingin kaya raya"
    assert old["question"] == "Manakah tujuan yang jelas? (bunyi lama)"
    assert (old["answered"], old["mistake"]) == (2, "Ingin kaya")
    keys = [row.key for row in _ask(program)["soal"].rows.stream()]
    assert len(keys) == len(set(keys))


def test_months_and_traits_narrow_it(
    house: House, serve: Serve, hand_in: Any, clock: Clock
) -> None:
    program = serve()
    hand_in(program, house.siti, right=True)
    clock.advance(days=20)
    hand_in(program, house.rini, right=True)
    assert _of(_ask(program)["soal"], "Mana tujuan")["answered"] == 1
    december = Month(2026, 12)
    both = _ask(program, period=Period(Month(2026, 11), december))["soal"]
    assert _of(both, "Mana tujuan")["answered"] == 2
    women = _ask(program, period=Period(december, december), sex="P")["soal"]
    assert _of(women, "Mana tujuan")["answered"] == 1
    men = _ask(program, period=Period(december, december), sex="L")["soal"]
    assert _of(men, "Mana tujuan")["answered"] == 0


def test_who_was_merged_counts_once(app: Flask, house: House, serve: Serve, hand_in: Any) -> None:
    program = serve()
    hand_in(program, house.siti, right=True)
    hand_in(program, house.rini, right=False)
    merge(app, house)
    assert _of(_ask(program, area=KURIPAN)["soal"], "Mana tujuan")["answered"] == 1


def test_a_mistake_that_few_made_is_not_put_into_words_for_who_sees_counts(
    house: House, serve: Serve, hand_in: Any
) -> None:
    program = serve()
    hand_in(program, house.siti, right=False)
    counts_only = _ask(program, Scope(("33",)), area=KURIPAN)["soal"]
    assert _of(counts_only, "Mana tujuan")["mistake"] is WITHHELD
    assert _of(_ask(program, area=KURIPAN)["soal"], "Mana tujuan")["mistake"] == "Ingin kaya"


def test_of_a_hard_subject_no_question_stands_there_and_no_answer_of_a_few(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    tables = _ask(app, area=KURIPAN, course="bekal-jalan")
    said = " ".join(str(_said(table)) for table in tables.values())
    for quiz in siti.course.quizzes():
        for question in quiz.questions:
            assert " ".join(question.text.split()) not in said
            assert not [
                option for option in getattr(question, "options", ()) if option.text in said
            ]
    pretest = [each for each in _said(tables["soal"]) if each["quiz"].startswith("Tes awal")]
    assert {each["right"] for each in pretest} <= {WITHHELD}
    assert {each["mistake"] for each in _said(tables["soal"])} == {None}


def test_more_than_can_be_read_is_said(
    house: House, serve: Serve, hand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = serve()
    for person in (house.siti, house.rini):
        hand_in(program, person, right=True)
    monkeypatch.setattr(question_tallies, "MOST", 3)
    notes = _ask(program)["soal"].notes
    said = "Yang dihitung 3 kiriman terakhir, sejak 24 November 2026. Yang lebih lama tidak ikut."
    assert said in notes


def test_it_asks_the_database_as_often_for_many_as_for_one(
    house: House, serve: Serve, hand_in: Any, count_queries: Any
) -> None:
    program = serve()
    asked = []
    for person in (house.siti, house.rini, house.wati):
        hand_in(program, person, right=True)
        with count_queries(program) as seen:
            _ask(program)
        asked.append(len(seen))
    assert set(asked) == {2}


def test_the_chart_draws_the_hardest_first(house: House, serve: Serve, hand_in: Any) -> None:
    program = serve()
    hand_in(program, house.siti, right=False)
    with program.test_request_context():
        asked = Asked(area="", period=NOVEMBER, course=UANG)
        (chart,) = question_report.draw(question_report.make(ALL, asked), asked)
    assert "Mana tujuan yang jelas?" in chart
    assert ": persen jawaban benar, soal tersulit di atas" in chart


def test_the_order_is_told_as_long_as_no_other_is_asked_for(house: House, serve: Serve) -> None:
    program = serve()
    said = "Soal berurut seperti di kursus."
    assert said in _ask(program)["soal"].notes
    assert said not in _ask(program, sort="answered")["soal"].notes
