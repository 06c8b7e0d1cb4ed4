"""Scales in the tests of a course: no mark is moved by them, and no answer is judged."""

import json

import pytest

from rumahbelajar.learning.facts import AttemptSubmitted
from rumahbelajar.learning.models import Attempt, QuizResult
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.models import Fact
from tests.conftest import Visit
from tests.courses.sample import POSTTEST, PRETEST
from tests.house import House
from tests.learning.kept import rows
from tests.learning.learner import Learner, right_answer, words_in

COURSE = "uang-kita"
SCALES = """\
  - id: mendengar
    type: scale
    label: Mendengar
    text: Seberapa sering Anda mendengar sampai selesai?
    options:
      - {id: tidak-pernah, text: Tidak pernah}
      - {id: kadang, text: Kadang-kadang}
      - {id: sering, text: Sering}
    explanation: Kami bertanya supaya Anda bisa melihat perubahan.
  - id: bicara
    type: scale
    text: Seberapa sering Anda bicara berdua?
    options:
      - {id: tidak-pernah, text: Tidak pernah}
      - {id: sering, text: Sering}
    explanation: Waktu berdua itu berharga.
"""
WITH_SCALES = {
    "uang-kita/pretest.yaml": PRETEST + SCALES,
    "uang-kita/posttest.yaml": POSTTEST + SCALES,
}
ONLY_SCALES = {
    "uang-kita/pretest.yaml": "title: Tes awal\npass_mark: null\nquestions:\n" + SCALES,
    "uang-kita/posttest.yaml": POSTTEST + SCALES,
}


@pytest.fixture
def siti(serve_courses, house: House, visit: Visit) -> Learner:
    program = serve_courses(**WITH_SCALES)
    return Learner(visit(house.siti, program), house.siti, COURSE)


def take(learner: Learner, kind: str, *degrees: str) -> None:
    """Do the pretest or the posttest page by page, right, with these degrees of the scales."""
    quiz = learner.quiz(f"{COURSE}/{kind}")
    attempt_id = learner.begin(quiz.id)
    picked = iter(degrees)
    for place, question in enumerate(quiz.questions, start=1):
        values = right_answer(question) if question.is_graded else [next(picked)]
        assert learner.get(f"/percobaan/{attempt_id}/{place}").status_code == 200
        learner.sent(f"/percobaan/{attempt_id}/{place}", {"answer": values})
    learner.sent(f"/percobaan/{attempt_id}/kirim")
    learner.follow()


def up_to_the_posttest(learner: Learner) -> None:
    take(learner, "pretest", "kadang", "sering")
    learner.read()
    learner.pass_quiz(*[module.quiz.id for module in learner.course.modules if module.quiz])


def test_degrees_stand_from_less_to_more_however_the_quiz_is_shuffled(siti) -> None:
    attempt_id = siti.enroll().begin(f"{COURSE}/pretest")
    siti.get(f"/percobaan/{attempt_id}/2")
    places = [siti.page.index(f'value="{each}"') for each in ("tidak-pernah", "kadang", "sering")]
    assert places == sorted(places)
    assert "Tidak ada jawaban benar atau salah." in siti.page


def test_the_result_gives_the_reason_and_no_verdict(siti) -> None:
    take(siti.enroll(), "pretest", "kadang", "sering")
    assert siti.page.count("Kami bertanya supaya Anda bisa melihat perubahan.") == 1
    assert siti.page.count("✓ Tepat") == 1, "the other question"
    assert "Jawaban yang tepat" not in siti.page
    assert "Dulu dan sekarang" not in siti.page


def test_the_mark_is_that_of_the_other_questions(siti) -> None:
    siti.enroll()
    up_to_the_posttest(siti)
    take(siti, "posttest", "sering", "sering")
    assert "<b>100</b> dari 100. Nilai lulus: 60." in siti.page
    fact = rows(siti.app, Fact, kind="attempt.submitted")[-1]
    payload = read_payload(fact.kind, fact.schema_version, fact.payload)
    assert isinstance(payload, AttemptSubmitted)
    assert (payload.points, payload.mark, payload.passed) == ((100, None, None), 100, True)
    assert [json.loads(each) for each in payload.answers] == [0, "sering", "sering"]


def test_who_finishes_sees_how_the_answers_moved(siti) -> None:
    siti.enroll()
    up_to_the_posttest(siti)
    take(siti, "posttest", "sering", "sering")
    for path in (None, f"/kursus/{COURSE}"):
        if path:
            siti.get(path)
        assert "<b>Mendengar</b><br>Dulu kadang-kadang, sekarang sering." in siti.page
        assert "Seberapa sering Anda bicara berdua?</b><br>Dulu dan sekarang sama: sering." in (
            siti.page
        )


def test_the_two_pages_ask_little(siti, count_queries) -> None:
    siti.enroll()
    up_to_the_posttest(siti)
    take(siti, "posttest", "sering", "sering")
    (last,) = rows(siti.app, Attempt, quiz_id=f"{COURSE}/posttest")
    for path in (f"/percobaan/{last.id}/hasil", f"/kursus/{COURSE}"):
        with count_queries(siti.app) as seen:
            siti.get(path)
        assert "Dulu kadang-kadang" in siti.page
        assert len(seen) <= 6, path


def test_a_test_of_scales_alone_has_no_mark_and_no_gain(serve_courses, house, visit) -> None:
    program = serve_courses(**ONLY_SCALES)
    learner = Learner(visit(house.siti, program), house.siti, COURSE).enroll()
    up_to_the_posttest(learner)
    fact = rows(program, Fact, kind="attempt.submitted")[0]
    payload = read_payload(fact.kind, fact.schema_version, fact.payload)
    assert isinstance(payload, AttemptSubmitted)
    assert (payload.points, payload.mark, payload.passed) == ((None, None), None, None)
    assert rows(program, QuizResult, quiz_id=f"{COURSE}/pretest")[0].attempts == 1
    take(learner, "posttest", "sering", "sering")
    assert words_in(learner.page, "h1") == "Selamat, Anda lulus"
    told = learner.page
    assert "Sebelum dan sesudah belajar" not in told
    assert "Dulu kadang-kadang, sekarang sering." in told
    learner.get("/data-saya")
    assert "Tes awal: 1 kali mengerjakan" in learner.page
    assert "Tes akhir: nilai terbaik 100 dari 100" in learner.page


def test_facts_from_before_there_were_scales_are_read_as_they_were() -> None:
    text = (
        '{"answers":["true"],"attempt_id":"0190a1b2-0000-7000-8000-000000000001",'
        '"course_id":"uang-kita","course_version":"a","mark":100,"passed":null,"points":[100],'
        '"questions":["otp"],"quiz_id":"uang-kita/pretest"}'
    )
    payload = read_payload("attempt.submitted", 1, text)
    assert isinstance(payload, AttemptSubmitted)
    assert (payload.points, payload.mark) == ((100,), 100)
