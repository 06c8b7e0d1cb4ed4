"""Two entries of one person: whatever both did counts once, and parting gives everything back."""

import random
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.groups import membership, stays
from rumahbelajar.groups.finding import counted_groups_of
from rumahbelajar.groups.models import Group, GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.learning import enrolling, pairs
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Completion, Enrollment, QuizResult
from rumahbelajar.learning.standings import standings_of
from rumahbelajar.ledger import identity, verifying
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import projections
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import Outcome, apply
from rumahbelajar.library import the_library
from rumahbelajar.meetings import marking, planning
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.meetings.roll import roll_of
from rumahbelajar.people import consent
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Consent, ConsentWay, Person, Purpose
from tests.conftest import Visit
from tests.databases import Database, disconnect
from tests.desk.merged import merge, part
from tests.house import KURIPAN, House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner
from tests.meetings.conftest import THURSDAY, add_melati, as_viewer


@pytest.fixture
def melati(app: Flask, house: House) -> UUID:
    """The id of a group that both are in."""
    return add_melati(app, house)


@pytest.fixture
def meeting(app: Flask, house: House, melati: UUID) -> UUID:
    """The id of a meeting of the group at which both have a status, each another."""
    viewer = as_viewer(house.budi)
    with app.app_context():
        today = today_in(KURIPAN)
        planned = Plan(today, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara dari jauh")
        planning.plan(viewer, meeting_id := new_id(), Whose(KURIPAN, melati), planned)
        held = db.session.get_one(Meeting, meeting_id)
        marking.mark(viewer, held, house.siti.id, Status.PRESENT, "")
        marking.mark(viewer, held, house.rini.id, Status.SICK, "")
        db.session.commit()
    return meeting_id


def every_row() -> dict[str, list[str]]:
    return {
        table.__tablename__: sorted(
            repr(tuple(row)) for row in db.session.execute(db.select(*table.__table__.columns))
        )
        for projection in projections()
        for table in projection.tables
    }


def house_lessons(app: Flask) -> list[str]:
    with app.app_context():
        return [lesson.id for lesson in the_library().courses[COURSE].lessons()]


def count(table: Any, *conditions: Any) -> int:
    return len(db.session.scalars(db.select(table).where(*conditions)).all())


def test_what_both_did_counts_once_and_parting_gives_the_rows_of_before(
    app: Flask, house: House, visit: Visit, meeting: UUID
) -> None:
    for person in (house.siti, house.rini):
        Learner(visit(person), person).finish()
    with app.app_context():
        before = every_row()
    merge(app, house)
    with app.app_context():
        for table in (Enrollment, Completion, QuizResult, Attendance):
            assert count(table, table.person_id == house.rini.id) == 0, table
        for once in (Enrollment, Completion):
            assert count(once, once.person_id == house.siti.id, once.course_id == COURSE) == 1
        result = db.session.get_one(QuizResult, (house.siti.id, FIRST_QUIZ))
        assert result.attempts == 2
        assert verifying.verify().wrong == []
        merged = every_row()
        rebuild()
        assert every_row() == merged
        db.session.rollback()
    part(app, house)
    with app.app_context():
        assert every_row() == before
        assert verifying.verify().wrong == []


@pytest.mark.slow
def test_another_house_that_hears_it_in_any_order_has_the_same_rows(
    app: Flask, house: House, visit: Visit, meeting: UUID, database: Database
) -> None:
    for person in (house.siti, house.rini):
        Learner(visit(person), person).pass_modules()
    merge(app, house)
    part(app, house)
    Learner(visit(house.rini), house.rini).read(*house_lessons(app))
    merge(app, house)
    with app.app_context():
        facts = db.session.scalars(db.select(Fact).order_by(Fact.id))
        lines = [Envelope.of(fact).write() for fact in facts]
        rows = every_row()
    for seed in range(2):
        random.Random(seed).shuffle(lines)  # noqa: S311 - an order, not a secret
        disconnect(app)
        database.refresh()
        identity.forget(app)
        with app.app_context():
            assert {apply(line) for line in lines} == {Outcome.APPLIED}
            assert every_row() == rows
            db.session.rollback()


def test_two_halves_of_a_course_are_a_whole_one(app: Flask, house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    lessons = [lesson.id for lesson in siti.course.lessons()]
    Learner(visit(house.rini), house.rini).begin_learning().read(*lessons)
    merge(app, house)
    with app.app_context():
        history = history_of(house.siti.id, COURSE)
        assert set(lessons) <= history.lessons
        assert history_of(house.rini.id, COURSE).lessons == frozenset()
        enrolling.enroll(house.siti.id, siti.course)
        enrolling.withdraw(house.siti.id, COURSE, house.budi.id)
        assert not history_of(house.siti.id, COURSE).is_enrolled
        db.session.rollback()


def test_a_status_of_each_at_one_meeting_is_for_a_person_to_choose(
    app: Flask, house: House, meeting: UUID
) -> None:
    merge(app, house)
    viewer = as_viewer(house.budi)
    with app.app_context():
        held = db.session.get_one(Meeting, meeting)
        (line,) = roll_of(held).lines
        assert (line.number, line.name) == (2, "Siti Aminah")
        assert line.attendance is not None
        assert line.attendance.is_disputed
        marking.mark(viewer, held, house.siti.id, Status.LATE, line.seen)
        (line,) = roll_of(held).lines
        assert line.status is Status.LATE
        assert line.attendance is not None
        assert not line.attendance.is_disputed
        db.session.commit()
    part(app, house)
    with app.app_context():
        lines = roll_of(db.session.get_one(Meeting, meeting)).lines
        assert [(line.number, line.name, line.status) for line in lines] == [
            (1, "Rini Lestari", Status.LATE),
            (2, "Siti Aminah", Status.LATE),
        ]


def test_groups_have_the_one_kept_once(app: Flask, house: House, melati: UUID) -> None:
    with app.app_context():
        db.session.execute(db.delete(GroupMember).where(GroupMember.person_id == house.siti.id))
        db.session.commit()
    merge(app, house)
    with app.app_context():
        group = db.session.get_one(Group, melati)
        assert [each.id for each in membership.members_of(melati)] == [house.siti.id]
        assert membership.add_members(group, [house.siti.id, house.rini.id]) == 0
        assert [each.id for each in membership.members_on(melati, THURSDAY)] == [house.siti.id]
        assert len(membership.members_of_groups([melati])[melati]) == 1
        assert [each.members for each in counted_groups_of(as_viewer(house.budi))] == [1]
        assert [each.group for each in stays.stays_of(house.siti.id)] == ["Melati"]
        membership.remove_member(group, house.siti.id)
        assert membership.members_of(melati) == []
        db.session.rollback()


def test_consent_of_either_is_consent_and_can_be_withdrawn_at_once(
    app: Flask, house: House
) -> None:
    merge(app, house)
    with app.app_context():
        assert count(Consent, Consent.person_id == house.rini.id) == 0
        assert consent.has_consented(house.siti.id)
        siti = db.session.get_one(Person, house.siti.id)
        assert len(consent.last_of_each(siti.id)) == len(Purpose)
        manner = consent.Manner(ConsentWay.ORAL)
        consent.give_again(siti, manner, actor_id=house.budi.id, on=THURSDAY)
        assert {each.way for each in consent.standing(siti.id)} == {ConsentWay.ORAL}
        consent.withdraw(siti, actor_id=house.budi.id, on=THURSDAY)
        assert not consent.has_consented(house.siti.id)
        assert consent.withdrawal_of(house.siti.id) == THURSDAY
        db.session.commit()
    part(app, house)
    with app.app_context():
        assert not consent.has_consented(house.rini.id)


def test_who_learns_with_another_cannot_be_given_up(app: Flask, house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    with app.app_context():
        pairs.invite(house.siti.id, siti.course.id)
        db.session.commit()
    budi, address = visit(house.budi), f"/orang/{house.siti.id}/gabungkan"
    budi.get(f"{address}?dengan={house.rini.id}")
    assert "Siti Aminah sedang belajar berdua, jadi datanya yang tetap." in budi.page
    assert f'id="tetap-{house.siti.id}" checked' in budi.page
    fields = {"dengan": str(house.rini.id), "tetap": str(house.rini.id)}
    assert budi.post(address, fields).status_code == 409
    assert "belajar berdua" in budi.page
    assert budi.post(address, fields | {"tetap": str(house.siti.id)}).status_code == 303


def test_wrong_answers_of_both_are_those_of_one_who_is_stuck(
    app: Flask, house: House, visit: Visit
) -> None:
    for person in (house.siti, house.rini):
        learner = Learner(visit(person), person).begin_learning()
        for _time in range(2):
            learner.pass_quiz(FIRST_QUIZ, right=False)
    merge(app, house)
    with app.app_context():
        standing = standings_of([house.siti.id], [COURSE])[house.siti.id, COURSE]
        assert standing.stuck_at == {FIRST_QUIZ}
