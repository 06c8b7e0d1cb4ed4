"""One question a page: each answer saved as it is given."""

import re

import pytest

from rumahbelajar.learning.attempts import shuffled
from rumahbelajar.learning.models import Answer
from tests.learning.kept import rows
from tests.learning.learner import (
    COURSE,
    FIRST_QUIZ,
    POSTTEST,
    Learner,
    right_answer,
    words_in,
)


@pytest.fixture
def siti(house, visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


def test_question_stands_as_heading_with_its_options(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    assert siti.get(f"/percobaan/{attempt_id}/1").status_code == 200
    question = siti.asked(siti.quiz(FIRST_QUIZ))
    assert "Soal 1 dari 5" in siti.page
    for option in question.options:
        assert option.text in siti.page
    assert " checked" not in siti.page


def test_answer_is_saved_and_leads_to_the_next_question(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    response = siti.post(f"/percobaan/{attempt_id}/1", {"answer": "menabung-banyak"})
    assert (response.status_code, response.location) == (303, f"/percobaan/{attempt_id}/2")
    (kept,) = rows(siti.app, Answer, attempt_id=attempt_id)
    assert (kept.question_id, kept.response) == ("tujuan-jelas", "menabung-banyak")
    siti.follow()
    assert "1 jawaban tersimpan. Boleh berhenti dan lanjut nanti." in siti.page


def test_earlier_answer_stands_there_again_and_can_be_changed(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "menabung-banyak"})
    siti.get(f"/percobaan/{attempt_id}/1")
    assert 'value="menabung-banyak"' in siti.page.split(" checked")[0].rpartition("<input")[2]
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah-dan-waktu"})
    assert [each.response for each in rows(siti.app, Answer, attempt_id=attempt_id)] == [
        "jumlah-dan-waktu"
    ]


@pytest.mark.parametrize("kind", ["single_choice", "multiple_choice", "true_false"])
def test_nothing_picked_is_told_in_a_sentence_beside_the_question(siti, kind: str) -> None:
    attempt_id, place = siti.begin(FIRST_QUIZ), place_of(siti, FIRST_QUIZ, kind)
    assert siti.post(f"/percobaan/{attempt_id}/{place}").status_code == 422
    assert words_in(siti.page, "title").startswith("Galat: ")
    assert 'id="answer-fault"' in siti.page
    assert rows(siti.app, Answer, attempt_id=attempt_id) == []


def test_unreadable_number_is_kept_on_the_page_with_the_way_out(siti) -> None:
    attempt_id, place = siti.begin(FIRST_QUIZ), place_of(siti, FIRST_QUIZ, "number")
    assert siti.post(f"/percobaan/{attempt_id}/{place}", {"answer": "2.5"}).status_code == 422
    assert 'value="2.5"' in siti.page
    assert "Letak titik tidak jelas" in siti.page
    assert 'inputmode="decimal"' in siti.page
    siti.sent(f"/percobaan/{attempt_id}/{place}", {"answer": "Rp 200.000"})
    (kept,) = rows(siti.app, Answer, attempt_id=attempt_id)
    assert kept.response == 200_000


def test_typed_words_are_kept_as_they_were_typed(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    attempt_id = siti.begin(POSTTEST)
    quiz = siti.quiz(POSTTEST)
    for place in range(1, len(quiz.questions) + 1):
        siti.get(f"/percobaan/{attempt_id}/{place}")
        if siti.asked(quiz).type == "short_answer":
            siti.sent(f"/percobaan/{attempt_id}/{place}", {"answer": 'Catatan <b>"kas"</b>'})
            siti.get(f"/percobaan/{attempt_id}/{place}")
            assert 'value="Catatan &lt;b&gt;&#34;kas&#34;&lt;/b&gt;"' in siti.page
            return
    pytest.fail("the posttest asks for no word")


def test_order_of_options_is_fixed_in_an_attempt(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    orders = set()
    for _reload in range(4):
        siti.get(f"/percobaan/{attempt_id}/1")
        orders.add(tuple(re.findall(r'type="radio" name="answer" value="([^"]+)"', siti.page)))
    (order,) = orders
    assert sorted(order) == ["hidup-lebih-baik", "jumlah-dan-waktu", "menabung-banyak"]


def test_order_differs_between_attempts_and_never_changes() -> None:
    ids = ("satu", "dua", "tiga", "empat")
    orders = {shuffled(ids, str(seed)) for seed in range(200)}
    assert len(orders) == 24
    assert shuffled(ids, "7") == ("satu", "empat", "dua", "tiga")


def test_posttest_asks_in_an_order_of_its_own(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    attempt_id = siti.begin(POSTTEST)
    quiz = siti.quiz(POSTTEST)
    asked = []
    for place in range(1, len(quiz.questions) + 1):
        siti.get(f"/percobaan/{attempt_id}/{place}")
        asked.append(siti.asked(quiz).id)
    assert sorted(asked) == sorted(question.id for question in quiz.questions)


def test_attempt_of_another_person_is_not_found(siti, house, visit) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    for person in (house.rini, house.budi, house.ratna):
        other = visit(person)
        for path in (f"{attempt_id}/1", f"{attempt_id}", f"{attempt_id}/hasil"):
            assert other.get(f"/percobaan/{path}").status_code == 404
        other.post(f"/percobaan/{attempt_id}/1", {"answer": "menabung-banyak"})
        assert other.response.status_code == 404
        assert other.post(f"/percobaan/{attempt_id}/kirim").status_code == 404
    assert rows(siti.app, Answer, attempt_id=attempt_id) == []


def test_place_outside_the_quiz_is_not_found(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    for place in (0, 6, 99999999999999999999):
        assert siti.get(f"/percobaan/{attempt_id}/{place}").status_code == 404
        assert siti.post(f"/percobaan/{attempt_id}/{place}").status_code == 404


def test_attempt_goes_on_after_signing_out_and_on_another_phone(siti, house, visit) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah-dan-waktu"})
    siti.post("/keluar")
    other_phone = Learner(visit(house.siti), house.siti)
    other_phone.get(f"/kursus/{COURSE}")
    assert "belum dikirim" in other_phone.page
    assert other_phone.begin(FIRST_QUIZ) == attempt_id
    other_phone.get(f"/percobaan/{attempt_id}/1")
    assert " checked" in other_phone.page


def place_of(learner: Learner, quiz_id: str, kind: str) -> int:
    """Return the place of the first question of a type; the quiz must keep the author's order."""
    quiz = learner.quiz(quiz_id)
    assert not quiz.shuffle_questions
    return next(n for n, each in enumerate(quiz.questions, start=1) if each.type == kind)


def test_every_question_of_the_course_takes_its_right_answer(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    for quiz_id in (FIRST_QUIZ, f"{COURSE}/anggaran/quiz"):
        attempt_id = siti.begin(quiz_id)
        for place, question in enumerate(siti.quiz(quiz_id).questions, start=1):
            siti.sent(f"/percobaan/{attempt_id}/{place}", {"answer": right_answer(question)})
