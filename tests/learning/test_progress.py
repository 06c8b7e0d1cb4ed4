"""How far somebody is, as the home page asks for it."""

import pytest

from rumahbelajar.learning.progress import Action, CourseProgress, courses_of
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, POSTTEST, PRETEST, Learner


@pytest.fixture
def siti(house, visit) -> Learner:
    return Learner(visit(house.siti), house.siti)


def only(learner: Learner) -> CourseProgress:
    with learner.app.test_request_context():
        (found,) = courses_of(learner.person.id)
        return found


def test_who_takes_nothing_has_no_courses(siti) -> None:
    with siti.app.test_request_context():
        assert courses_of(siti.person.id) == []


@pytest.mark.slow
def test_each_stage_names_the_one_thing_to_do_next(siti) -> None:
    stages = []

    def note() -> None:
        step = only(siti).next_step
        assert step is not None
        stages.append((step.action, step.url, step.words))

    siti.enroll()
    note()
    siti.begin(PRETEST)
    note()
    siti.pass_quiz(PRETEST)
    note()
    siti.read(f"{COURSE}/tujuan-bersama/mengapa-berangkat")
    note()
    siti.read()
    note()
    siti.begin(FIRST_QUIZ)
    note()
    siti.pass_quiz(*(module.quiz.id for module in siti.course.modules if module.quiz))
    note()
    second = FIRST_LESSON.replace("mengapa-berangkat", "siapa-memegang-uang")
    assert stages == [
        (Action.OPEN, f"/kuis/{PRETEST}", "Mulai tes awal"),
        (Action.OPEN, f"/kuis/{PRETEST}", "Lanjutkan tes awal"),
        (Action.OPEN, FIRST_LESSON, "Mulai belajar"),
        (Action.OPEN, second, "Lanjut belajar"),
        (Action.OPEN, f"/kuis/{FIRST_QUIZ}", "Kerjakan kuis"),
        (Action.OPEN, f"/kuis/{FIRST_QUIZ}", "Lanjutkan kuis"),
        (Action.OPEN, f"/kuis/{POSTTEST}", "Mulai tes akhir"),
    ]
    siti.pass_quiz(POSTTEST)
    assert only(siti).next_step is None


def test_next_lesson_says_its_number_and_length(siti) -> None:
    siti.begin_learning().read(f"{COURSE}/tujuan-bersama/mengapa-berangkat")
    found = only(siti)
    assert (found.done, found.total) == (1, 20)
    assert found.next_step is not None
    assert found.next_step.title == "Siapa memegang uang"
    assert found.next_step.detail == "Pelajaran 2 dari 20 · 6 menit"


def test_finished_course_has_its_day_and_certificate(siti, clock) -> None:
    siti.finish()
    found = only(siti)
    assert str(found.completed_on) == "2026-11-24"
    assert found.certificate_code is not None
    assert found.next_step is None


def test_course_that_is_finished_comes_after_those_to_go_on_with(
    house, visit, serve_courses
) -> None:
    program = serve_courses()
    done = Learner(visit(house.siti, program), house.siti, "uang-kita")
    done.begin_learning().read().pass_quiz("uang-kita/tujuan/quiz", "uang-kita/posttest")
    Learner(visit(house.siti), house.siti).enroll()
    with program.test_request_context():
        broken, finished = courses_of(house.siti.id)
    assert (finished.course_id, finished.title) == ("uang-kita", "Uang Kita")
    assert (broken.course, broken.title) == (None, "Uang Kiriman, Masa Depan Kita")
