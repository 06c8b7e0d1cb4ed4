"""Every lesson and quiz of every course that ships keeps to the budgets of a learner page."""

import pytest

from rumahbelajar.learning.steps import lesson_url, quiz_url
from tests.browser_checks import check_bytes
from tests.learning.learner import Learner
from tests.learning.test_queries import MOST
from tests.shipped import ids_of_shipped

every_course = pytest.mark.parametrize("course_id", ids_of_shipped())


@pytest.mark.slow
@every_course
def test_every_lesson_is_light_and_asks_little(house, visit, count_queries, course_id) -> None:
    siti = Learner(visit(house.siti), house.siti, course_id).begin_learning()
    with siti.app.test_request_context():
        pages = [f"{lesson_url(lesson)}?baca=1" for lesson in siti.course.lessons()]
        pages += [quiz_url(quiz) for quiz in siti.course.quizzes()]
    pages.append(f"/kursus/{course_id}")
    for path in pages:
        check_bytes(siti.visitor.client, path)
        with count_queries() as seen:
            assert siti.get(path).status_code == 200
        assert len(seen) <= MOST, path


@pytest.mark.slow
@every_course
def test_every_course_can_be_gone_through_to_its_certificate(house, visit, course_id) -> None:
    siti = Learner(visit(house.siti), house.siti, course_id).finish()
    siti.get(f"/kursus/{course_id}")
    assert "Lihat sertifikat" in siti.page
