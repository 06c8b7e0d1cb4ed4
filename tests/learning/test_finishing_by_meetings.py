"""A course that is finished by coming: at the closing of a roll, by an answer, and corrected."""

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.learning.history import histories_in, history_of
from rumahbelajar.learning.models import Certificate, Completion
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings.attendance_models import Outcome, Status
from rumahbelajar.people.models import Household, Person
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST, Group, make_group


@pytest.fixture
def program(serve_courses) -> Flask:
    return serve_courses(**(BY_MEETINGS | NO_POSTTEST))


@pytest.fixture
def melati(program: Flask, house: House) -> Group:
    return make_group(program, house, [house.siti.id, house.rini.id])


@pytest.fixture
def siti(program: Flask, house: House, visit) -> Learner:
    return Learner(visit(house.siti, program), house.siti, COURSE_ID).enroll()


def completions(app: Flask) -> list[Completion]:
    return list(rows(app, Completion, course_id=COURSE_ID))


def test_closing_the_roll_finishes_the_course_with_a_certificate_once(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    assert melati.hold(0) == 0
    assert melati.tell(0, house.siti) == 0
    assert melati.hold(1, status=Status.LATE) == 1
    assert melati.close(1) == 0
    (done,) = completions(program)
    assert (done.person_id, done.is_questioned) == (house.siti.id, False)
    (certificate,) = rows(program, Certificate)
    assert certificate.holder_name == "Siti Aminah"
    with program.app_context():
        (reached,) = db.session.query(Fact).filter_by(kind="completion.reached").all()
        assert reached.actor_id == house.budi.id
    siti.get(f"/kursus/{COURSE_ID}")
    assert "Selamat! Kursus ini sudah selesai." in siti.page


def test_roll_that_is_not_closed_does_not_count(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    melati.hold(1, is_closed=False)
    with program.app_context():
        assert history_of(house.siti.id, COURSE_ID).guides == {"ke-1"}
    assert not completions(program)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_answer_finishes_the_course_whatever_it_is(
    program: Flask, house: House, melati: Group, siti: Learner, outcome: Outcome
) -> None:
    melati.hold(0)
    melati.hold(1)
    assert melati.tell(1, house.siti, outcome) == 1
    assert melati.tell(1, house.siti, Outcome.PARTLY) == 0
    assert len(completions(program)) == 1


def test_one_of_a_household_tells_for_all_who_came(
    program: Flask, house: House, melati: Group, siti: Learner, visit
) -> None:
    with program.app_context():
        household = Household(
            village_code=KURIPAN,
            head_name="Pak Amin",
            head_folded="pak amin",
            made_at=program_clock.now(),
        )
        db.session.add(household)
        db.session.flush()
        for each in (house.siti, house.rini):
            db.session.get_one(Person, each.id).household_id = household.id
        db.session.commit()
    Learner(visit(house.rini, program), house.rini, COURSE_ID).enroll()
    melati.hold(0)
    melati.hold(1, house.rini)
    melati.hold(2)
    with program.app_context():
        assert history_of(house.rini.id, COURSE_ID).guides == {"ke-1", "ke-3"}
    assert melati.tell(1, house.siti) == 1
    with program.app_context():
        assert history_of(house.rini.id, COURSE_ID).told == frozenset()
    assert melati.tell(0, house.siti) == 1
    assert len(completions(program)) == 2


def test_who_does_not_take_the_course_does_not_finish_it(
    program: Flask, house: House, melati: Group
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    assert melati.hold(1) == 0
    assert not completions(program)


def test_reopening_alone_unsettles_nobody_and_a_changed_roll_flags_once(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    melati.hold(1)
    melati.reopen(1)
    melati.close(1)
    assert not completions(program)[0].is_questioned
    melati.reopen(1)
    melati.mark(1, house.siti, Status.SICK)
    for _tap in range(2):
        melati.close(1)
    (done,) = completions(program)
    assert done.is_questioned
    assert facts(program, "completion.questioned") == 1
    assert len(rows(program, Certificate)) == 1


def test_taking_a_promise_back_flags_and_one_more_meeting_leaves_it_so(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    melati.hold(1)
    melati.take_back(0, house.siti)
    assert completions(program)[0].is_questioned
    assert melati.hold(2) == 0
    assert len(completions(program)) == 1


def test_meetings_do_not_unsettle_who_did_the_lessons(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    siti.pass_modules()
    assert len(completions(program)) == 1
    melati.take_back(0, house.siti)
    assert not completions(program)[0].is_questioned


def test_what_many_did_is_what_each_did(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    siti.pass_modules()
    melati.hold(0)
    melati.tell(0, house.siti)
    melati.hold(1, house.rini)
    both = [house.siti.id, house.rini.id]
    with program.app_context():
        many = histories_in(COURSE_ID, both)
        assert many == {each: history_of(each, COURSE_ID) for each in both}
        assert many[house.siti.id].told == {"ke-1"}
