"""The main job, page by page: a learner takes a course from the first page to a certificate."""

import pytest

from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, POSTTEST, Learner, words_in

pytestmark = pytest.mark.slow


def test_learner_takes_a_course_to_a_certificate_that_a_stranger_can_check(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti)
    siti.sent(f"/kursus/{COURSE}/ikut")
    siti.take(f"{COURSE}/pretest")
    place = FIRST_LESSON
    while "/pelajaran/" in place:
        assert siti.get(place).status_code == 200
        place = siti.sent(f"{place}/selesai").location
    assert place == f"/kuis/{FIRST_QUIZ}"
    siti.take(FIRST_QUIZ)
    siti.read()
    for module in siti.course.modules[1:]:
        if module.quiz:
            siti.take(module.quiz.id)
    siti.take(POSTTEST)
    assert words_in(siti.page, "h1") == "Selamat, Anda lulus"
    assert "Lihat sertifikat" in siti.page
    siti.get("/sertifikat")
    code = siti.page.split("/sertifikat/")[1][:16]
    stranger = visit()
    assert stranger.get(f"/sertifikat/{code}").status_code == 200
    assert words_in(stranger.page, "h1") == "Sertifikat ini sah"
    assert "Siti Aminah" in stranger.page
