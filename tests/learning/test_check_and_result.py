"""The check before handing in, and the result."""

import json

import pytest
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.learning.handing_in import mean
from rumahbelajar.learning.models import Attempt
from rumahbelajar.ledger.models import Fact
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_QUIZ, POSTTEST, PRETEST, Learner, words_in


@pytest.fixture
def siti(house, visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


def test_check_shows_every_answer_with_a_way_to_change_it(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/2", {"answer": "200000"})
    assert siti.get(f"/percobaan/{attempt_id}").status_code == 200
    assert "Rp200.000" in siti.page
    assert siti.page.count("Belum dijawab") == 4
    assert f'href="/percobaan/{attempt_id}/2?dari=periksa"' in siti.page


def test_changing_from_the_check_leads_back_to_it(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.get(f"/percobaan/{attempt_id}/2?dari=periksa")
    assert 'name="dari" value="periksa"' in siti.page
    fields = {"answer": "200000", "dari": "periksa"}
    assert siti.sent(f"/percobaan/{attempt_id}/2", fields).location == f"/percobaan/{attempt_id}"


def test_handing_in_too_early_names_what_is_missing(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah-dan-waktu"})
    assert siti.post(f"/percobaan/{attempt_id}/kirim").status_code == 422
    assert words_in(siti.page, "title").startswith("Galat: ")
    for place in (2, 3, 4, 5):
        assert f"Jawab soal {place}" in siti.page
    assert "Jawab soal 1" not in siti.page
    assert facts(siti.app, "attempt.submitted") == 1, "only the pretest"


def test_result_before_handing_in_leads_to_the_check(siti) -> None:
    attempt_id = siti.begin(FIRST_QUIZ)
    response = siti.get(f"/percobaan/{attempt_id}/hasil")
    assert response.location == f"/percobaan/{attempt_id}"


def test_passed_quiz_says_so_and_what_comes_next(siti) -> None:
    siti.take(FIRST_QUIZ)
    assert words_in(siti.page, "h1") == "Selamat, Anda lulus"
    assert "<b>100</b> dari 100. Nilai lulus: 70." in siti.page
    assert "Tepat. Ada barangnya, jumlah uangnya, dan waktunya." in siti.page
    assert "Jawaban yang tepat" not in siti.page
    assert "✓ Tepat" in siti.page
    assert "✓ Benar" not in siti.page, "which is itself an answer, to what may be false"
    assert "Mengapa berangkat: tiga tujuan" in siti.page


def test_failed_quiz_is_kind_and_explains_every_answer(siti) -> None:
    siti.take(FIRST_QUIZ, right=False)
    assert words_in(siti.page, "h1") == "Belum lulus, ayo coba lagi"
    assert "Jawaban yang tepat: Rp200.000" in siti.page
    assert "Anda boleh" not in siti.page.split("</h1>")[0]
    assert f'href="/kuis/{FIRST_QUIZ}"' in siti.page


def test_failed_quiz_that_comes_next_itself_is_offered_once(siti) -> None:
    siti.read(*[lesson.id for lesson in next(iter(siti.course.modules)).lessons])
    siti.take(FIRST_QUIZ, right=False)
    assert siti.page.count(f'href="/kuis/{FIRST_QUIZ}"') == 1
    assert "Kerjakan kuis" not in siti.page


def test_pretest_gives_feedback_and_no_mark(house, visit) -> None:
    rini = Learner(visit(house.rini), house.rini).enroll()
    rini.take(PRETEST, right=False)
    assert words_in(rini.page, "h1") == "Terima kasih, jawaban sudah dikirim"
    assert "dari 100" not in rini.page
    assert "Penjelasan jawaban" in rini.page
    assert f'href="/kuis/{PRETEST}"' not in rini.page


def test_result_can_be_read_again_later(siti) -> None:
    attempt_id = siti.take(FIRST_QUIZ)
    assert siti.get(f"/percobaan/{attempt_id}/hasil").status_code == 200
    assert siti.get(f"/percobaan/{attempt_id}").location.endswith("/hasil")
    assert siti.get(f"/percobaan/{attempt_id}/1").location.endswith("/hasil")


def test_late_answer_to_what_was_handed_in_changes_nothing_and_says_so(siti) -> None:
    attempt_id = siti.take(FIRST_QUIZ)
    late = siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "menabung-banyak"})
    assert late.location == f"/percobaan/{attempt_id}/hasil"
    siti.follow()
    assert "jawaban yang terakhir tidak dipakai" in siti.page
    assert "<b>100</b>" in siti.page


def test_ledger_gets_codes_and_never_the_typed_words(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    attempt_id = siti.take(POSTTEST, right=False)
    (attempt,) = rows(siti.app, Attempt, id=attempt_id)
    with siti.app.app_context():
        fact = db.session.scalar(select(Fact).where(Fact.id == attempt.fact_id))
        payload = json.loads(fact.payload)
    assert "bukan ini" not in fact.payload
    assert (payload["mark"], payload["passed"]) == (attempt.mark, False)
    answers = dict(zip(payload["questions"], payload["answers"], strict=True))
    assert answers["kode-sekali-pakai"] == "null"
    assert answers["langkah-tujuan"] == "123456789"


@pytest.mark.parametrize(
    ("points", "mark"), [([100, 0], 50), ([100, 100, 0], 67), ([50], 50), ([1, 0], 1), ([0], 0)]
)
def test_mark_is_the_mean_with_a_half_rounded_up(points: list[int], mark: int) -> None:
    assert mean(points) == mark


def test_course_is_finished_only_by_passing_the_posttest(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    siti.take(POSTTEST, right=False)
    siti.get(f"/kursus/{COURSE}")
    assert "Selamat! Kursus ini sudah selesai." not in siti.page
    assert facts(siti.app, "completion.reached") == 0
    siti.take(POSTTEST)
    siti.get(f"/kursus/{COURSE}")
    assert "Selamat! Kursus ini sudah selesai." in siti.page
    assert facts(siti.app, "completion.reached", house.siti) == 1
