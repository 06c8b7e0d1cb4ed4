"""The believable nation: what was made in bulk is what the ledger's own rules would have made."""

import json
from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.demo.answers import tries
from rumahbelajar.demo.filling import RealHouse
from rumahbelajar.demo.scale import making
from rumahbelajar.demo.scale.places import places
from rumahbelajar.demo.scale.staff import Officer
from rumahbelajar.demo.scale.syllabus import syllabus
from rumahbelajar.desk.needing_help import TRIES
from rumahbelajar.learning.models import Certificate, Completion, LessonCompletion, QuizResult
from rumahbelajar.ledger import rebuilding, verifying
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import projections
from rumahbelajar.library import the_library
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.people.credentials import Refusal, check
from rumahbelajar.people.models import Person, PersonCategory, Role
from rumahbelajar.people.names import name_key
from tests.conftest import kept_under
from tests.databases import Database

VILLAGES, LEARNERS = 12, 300
KINDS = {
    "attempt.submitted",
    "attendance.marked",
    "certificate.issued",
    "completion.reached",
    "consent.given",
    "enrollment.opened",
    "enrollment.withdrawn",
    "lesson.completed",
    "meeting.cancelled",
    "meeting.closed",
    "meeting.planned",
    "service.recorded",
}
FOLDED = 150
"""Learners whose facts are all folded again, twice; every kind of fact is among theirs."""


@pytest.fixture
def officers(app: Flask, database: Database) -> list[Officer]:
    def fill() -> list[Officer]:
        with app.app_context():
            return list(making.make(VILLAGES, LEARNERS, 1, lambda _line: None))

    officers: list[Officer] = kept_under("officers", database, app, fill)
    return officers


def test_ledger_verifies_and_a_rebuild_gives_the_same_rows(app: Flask) -> None:
    with app.app_context():
        making.make(VILLAGES, FOLDED, 1, lambda _line: None)
        assert set(db.session.scalars(select(Fact.kind).distinct())) == KINDS
        report = verifying.verify()
        assert (report.wrong, report.notes) == ([], [])
        assert report.facts > 5 * FOLDED
        made = folded_rows()
        rebuilding.rebuild()
        rebuilt = folded_rows()
        assert {table for table in made if made[table] != rebuilt[table]} == set()
        assert made["attendance"]
        assert made["certificate_standing"]


def test_everybody_is_there_and_nothing_is_in_the_future(
    app: Flask, officers: list[Officer]
) -> None:
    with app.app_context():
        people = db.session.scalar(select(func.count(Person.id)))
        facilitators = db.session.scalar(
            select(func.count(Role.id)).where(Role.kind == RoleKind.FACILITATOR)
        )
        coordinators = len(officers) - 1
        assert people == LEARNERS + facilitators + coordinators
        mains = Counter(db.session.scalars(select(PersonCategory.person_id)))
        assert set(mains.values()) == {1}
        for name, key in db.session.execute(select(Person.name, Person.name_key)):
            assert key == name_key(name)
        assert db.session.scalar(select(func.max(Fact.recorded_at))) <= clock.now()


def test_quizzes_are_done_by_all_who_do_the_final_test_and_some_are_stuck(
    app: Flask, officers: list[Officer]
) -> None:
    with app.app_context():
        done = Counter(db.session.scalars(select(QuizResult.quiz_id)))
        for course in the_library().courses.values():
            assert course.posttest
            for module in course.modules:
                if module.quiz:
                    assert done[module.quiz.id] >= done[course.posttest.id] > 0
        stuck = select(QuizResult).where(QuizResult.attempts >= TRIES, ~QuizResult.is_passed)
        assert db.session.scalars(stuck).first()


def test_every_degree_of_a_scale_is_given_by_somebody(app: Flask) -> None:
    with app.app_context():
        courses = the_library().courses.values()
        taught = syllabus(courses, seed=1)
    for course in courses:
        for quiz, papers in (
            (course.pretest, taught[course.id].pretest),
            (course.posttest, taught[course.id].posttest),
        ):
            assert quiz
            assert papers
            filled = [each.before + each.after for row in papers.by_right for each in row]
            for place, question in enumerate(quiz.questions):
                if not question.is_graded:
                    given = {json.loads(each)["answers"][place] for each in filled}
                    assert len(given) == len(list(tries(question)))


def test_numbers_of_certificates_have_no_gap(app: Flask, officers: list[Officer]) -> None:
    with app.app_context():
        rows = db.session.execute(
            select(Certificate.serial).order_by(Certificate.issued_on, Certificate.serial)
        )
        numbers = Counter[str]()
        for serial in sorted(row.serial for row in rows):
            head, _, number = serial.rpartition("-")
            numbers[head] += 1
            assert int(number) == numbers[head]


def test_every_officer_signs_in_with_what_is_told(app: Flask, officers: list[Officer]) -> None:
    with app.app_context():
        for officer in officers:
            found = check(officer.user_name, officer.passphrase)
            assert not isinstance(found, Refusal)
            assert [(role.kind, role.area_code) for role in found.held_roles] == [
                (officer.role, officer.area)
            ]
            db.session.commit()


def test_same_seed_makes_the_same_places_and_people() -> None:
    one, other = (places(40, 2_000, seed=3) for _ in range(2))
    assert one == other
    assert sum(each.learners for each in one) == 2_000
    assert all(is_village_code(each.code) for each in one)
    assert len({each.code for each in one}) == 40


def test_lessons_are_told_of_in_all_of_a_small_nation_and_in_some_of_a_large_one() -> None:
    assert all(place.is_told_in_full for place in places(60, 6_000, seed=1))
    told = sum(place.is_told_in_full for place in places(2_000, 1_000_000, seed=1))
    assert 50 < told < 150


def test_who_finished_a_course_has_all_its_lessons(app: Flask, officers: list[Officer]) -> None:
    with app.app_context():
        done = select(
            LessonCompletion.person_id,
            LessonCompletion.course_id,
            func.count().label("lessons"),
        ).group_by(LessonCompletion.person_id, LessonCompletion.course_id)
        lessons = {(row.person_id, row.course_id): row.lessons for row in db.session.execute(done)}
        finished = db.session.scalars(select(Completion)).all()
        assert finished
        for each in finished:
            course = the_library().courses[each.course_id]
            assert lessons[each.person_id, each.course_id] == len(course.lesson_numbers)


def test_no_house_is_filled_twice(app: Flask, officers: list[Officer]) -> None:
    with app.app_context(), pytest.raises(RealHouse):
        making.make(1, 1, 1, print)


def folded_rows() -> dict[str, list[str]]:
    db.session.flush()
    return {
        table.__tablename__: sorted(
            repr(tuple(row)) for row in db.session.execute(select(*table.__table__.columns))
        )
        for projection in projections()
        for table in projection.tables
    }
