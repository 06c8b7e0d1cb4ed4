"""All that can happen in the villages of others: nothing of it may show in what one reads."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from uuid import UUID

from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db, within
from rumahbelajar.demo.past import standing_at
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import recording
from rumahbelajar.meetings import marking, planning, standing
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import AgeBand, Area, Person, Role, Sex, Village
from tests.house import Dweller
from tests.learning.learner import Learner
from tests.reports.nation import VILLAGES
from tests.visitor import Visitor

SIGN = "Zulu"
"""Stands in every name there, once all has happened."""
_TODAY = datetime(2026, 11, 23, 3, tzinfo=UTC)
COURSES = ("terlindungi", "mulai-kecil")
_NEW_VILLAGE = "36.01.01.2001"


def let_all_happen(app: Flask, mine: str) -> None:
    """Let everything happen in the villages outside an area, and rename all that lies there."""
    others = [code for code in VILLAGES if not _lies_in(code, mine)]
    with app.app_context():
        _add_a_village()
        people = _rename(mine, others)
        db.session.commit()
    with standing_at(_TODAY):
        for number, person in enumerate(people):
            learner = Learner(Visitor(app), person, COURSES[number % 2])
            learner.enroll()
            if number == 0:
                learner.finish()
        for code in others:
            _meet(app, code, [each.id for each in people if each.village == code])


def _lies_in(code: str, area: str) -> bool:
    return HeldRole(RoleKind.COORDINATOR, area).covers(code)


def _add_a_village() -> None:
    names = dict.fromkeys((*upper_codes(_NEW_VILLAGE), _NEW_VILLAGE), SIGN)
    db.session.add_all(Area(code=code, name=name) for code, name in names.items())
    db.session.flush()
    db.session.add(Village(code=_NEW_VILLAGE, time_zone="Asia/Jakarta"))
    db.session.flush()


def _rename(mine: str, others: Collection[str]) -> list[Dweller]:
    """Rename areas and people, and let them be of another sex and age; return the learners."""
    above = {"", *upper_codes(mine)}
    for area in db.session.scalars(select(Area)):
        if area.code not in above and not _lies_in(area.code, mine):
            area.name = f"{SIGN} {area.code}"
    people = []
    for code in others:
        for person in db.session.scalars(select(Person).where(within(Person.village_code, code))):
            person.name = f"{SIGN} {person.name}"
            person.sex, person.age_band, person.destination = Sex.MALE, AgeBand.FROM_60, "SA"
            is_staff = db.session.scalar(select(Role.id).where(Role.person_id == person.id))
            if is_staff is None:
                people.append(Dweller(person.id, person.name, code))
    db.session.execute(update(Role).where(Role.area_code.in_(others)).values(revoked_at=_TODAY))
    return people


def _meet(app: Flask, code: str, people: list[UUID]) -> None:
    role = HeldRole(RoleKind.FACILITATOR, code)
    viewer = Viewer(people[0], new_id(), code, SIGN, True, (role,))
    with app.app_context():
        db.session.add(Role(person_id=people[0], kind=role.kind, area_code=code, granted_at=_TODAY))
        db.session.flush()
        making.add_group(viewer, group_id := new_id(), code, f"{SIGN} bersama")
        db.session.add_all(
            GroupMember(group_id=group_id, person_id=each, since=date(2026, 1, 1))
            for each in people
        )
        for day in (9, 16):
            planned = Plan(date(2026, 11, day), "09:00", 90, "Asia/Jakarta", SIGN, SIGN)
            planning.plan(viewer, meeting_id := new_id(), Whose(code, group_id), planned)
        db.session.commit()
        meeting = db.session.get_one(Meeting, meeting_id)
        marking.mark_rest(viewer, meeting, Status.ABSENT)
        standing.close(viewer, meeting)
        none = (0,) * len(BANDS)
        recording.record(
            ServiceRecorded(1, "rujukan", (7, *none[1:]), none, none),
            subject_id=new_id(),
            actor_id=viewer.person_id,
            village_code=code,
            occurred_on=date(2026, 11, 20),
        )
        db.session.commit()
