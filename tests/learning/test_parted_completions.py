"""A course that was finished by what two entries did together, and the two are parted again."""

from collections.abc import Callable

from flask import Flask

from rumahbelajar.learning.models import Certificate, Completion
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST, make_group


def test_what_only_the_meetings_of_both_earned_is_flagged_and_what_each_earned_stands(
    serve_courses: Callable[..., Flask], house: House, visit: Visit
) -> None:
    app = serve_courses(**(BY_MEETINGS | NO_POSTTEST))
    group = make_group(app, house, [house.siti.id, house.rini.id])
    Learner(visit(house.siti, app), house.siti, COURSE_ID).enroll()
    group.hold(0, house.siti)
    group.tell(0, house.rini)
    budi = visit(house.budi, app)
    both = {"tetap": str(house.siti.id), "dengan": str(house.rini.id)}
    assert budi.post(f"/orang/{house.siti.id}/gabungkan", both).status_code == 303
    group.hold(1)
    assert [each.is_questioned for each in rows(app, Completion)] == [False]
    for _tap in range(2):
        assert budi.post(f"/orang/{house.rini.id}/pisahkan").status_code == 303
        assert [each.is_questioned for each in rows(app, Completion)] == [True]
        assert facts(app, "completion.questioned") == 1
        assert len(rows(app, Certificate)) == 1


def test_what_each_earned_alone_stands(app: Flask, house: House, visit: Visit) -> None:
    for person in (house.siti, house.rini):
        Learner(visit(person), person).finish()
    budi = visit(house.budi)
    both = {"tetap": str(house.siti.id), "dengan": str(house.rini.id)}
    budi.post(f"/orang/{house.siti.id}/gabungkan", both)
    budi.post(f"/orang/{house.rini.id}/pisahkan")
    assert [each.is_questioned for each in rows(app, Completion)] == [False, False]
    assert facts(app, "completion.questioned") == 0
