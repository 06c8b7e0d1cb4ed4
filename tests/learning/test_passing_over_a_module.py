"""Who passes over a whole module on a hard subject is not asked its questions either."""

from rumahbelajar.database import db
from rumahbelajar.learning import reading
from tests.learning.learner import Learner, words_in

COURSE = "anak-kita"


def test_the_posttest_opens_and_is_offered_next(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti, COURSE).begin_learning()
    *others, hard = siti.course.modules
    siti.read(*(lesson.id for module in others for lesson in module.lessons))
    siti.pass_quiz(*(module.quiz.id for module in others if module.quiz))
    with siti.app.app_context():
        for lesson in hard.lessons:
            reading.skip(siti.person.id, siti.course, lesson)
        db.session.commit()
    siti.get(f"/kursus/{COURSE}")
    assert siti.course.posttest is not None
    assert words_in(siti.page, "h2").startswith(siti.course.posttest.title)
    siti.pass_quiz(siti.course.posttest.id)
    siti.get(f"/kursus/{COURSE}")
    assert "Lihat sertifikat" in siti.page


def test_quizzes_with_a_mark_are_asked_as_before(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti, COURSE).begin_learning().read()
    siti.get(f"/kursus/{COURSE}")
    first = siti.course.modules[0].quiz
    assert first is not None
    assert words_in(siti.page, "h2").startswith(first.title)
