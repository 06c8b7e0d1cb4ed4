"""The start page of a quiz: its rules, and whether it may be begun."""

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning.models import Attempt
from rumahbelajar.people.models import Village
from tests.courses.sample import POSTTEST as SAMPLE_POSTTEST
from tests.courses.sample import QUIZ
from tests.learning.kept import rows
from tests.learning.learner import COURSE, FIRST_QUIZ, POSTTEST, PRETEST, Learner, words_in

QUIZ_FILE = "uang-kita/01-tujuan/quiz.yaml"
QUIZ_ID = "uang-kita/tujuan/quiz"
TWO_TRIES = QUIZ.replace("max_attempts: null", "max_attempts: 2")
A_DAYS_WAIT = QUIZ.replace("wait_hours: 0", "wait_hours: 24")


def test_quiz_tells_its_rules_before_it_begins(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    assert siti.get(f"/kuis/{FIRST_QUIZ}").status_code == 200
    assert words_in(siti.page, "h1") == "Kuis: Tujuan bersama"
    assert "5 soal, satu per halaman" in siti.page
    assert "Lulus dengan nilai 70 dari 100" in siti.page
    assert "Boleh diulang kapan saja" in siti.page
    assert rows(siti.app, Attempt, quiz_id=FIRST_QUIZ) == []


def test_pretest_says_that_a_hard_question_may_be_left_for_later(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    siti.get(f"/kuis/{PRETEST}")
    assert "pilih atau tulis saja yang paling mungkin" in siti.page
    assert "boleh dilewati dulu" in siti.page
    siti.begin(PRETEST)
    siti.follow()
    siti.follow()
    assert "Lewati dulu" in siti.page


def test_beginning_leads_to_the_first_question(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    attempt_id = siti.begin(FIRST_QUIZ)
    assert siti.follow().location == f"/percobaan/{attempt_id}/1"
    assert siti.follow().status_code == 200


def test_going_on_leads_to_the_first_question_without_an_answer(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah-dan-waktu"})
    siti.get(f"/kuis/{FIRST_QUIZ}")
    assert "Lanjutkan" in siti.page
    assert siti.begin(FIRST_QUIZ) == attempt_id
    assert siti.follow().location == f"/percobaan/{attempt_id}/2"


@pytest.mark.parametrize(
    ("stage", "quiz_id", "says"),
    [
        ("enroll", FIRST_QUIZ, "Kerjakan tes awal dulu."),
        ("begin_learning", POSTTEST, "Terbuka setelah semua pelajaran dan kuis selesai."),
        ("begin_learning", PRETEST, "Tes awal cukup sekali"),
    ],
)
def test_quiz_out_of_turn_says_what_to_do(house, visit, stage, quiz_id, says) -> None:
    siti = Learner(visit(house.siti), house.siti)
    getattr(siti, stage)()
    siti.get(f"/kuis/{quiz_id}")
    assert says in siti.page
    assert f'action="/kuis/{quiz_id}"' not in siti.page
    before = len(rows(siti.app, Attempt))
    assert siti.post(f"/kuis/{quiz_id}").location == f"/kuis/{quiz_id}"
    siti.follow()
    assert says in siti.page
    assert len(rows(siti.app, Attempt)) == before


def test_quiz_is_for_who_takes_the_course(house, visit) -> None:
    rini = Learner(visit(house.rini), house.rini)
    rini.get(f"/kuis/{FIRST_QUIZ}")
    assert "Ikuti kursusnya dulu" in rini.page
    assert rini.post(f"/kuis/{FIRST_QUIZ}").location == f"/kuis/{FIRST_QUIZ}"
    assert rows(rini.app, Attempt) == []


def test_posttest_opens_when_lessons_and_quizzes_are_done(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    siti.get(f"/kursus/{COURSE}")
    assert "Mulai tes akhir" in siti.page
    siti.begin(POSTTEST)


def test_after_the_last_try_there_is_none(house, visit, serve_courses) -> None:
    program = serve_courses(**{QUIZ_FILE: TWO_TRIES})
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning().read()
    siti.pass_quiz(QUIZ_ID, right=False)
    siti.get(f"/kuis/{QUIZ_ID}")
    assert "Sudah dicoba 1 kali, sisa 1 kali" in siti.page
    siti.pass_quiz(QUIZ_ID, right=False)
    siti.get(f"/kuis/{QUIZ_ID}")
    assert "Kesempatan mencoba sudah habis" in siti.page
    siti.sent(f"/kuis/{QUIZ_ID}")
    assert len(rows(program, Attempt, quiz_id=QUIZ_ID)) == 2
    siti.get("/kursus/uang-kita")
    assert "Tunggu dulu" in siti.page
    assert "Bicarakan dengan petugas" in siti.page


def test_wait_runs_from_the_last_try_by_the_clock(house, visit, clock, serve_courses) -> None:
    program = serve_courses(**{QUIZ_FILE: A_DAYS_WAIT})
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning().read()
    siti.pass_quiz(QUIZ_ID, right=False)
    clock.advance(hours=23, minutes=59)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita")
    siti.get(f"/kuis/{QUIZ_ID}")
    assert "Boleh dicoba lagi 25 November 2026 pukul 09.00 WIB." in siti.page
    siti.get("/kursus/uang-kita")
    assert "Boleh dicoba lagi 25 November 2026 pukul 09.00 WIB." in siti.page
    assert siti.post(f"/kuis/{QUIZ_ID}").location == f"/kuis/{QUIZ_ID}"
    clock.advance(minutes=1)
    siti.begin(QUIZ_ID)


def test_every_page_tells_the_end_of_a_wait_in_the_time_of_the_village(
    house, visit, clock, serve_courses
) -> None:
    program = serve_courses(**{QUIZ_FILE: A_DAYS_WAIT})
    with program.app_context():
        db.session.get_one(Village, house.siti.village).time_zone = "Asia/Makassar"
        db.session.commit()
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning().read()
    siti.pass_quiz(QUIZ_ID, right=False)
    for path in ("/", "/kursus/uang-kita", f"/kuis/{QUIZ_ID}"):
        siti.get(path)
        assert "Boleh dicoba lagi 25 November 2026 pukul 10.00 WITA." in siti.page, path


def test_last_result_can_be_found_again(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.get(f"/kuis/{FIRST_QUIZ}")
    assert "Lihat hasil terakhir" not in siti.page
    siti.pass_quiz(FIRST_QUIZ, right=False)
    last = siti.take(FIRST_QUIZ)
    siti.get(f"/kuis/{FIRST_QUIZ}")
    assert f'href="/percobaan/{last}/hasil"' in siti.page


def test_better_try_counts_and_a_worse_one_takes_nothing_away(house, visit, serve_courses) -> None:
    program = serve_courses(**{"uang-kita/posttest.yaml": SAMPLE_POSTTEST})
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning().read()
    siti.pass_quiz(QUIZ_ID, right=False).pass_quiz(QUIZ_ID).pass_quiz(QUIZ_ID, right=False)
    siti.get(f"/kuis/{QUIZ_ID}")
    assert "Anda sudah lulus. Nilai terbaik: 100." in siti.page
    siti.begin("uang-kita/posttest")


def test_unknown_quiz_is_not_found(house, visit) -> None:
    siti = visit(house.siti)
    for quiz_id in (f"{COURSE}/tidak-ada/quiz", "tidak-ada/pretest", COURSE):
        assert siti.get(f"/kuis/{quiz_id}").status_code == 404
        assert siti.post(f"/kuis/{quiz_id}").status_code == 404
