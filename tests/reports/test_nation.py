"""The nation of these tests is as its table says."""

from flask import Flask
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.learning.models import Completion, Enrollment
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.people.models import Person
from tests.learning.kept import facts
from tests.reports.nation import Nation


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_it_is_built_by_the_rules(app: Flask, nation: Nation) -> None:
    assert count(app, Enrollment) == 23
    assert count(app, Completion) == 4
    assert count(app, Attendance) == 3
    assert facts(app, "enrollment.opened") == 23


def test_it_is_put_back_for_every_test(app: Flask, nation: Nation) -> None:
    assert count(app, Completion) == 4
    with app.app_context():
        assert db.session.get_one(Person, nation.wiwik.id).name == "Wiwik"
        db.session.get_one(Person, nation.wiwik.id).name = "Lain"
        db.session.commit()


def test_what_a_test_does_to_it_no_other_sees(app: Flask, nation: Nation) -> None:
    with app.app_context():
        assert db.session.get_one(Person, nation.wiwik.id).name == "Wiwik"
