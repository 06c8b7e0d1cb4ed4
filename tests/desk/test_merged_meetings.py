"""What is told at meetings of two entries that are merged: put right for both at once."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.meetings import coming_for, marking, planning, promising
from rumahbelajar.meetings.attendance_models import (
    Attendance,
    AttendanceFor,
    Commitment,
    Outcome,
    Status,
)
from rumahbelajar.meetings.coming_for import Whom
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.meetings.roll import roll_of
from rumahbelajar.people import merging
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Household, Person
from tests.desk.merged import merge, part
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.conftest import LONG_AGO, as_viewer

Does = Callable[[Viewer, Meeting], object]


@pytest.fixture
def meeting(app: Flask, house: House) -> UUID:
    """The id of a meeting to which both came."""
    viewer = as_viewer(house.budi)
    with app.app_context():
        making.add_group(viewer, group_id := new_id(), KURIPAN, "Melati")
        for each in (house.siti, house.rini):
            db.session.add(GroupMember(group_id=group_id, person_id=each.id, since=LONG_AGO))
        planned = Plan(today_in(KURIPAN), "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara")
        planning.plan(viewer, meeting_id := new_id(), Whose(KURIPAN, group_id), planned)
        marking.mark_rest(viewer, db.session.get_one(Meeting, meeting_id))
        db.session.commit()
    return meeting_id


@pytest.fixture
def at_meeting(app: Flask, house: House, meeting: UUID) -> Callable[[Does], None]:
    def do(what: Does) -> None:
        with app.app_context():
            what(as_viewer(house.budi), db.session.get_one(Meeting, meeting))
            db.session.commit()

    return do


def same_when_rebuilt(app: Flask, table: type) -> None:
    def kept() -> list[str]:
        columns = db.select(*table.__table__.columns)
        return sorted(repr(tuple(row)) for row in db.session.execute(columns))

    with app.app_context():
        before = kept()
        rebuild()
        assert kept() == before


def test_promise_of_both_is_one_and_is_taken_back_whole(
    app: Flask, house: House, at_meeting: Callable[[Does], None]
) -> None:
    siti, rini = house.siti.id, house.rini.id
    at_meeting(lambda budi, meeting: promising.promise(budi, meeting, siti, "Telepon"))
    at_meeting(lambda budi, meeting: promising.promise(budi, meeting, rini, "Menabung"))
    merge(app, house)
    (row,) = rows(app, Commitment)
    assert row.person_id == siti
    same_when_rebuilt(app, Commitment)
    at_meeting(lambda budi, meeting: promising.take_back(budi, meeting, siti))
    assert not [row for row in rows(app, Commitment) if row.made_fact is not None]
    part(app, house)
    assert not [row for row in rows(app, Commitment) if row.made_fact is not None]


def test_promise_and_its_outcome_are_said_anew_for_both(
    app: Flask, house: House, at_meeting: Callable[[Does], None]
) -> None:
    siti, rini = house.siti.id, house.rini.id
    for each, outcome in ((siti, Outcome.NO), (rini, Outcome.YES)):
        at_meeting(lambda budi, meeting, each=each: promising.promise(budi, meeting, each, ""))
        at_meeting(
            lambda budi, meeting, each=each, outcome=outcome: promising.answer(
                budi, meeting, each, outcome
            )
        )
    merge(app, house)
    at_meeting(lambda budi, meeting: promising.answer(budi, meeting, siti, Outcome.PARTLY))
    at_meeting(lambda budi, meeting: promising.promise(budi, meeting, siti, "Lain"))
    part(app, house)
    assert {row.outcome for row in rows(app, Commitment)} == {Outcome.PARTLY}
    same_when_rebuilt(app, Commitment)


def test_for_whom_both_came_is_put_right_for_both(
    app: Flask, house: House, at_meeting: Callable[[Does], None]
) -> None:
    siti, rini, dewi = house.siti.id, house.rini.id, house.dewi.id
    for each in (siti, rini):
        at_meeting(lambda budi, meeting, each=each: coming_for.say(budi, meeting, each, Whom(dewi)))
    merge(app, house)
    (row,) = rows(app, AttendanceFor)
    assert (row.person_id, row.for_person) == (siti, dewi)
    at_meeting(lambda budi, meeting: coming_for.say(budi, meeting, siti, Whom()))
    same_when_rebuilt(app, AttendanceFor)
    part(app, house)
    assert {row.for_person for row in rows(app, AttendanceFor)} == {None}


def test_who_was_come_for_is_named_as_the_one_kept_with_their_household(
    app: Flask, house: House, meeting: UUID, at_meeting: Callable[[Does], None]
) -> None:
    siti, rini, dewi = house.siti.id, house.rini.id, house.dewi.id
    at_meeting(lambda budi, meeting: marking.mark(budi, meeting, rini, Status.ABSENT, ""))
    at_meeting(lambda budi, meeting: coming_for.say(budi, meeting, siti, Whom(rini)))
    with app.app_context():
        home = Household(
            village_code=KURIPAN, head_name="Pak Amin", head_folded="pak amin", made_at=clock.now()
        )
        db.session.add(home)
        db.session.flush()
        db.session.get_one(Person, dewi).household_id = home_id = home.id
        merging.merge(as_viewer(house.budi), dewi, rini)
        db.session.commit()
        line = roll_of(db.session.get_one(Meeting, meeting)).line(siti)
        assert line is not None
        assert line.came_for is not None
        assert (line.came_for.name, line.came_for.household_id) == ("Dewi Baru", home_id)


def test_status_of_both_is_changed_for_both(
    app: Flask, house: House, at_meeting: Callable[[Does], None]
) -> None:
    siti = house.siti.id
    merge(app, house)
    at_meeting(lambda budi, meeting: marking.mark(budi, meeting, siti, Status.SICK, ""))
    part(app, house)
    with app.app_context():
        told = db.session.scalars(db.select(Attendance.status)).all()
        assert set(told) == {Status.SICK}
