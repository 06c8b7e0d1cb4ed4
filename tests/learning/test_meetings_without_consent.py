"""Who agrees no longer, or is suspended, finishes no course by meetings; what came stays told."""

from collections.abc import Callable

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Certificate
from rumahbelajar.meetings import walk_ins
from rumahbelajar.meetings.attendance_models import Attendance, Outcome, WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people import consent
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import AgeBand, Person, Sex
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST, Group, make_group

Ends = Callable[[Person], None]


@pytest.fixture
def program(serve_courses) -> Flask:
    return serve_courses(**(BY_MEETINGS | NO_POSTTEST))


@pytest.fixture
def melati(program: Flask, house: House) -> Group:
    return make_group(program, house, [house.siti.id, house.rini.id])


@pytest.fixture
def siti(program: Flask, house: House, visit) -> Learner:
    return Learner(visit(house.siti, program), house.siti, COURSE_ID).enroll()


def withdraw(person: Person) -> None:
    consent.withdraw(person, actor_id=person.id, on=today_in(KURIPAN))


def suspend(person: Person) -> None:
    person.suspended_at = program_clock.now()


def change(app: Flask, house: House, how: Ends) -> None:
    with app.app_context():
        how(db.session.get_one(Person, house.siti.id))
        db.session.commit()


@pytest.mark.parametrize("ends", [withdraw, suspend])
def test_closing_a_roll_finishes_nothing_for_who_agrees_no_longer_or_is_suspended(
    program: Flask, house: House, melati: Group, siti: Learner, ends: Ends
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    change(program, house, ends)
    assert melati.hold(1) == 0
    assert facts(program, "completion.reached") == 0
    assert not rows(program, Certificate)
    assert rows(program, Attendance, person_id=house.siti.id, meeting_id=melati.meetings[1])


def test_once_they_agree_again_the_course_page_offers_the_certificate(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    change(program, house, withdraw)
    melati.hold(1)
    assert siti.post("/persetujuan", {"answer": "yes"}).status_code == 303
    siti.get(f"/kursus/{COURSE_ID}")
    assert "Ambil sertifikat" in siti.page
    siti.sent(f"/kursus/{COURSE_ID}/selesai")
    (certificate,) = rows(program, Certificate)
    assert certificate.holder_name == "Siti Aminah"


def test_who_agrees_no_longer_promises_nothing_and_is_asked_about_nothing(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    change(program, house, withdraw)
    with pytest.raises(Refused, match="belum setuju"):
        melati.tell(0, house.siti)
    assert facts(program, "commitment.made") == 0


def test_what_was_promised_before_is_not_asked_about_but_may_be_taken_back(
    program: Flask, house: House, melati: Group, siti: Learner, visit
) -> None:
    melati.hold(0)
    melati.hold(1)
    assert melati.tell(0, house.siti) == 1
    melati.tell(1, house.siti)
    change(program, house, withdraw)
    with pytest.raises(Refused):
        melati.tell(1, house.siti, Outcome.YES)
    budi = visit(house.budi, program)
    budi.get(f"/pertemuan/{melati.meetings[1]}/komitmen")
    assert budi.page.count("belum setuju") == 2, "asked about, and today"
    assert f"{house.siti.id}:yes" not in budi.page
    assert f"{house.siti.id}:batal" in budi.page
    assert f"{house.siti.id}:ya" not in budi.page.replace(":yes", "")
    melati.take_back(1, house.siti)
    assert facts(program, "commitment.withdrawn") == 1


def test_joining_a_walk_in_finishes_nothing_either(
    program: Flask, house: House, melati: Group, siti: Learner
) -> None:
    melati.hold(0)
    melati.tell(0, house.siti)
    change(program, house, withdraw)
    walk_in_id = new_id()
    with program.app_context():
        meeting = db.session.get_one(Meeting, melati.meetings[1])
        who = {"name": "Bu Siti", "sex": Sex.FEMALE, "age_band": AgeBand.FROM_25}
        walk_ins.add(melati.budi, meeting, walk_in_id, **who)
        db.session.commit()
    melati.close(1)
    with program.app_context():
        meeting = db.session.get_one(Meeting, melati.meetings[1])
        found = db.session.get_one(WalkIn, walk_in_id)
        walk_ins.join(melati.budi, meeting, found, house.siti.id)
        db.session.commit()
    assert facts(program, "completion.reached") == 0
    assert facts(program, "attendance.marked") > 0
