"""Leaving a course, and coming back to it."""

import pytest

from rumahbelajar.learning.models import Attempt, Enrollment
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, PRETEST, Learner

LEAVE = f"/kursus/{COURSE}/berhenti"
READ = f"{COURSE}/tujuan-bersama/mengapa-berangkat"


def test_who_leaves_is_told_what_stays_and_sees_the_course_among_the_others(
    app, house, visit
) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning().read(READ)
    siti.get(f"/kursus/{COURSE}")
    assert f'action="{LEAVE}"' in siti.page
    assert "Anda boleh kembali kapan saja" in siti.page
    assert siti.sent(LEAVE).location == "/kursus"
    siti.follow()
    assert "Anda berhenti dari kursus Uang Kiriman, Masa Depan Kita." in siti.page
    assert "Kursus saya" not in siti.page
    siti.get(f"/kursus/{COURSE}")
    assert "Ikuti kursus ini" in siti.page
    assert LEAVE not in siti.page
    (row,) = rows(app, Enrollment, person_id=house.siti.id)
    assert not row.is_open


def test_leaving_twice_is_leaving_once(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    for _tap in range(2):
        assert siti.sent(LEAVE).location == "/kursus"
    assert facts(app, "enrollment.withdrawn", house.siti) == 1


def test_who_comes_back_goes_on_with_the_next_lesson_and_the_open_quiz(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning().read(READ)
    attempt_id = siti.begin(FIRST_QUIZ)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah-dan-waktu"})
    siti.sent(LEAVE)
    siti.sent(f"/kursus/{COURSE}/ikut")
    siti.follow()
    assert f"1 dari {siti.lessons_in_all} pelajaran selesai" in siti.page
    assert "Lanjut belajar" in siti.page
    assert siti.get(FIRST_LESSON).status_code == 200, "the pretest is not asked for again"
    assert siti.begin(FIRST_QUIZ) == attempt_id
    assert siti.get(f"/percobaan/{attempt_id}/lanjut").location == f"/percobaan/{attempt_id}/2"
    assert len(rows(app, Attempt, quiz_id=FIRST_QUIZ)) == 1


def test_who_left_amid_the_pretest_goes_on_with_it(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    attempt_id = siti.begin(PRETEST)
    siti.sent(LEAVE)
    siti.sent(f"/kursus/{COURSE}/ikut")
    siti.follow()
    assert "Lanjutkan tes awal" in siti.page
    assert siti.begin(PRETEST) == attempt_id


def test_finished_course_cannot_be_left(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    siti.get(f"/kursus/{COURSE}")
    assert LEAVE not in siti.page
    assert siti.post(LEAVE).status_code == 409
    assert "sudah selesai" in siti.page
    assert facts(app, "enrollment.withdrawn") == 0


def test_leaving_is_for_oneself_alone(app, house, visit) -> None:
    Learner(visit(house.siti), house.siti).enroll()
    assert visit(house.rini).post(LEAVE).status_code == 303
    assert visit().post(LEAVE).location.startswith("/masuk")
    assert visit(house.dewi).post(LEAVE).location == "/persetujuan"
    assert facts(app, "enrollment.withdrawn") == 0
    (row,) = rows(app, Enrollment, person_id=house.siti.id)
    assert row.is_open


@pytest.mark.parametrize("path", ["/kursus/tidak-ada/berhenti", "/kursus/a%00b/berhenti"])
def test_no_course_that_never_was_can_be_left(house, visit, path: str) -> None:
    assert visit(house.siti).post(path).status_code == 404
