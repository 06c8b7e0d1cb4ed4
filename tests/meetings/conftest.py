"""A group of Kuripan with members, and a meeting of it on a Thursday."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.config import the_settings
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import AgeBand, Category, Person, PersonCategory, Sex
from tests.conftest import Clock, Visit
from tests.house import KURIPAN, Dweller, House
from tests.meetings.caller import Caller

THURSDAY = date(2026, 11, 26)
LONG_AGO = date(2026, 1, 1)
MakeMembers = Callable[[int], list[UUID]]


def as_viewer(person: Dweller) -> Viewer:
    role = HeldRole(RoleKind.FACILITATOR, person.village)
    return Viewer(person.id, new_id(), person.village, person.name, True, (role,))


@pytest.fixture(autouse=True)
def clock(clock: Clock) -> Clock:
    """It is the day of the meeting, half an hour after it began."""
    clock.set(datetime(2026, 11, 26, 7, 30, tzinfo=UTC))
    return clock


def add_melati(app: Flask, house: House) -> UUID:
    """Make a group that Budi leads, with Siti and Rini, and return its id."""
    with app.app_context():
        making.add_group(as_viewer(house.budi), group_id := new_id(), KURIPAN, "Melati")
        for each in (house.siti, house.rini):
            db.session.add(GroupMember(group_id=group_id, person_id=each.id, since=LONG_AGO))
        db.session.commit()
    return group_id


@pytest.fixture
def melati(app: Flask, house: House) -> UUID:
    """The id of a group that Budi leads, with Siti and Rini."""
    return add_melati(app, house)


@pytest.fixture
def meeting(app: Flask, house: House, melati: UUID) -> UUID:
    """The id of a meeting of the group that follows no guide."""
    with app.app_context():
        planned = Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara dari jauh")
        whose = Whose(KURIPAN, melati)
        planning.plan(as_viewer(house.budi), meeting_id := new_id(), whose, planned)
        db.session.commit()
    return meeting_id


@pytest.fixture
def budi(house: House, visit: Visit, meeting: UUID) -> Caller:
    """The facilitator, with the roll on the phone."""
    return Caller(visit(house.budi), meeting)


@pytest.fixture
def ratna(house: House, visit: Visit, meeting: UUID) -> Caller:
    """The admin, with the same roll."""
    return Caller(visit(house.ratna), meeting)


@pytest.fixture
def add_members(app: Flask, melati: UUID) -> MakeMembers:
    """Take so many more into the group; return their ids by name."""

    def add(count: int) -> list[UUID]:
        with app.app_context():
            people = [somebody(f"Peserta {number:02}") for number in range(count)]
            db.session.add_all(people)
            db.session.flush()
            db.session.add_all(
                GroupMember(group_id=melati, person_id=each.id, since=LONG_AGO) for each in people
            )
            db.session.commit()
            return [each.id for each in people]

    return add


@pytest.fixture
def no_pictures(app: Flask) -> None:
    """Begin without the pictures that an earlier test left on the disk."""
    with app.app_context():
        for file in (the_settings().instance / "sheets").glob("*"):
            file.unlink()


def somebody(name: str) -> Person:
    return Person(
        village_code=KURIPAN,
        name=name,
        sex=Sex.FEMALE,
        age_band=AgeBand.FROM_25,
        age_stated_on=LONG_AGO,
        added_at=program_clock.now(),
        categories=[PersonCategory(category=Category.FAMILY, is_main=True)],
    )
