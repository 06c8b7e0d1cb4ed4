"""What a course brought: the pretest beside the posttest, said kindly."""

import re

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.facts import AttemptSubmitted
from rumahbelajar.learning.gain import Gain, gain_of
from rumahbelajar.learning.history import history_of
from rumahbelajar.ledger.recording import record
from rumahbelajar.people.house import today_in
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.learner import COURSE, POSTTEST, PRETEST, Learner

pytestmark = pytest.mark.slow


@pytest.fixture
def siti(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.siti), house.siti)


def up_to_the_posttest(learner: Learner, *, knew: bool) -> Learner:
    quizzes = [module.quiz.id for module in learner.course.modules if module.quiz]
    return learner.enroll().pass_quiz(PRETEST, right=knew).read().pass_quiz(*quizzes)


def bars(page: str) -> list[str]:
    return re.findall(r'aria-label="(Tes a[^"]*)"', page)


def test_the_result_and_the_finished_course_show_how_much_more_is_known(siti) -> None:
    up_to_the_posttest(siti, knew=False).take(POSTTEST)
    assert bars(siti.page) == ["Tes awal: 0 dari 100", "Tes akhir: 100 dari 100"]
    assert '<progress class="bar" value="100" max="100"' in siti.page
    assert "Nilai Anda naik 100 angka." in siti.page
    siti.get(f"/kursus/{COURSE}")
    assert bars(siti.page) == ["Tes awal: 0 dari 100", "Tes akhir: 100 dari 100"]


def test_who_knew_it_all_is_told_so(siti) -> None:
    up_to_the_posttest(siti, knew=True).take(POSTTEST)
    assert "sudah tahu semuanya dari awal" in siti.page
    assert "naik" not in siti.page


def test_who_has_fewer_points_is_not_shamed(siti) -> None:
    up_to_the_posttest(siti, knew=True).take(POSTTEST, right=False)
    assert bars(siti.page) == ["Tes awal: 100 dari 100", "Tes akhir: 0 dari 100"]
    assert "Ini bukan berarti Anda mundur." in siti.page
    siti.get(f"/kursus/{COURSE}")
    assert bars(siti.page) == [], "only once the course is finished"


def test_who_has_as_many_points_is_invited_to_read_again(siti) -> None:
    up_to_the_posttest(siti, knew=False).take(POSTTEST, right=False)
    assert "sama seperti waktu mulai" in siti.page


def test_other_quizzes_show_no_gain(siti) -> None:
    siti.enroll().take(PRETEST)
    assert bars(siti.page) == []
    siti.read().take(f"{COURSE}/tujuan-bersama/quiz")
    assert bars(siti.page) == []


def test_nothing_is_compared_without_a_pretest(serve_courses, house, visit) -> None:
    program = serve_courses(**{"uang-kita/pretest.yaml": None})
    learner = Learner(visit(house.siti, program), house.siti, "uang-kita").finish()
    with program.app_context():
        history = history_of(house.siti.id, "uang-kita")
    assert history.completed_on
    assert gain_of(learner.course, history) is None
    learner.get("/kursus/uang-kita")
    assert bars(learner.page) == []


def test_before_is_the_first_pretest_and_after_the_best_posttest(app: Flask, house, siti) -> None:
    """Two houses may each have given a pretest, and the posttest may be taken again."""
    up_to_the_posttest(siti, knew=False)
    with app.app_context():
        for quiz_id, mark in ((PRETEST, 80), (POSTTEST, 90), (POSTTEST, 70)):
            record(
                AttemptSubmitted(
                    COURSE, quiz_id, "a" * 64, new_id(), ("satu",), ("null",), (mark,), mark, None
                ),
                subject_id=house.siti.id,
                actor_id=house.siti.id,
                village_code=KURIPAN,
                occurred_on=today_in(KURIPAN),
            )
        db.session.commit()
        history = history_of(house.siti.id, COURSE)
        assert gain_of(siti.course, history) == Gain(before=0, after=90)
        assert gain_of(siti.course, history, 70) == Gain(before=0, after=70)
