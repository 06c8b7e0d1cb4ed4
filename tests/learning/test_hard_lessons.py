"""A lesson on a hard subject: first a word about it, and passing it over costs nothing."""

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Completion, LessonCompletion
from rumahbelajar.learning.skip_models import LessonSkip
from rumahbelajar.ledger.rebuilding import rebuild
from tests.courses.hard_course import FIRST, HARD_COURSE, HARD_MODULE, SECOND
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_LESSON, Learner, words_in
from tests.visitor import at_once

AMPLOP = "uang-kita/anggaran/amplop"
NOTE = "Bagian ini membahas hal yang berat"


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    """Siti in a course whose second module is about a hard subject."""
    program = serve_courses(**HARD_MODULE)
    return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()


def test_a_word_comes_first_with_two_ways_on(siti) -> None:
    siti.get(SECOND)
    assert words_in(siti.page, "h1") == "Sebelum membaca"
    assert NOTE in siti.page
    assert "Satu amplop satu tujuan." not in siti.page
    assert f'href="{SECOND}?baca=1">Baca pelajaran ini</a>' in siti.page
    assert f'action="{SECOND}/lewati"' in siti.page
    siti.get(f"{SECOND}?baca=1")
    assert "Satu amplop satu tujuan." in siti.page
    assert NOTE not in siti.page
    assert f'action="{SECOND}/lewati"' in siti.page


def test_lessons_of_other_modules_open_at_once_and_cannot_be_passed_over(app, house, siti) -> None:
    siti.get(FIRST)
    assert words_in(siti.page, "h1") == "Mengapa berangkat"
    assert "lewati" not in siti.page
    assert siti.post(f"{FIRST}/lewati").status_code == 409
    assert facts(app, "lesson.skipped") == 0


def test_every_lesson_of_a_sensitive_course_begins_with_it(house, visit, serve_courses) -> None:
    program = serve_courses(**HARD_COURSE)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    for place in (FIRST, SECOND):
        siti.get(place)
        assert NOTE in siti.page


def test_who_read_it_before_or_comes_back_from_within_is_not_asked_again(siti) -> None:
    for before in ("kegiatan/anggaran/hitung", "istilah/amplop"):
        siti.get(SECOND, headers={"Referer": f"http://localhost/kursus/uang-kita/{before}"})
        assert NOTE not in siti.page
    siti.get(SECOND, headers={"Referer": "http://localhost/kursus/uang-kita"})
    assert NOTE in siti.page
    siti.sent(f"{SECOND}/selesai")
    siti.get(SECOND)
    assert NOTE not in siti.page
    assert "/lewati" not in siti.page


def test_passing_over_leads_on_and_is_told_once(app, house, siti) -> None:
    for _tap in range(2):
        assert siti.post(f"{SECOND}/lewati").location == "/kursus/uang-kita"
    assert facts(app, "lesson.skipped", house.siti) == 1
    assert facts(app, "lesson.completed", house.siti) == 0
    siti.follow()
    assert "Pelajaran tadi dilewati, dan itu tidak apa-apa." in siti.page
    assert " · dilewati" in siti.page
    assert "1 dari 2 pelajaran selesai, 1 dilewati" in siti.page
    siti.get(SECOND)
    assert "sudah Anda lewati" in siti.page
    siti.get("/data-saya")
    assert "Pelajaran yang dilewati: 1" in siti.page


def test_taps_at_once_are_told_once(app, house, visit, siti) -> None:
    visitors = [visit(house.siti, siti.app) for _each in range(4)]
    assert at_once(visitors, lambda each: each.post(f"{SECOND}/lewati")) == [303] * 4
    assert facts(app, "lesson.skipped", house.siti) == 1


def test_reading_it_later_makes_it_one_that_is_understood(app, house, siti) -> None:
    siti.sent(f"{SECOND}/lewati")
    siti.sent(f"{SECOND}/selesai")
    siti.sent(f"{SECOND}/lewati")
    assert facts(app, "lesson.skipped", house.siti) == 1
    with app.app_context():
        history = history_of(house.siti.id, "uang-kita")
    assert (AMPLOP in history.lessons, history.skipped) == (True, frozenset())
    siti.get("/kursus/uang-kita")
    assert "dilewati" not in siti.page.partition("</main>")[0].partition("<h1>")[2]


def test_it_counts_towards_the_posttest_and_the_certificate(app, house, siti) -> None:
    siti.read("uang-kita/tujuan/mengapa-berangkat").pass_quiz("uang-kita/tujuan/quiz")
    siti.get("/kuis/uang-kita/posttest")
    assert "Terbuka setelah semua pelajaran" in siti.page
    siti.sent(f"{SECOND}/lewati")
    siti.pass_quiz("uang-kita/posttest")
    (row,) = rows(app, Completion, person_id=house.siti.id)
    assert row.course_id == "uang-kita"
    siti.get("/sertifikat")
    assert "Uang Kita" in siti.page


def test_passing_over_the_last_lesson_can_finish_a_course(app, house, visit, serve_courses) -> None:
    course = HARD_COURSE["uang-kita/course.yaml"] or ""
    files = {**HARD_COURSE, "uang-kita/posttest.yaml": None, "uang-kita/pretest.yaml": None}
    files["uang-kita/course.yaml"] = course.replace("posttest: passed", "posttest: not_required")
    program = serve_courses(**files)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").enroll()
    siti.sent(f"{FIRST}/lewati")
    siti.pass_quiz("uang-kita/tujuan/quiz")
    assert siti.sent(f"{SECOND}/lewati").location == "/kursus/uang-kita"
    assert len(rows(app, Completion, person_id=house.siti.id)) == 1
    assert rows(app, LessonCompletion) == []


def test_rebuilding_gives_what_was_passed_over_back(app, house, siti) -> None:
    siti.sent(f"{SECOND}/lewati")
    with app.app_context():
        before = history_of(house.siti.id, "uang-kita")
        assert before.skipped == {AMPLOP}
        rebuild()
        db.session.commit()
        assert history_of(house.siti.id, "uang-kita") == before
    (row,) = rows(app, LessonSkip)
    assert (row.person_id, row.lesson_id, row.course_id) == (house.siti.id, AMPLOP, "uang-kita")


def test_it_is_for_who_takes_the_course_and_did_its_pretest(
    app, house, visit, serve_courses
) -> None:
    rini = visit(house.rini, serve_courses(**HARD_MODULE))
    assert rini.get(SECOND).location == "/kursus/uang-kita"
    assert rini.post(f"{SECOND}/lewati").status_code == 409
    assert visit(house.rini).post(f"{FIRST_LESSON}/lewati").status_code == 409
    assert visit(house.rini).post(f"/kursus/{COURSE}/pelajaran/a/b/lewati").status_code == 404
    assert facts(app, "lesson.skipped") == 0
