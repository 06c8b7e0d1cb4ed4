"""The demo: people at every stage, by the rules of real ones, once, and never in a real house."""

from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.demo.answers import right_answer, wrong_answer
from rumahbelajar.demo.cast import LEARNERS, STAFF, TIME_ZONES, Learner
from rumahbelajar.demo.filling import COURSE, RealHouse, fill
from rumahbelajar.demo.stages import Stage
from rumahbelajar.demo.table import table
from rumahbelajar.learning.models import Attempt, Certificate, Enrollment
from rumahbelajar.ledger.models import Fact
from rumahbelajar.library import the_library
from rumahbelajar.people.consent import has_consented
from rumahbelajar.people.credentials import Refusal, check
from rumahbelajar.people.models import Correction, Guardian, Person
from rumahbelajar.people.pins import is_easy
from rumahbelajar.people.user_names import user_name_stem
from tests.conftest import kept_under
from tests.databases import Database
from tests.house import House


@pytest.fixture
def demo(app: Flask, database: Database) -> Flask:
    def fill_once() -> None:
        with app.app_context():
            assert fill()
            db.session.commit()

    kept_under("demo", database, app, fill_once)
    return app


def person_at(stage: Stage) -> Person:
    name = next(learner.name for learner in LEARNERS if learner.stage is stage)
    return db.session.scalars(select(Person).where(Person.name == name)).one()


def test_every_stage_is_lived_by_somebody() -> None:
    assert len(LEARNERS) == 24
    assert {learner.stage for learner in LEARNERS} == set(Stage)
    assert {learner.village for learner in LEARNERS} == set(TIME_ZONES)


def test_no_secret_is_easy_and_no_two_people_share_a_name() -> None:
    assert not [learner.name for learner in LEARNERS if is_easy(learner.pin, learner.village)]
    names = Counter(user_name_stem(each.name) for each in (*STAFF, *LEARNERS))
    assert set(names.values()) == {1}


@pytest.mark.slow
def test_each_stage_leaves_what_it_says(demo: Flask) -> None:
    with demo.app_context():
        assert db.session.scalar(select(func.count(Person.id))) == len(LEARNERS) + len(STAFF)
        completed = [each for each in LEARNERS if each.stage is Stage.COMPLETED]
        holders = db.session.scalars(select(Certificate.holder_name)).all()
        assert sorted(holders) == sorted(each.name for each in completed)
        still_open = select(Attempt.person_id).where(Attempt.submitted_at.is_(None))
        waiting = {person_at(stage).id for stage in (Stage.PRETEST_OPEN, Stage.QUIZ_OPEN)}
        assert set(db.session.scalars(still_open)) == waiting
        assert not has_consented(person_at(Stage.CONSENT_WITHDRAWN).id)
        assert has_consented(person_at(Stage.REGISTERED).id)
        assert person_at(Stage.SUSPENDED).suspended_at is not None
        left = select(Enrollment).where(Enrollment.person_id == person_at(Stage.WITHDRAWN).id)
        assert not db.session.scalars(left).one().is_open
        asked = db.session.scalars(select(Correction)).one()
        assert asked.person_id == person_at(Stage.BEFORE_POSTTEST).id
        children = [each.name for each in LEARNERS if each.age_band.is_child]
        guarded = select(Person.name).join(Guardian, Guardian.person_id == Person.id).distinct()
        assert db.session.scalars(guarded).all() == children


@pytest.mark.slow
def test_filling_again_adds_nothing_and_nothing_is_in_the_future(demo: Flask) -> None:
    with demo.app_context():
        before = db.session.scalar(select(func.count(Fact.id)))
        assert not fill()
        db.session.commit()
        assert db.session.scalar(select(func.count(Fact.id))) == before
        for fact in db.session.scalars(select(Fact)):
            assert fact.recorded_at <= clock.now()
            assert fact.occurred_on <= clock.today(TIME_ZONES[fact.village_code])


@pytest.mark.slow
def test_everybody_signs_in_with_what_the_table_tells(demo: Flask) -> None:
    printed = "\n".join(table())
    secrets = {each.name: each.passphrase for each in STAFF}
    secrets |= {each.name: each.pin for each in LEARNERS}
    with demo.app_context():
        for name, secret in secrets.items():
            assert f"{user_name_stem(name)} " in printed
            assert secret in printed
        for member in (*STAFF, *LEARNERS[:2]):
            found = check(user_name_stem(member.name), secrets[member.name])
            assert not isinstance(found, Refusal)
            assert found.name == member.name


def test_a_real_house_is_never_filled(app: Flask, house: House) -> None:
    with app.app_context():
        with pytest.raises(RealHouse):
            fill()
        assert db.session.scalar(select(func.count(Person.id))) < len(LEARNERS)


@pytest.mark.slow
def test_the_command_fills_and_tells_the_people(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["demo", "fill"])
    assert result.exit_code == 0, result.output
    assert LEARNERS[0].pin in result.output


def test_right_and_wrong_answers_are_found_for_every_question(app: Flask) -> None:
    with app.app_context():
        courses = the_library().courses.values()
        for quiz in (quiz for course in courses for quiz in course.quizzes()):
            for question in quiz.questions:
                right = question.mark(question.read(right_answer(question)))
                wrong = question.mark(question.read(wrong_answer(question)))
                if question.is_graded:
                    assert right.points == 100 > (wrong.points or 0), question.id
                else:
                    assert right_answer(question) != wrong_answer(question), question.id


def test_stages_last_no_longer_than_there_is_time(app: Flask) -> None:
    with app.app_context():
        course = the_library().courses[COURSE]

    def days_needed(learner: Learner) -> int:
        return len(learner.stage.steps(course)) + 1 + (learner.correction is not None)

    assert all(days_needed(each) <= each.weeks_ago * 7 for each in LEARNERS)
