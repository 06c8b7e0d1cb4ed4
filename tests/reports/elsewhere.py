"""All that can happen in the villages of others: nothing of it may show in what one reads."""

from collections.abc import Collection, Sequence
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
from rumahbelajar.ledger.merging import PersonsMerged
from rumahbelajar.meetings import marking, planning, standing
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import AgeBand, Area, Person, Role, Sex, Village
from tests.house import KENANGA, KURIPAN, Dweller
from tests.learning.learner import Learner
from tests.reports.nation import VILLAGES, Nation
from tests.visitor import Visitor

SIGN = "Zulu"
"""Stands in every name there, once all has happened."""
_TODAY = datetime(2026, 11, 23, 3, tzinfo=UTC)
COURSES = ("terlindungi", "mulai-kecil")
_NEW_VILLAGE = "36.01.01.2001"


LEFT = ("Tono", "Kenanga1")
"""Who counts in Kuripan and is of another house, once people have come and gone."""


def let_people_come_and_go(nation: Nation) -> None:
    """Let people move out of Kuripan and into it, and be known to be one across areas.

    Tono has left for Kenanga, Cilacap1 has come; Lina was told of in Widarapayung as Cilacap2, too,
    and Agus is Kenanga1, who lives there.
    """
    with nation.app.app_context():
        for name, village in (("tono", KENANGA), ("cilacap1", KURIPAN)):
            db.session.get_one(Person, nation.of(name).id).village_code = village
        for kept, given_up in (("lina", "cilacap2"), ("kenanga1", "agus")):
            recording.record(
                PersonsMerged(nation.of(kept).id),
                subject_id=nation.of(given_up).id,
                actor_id=nation.budi.id,
                village_code=nation.of(given_up).village,
                occurred_on=date(2026, 11, 20),
            )
        db.session.commit()


def let_all_happen(nation: Nation, mine: Sequence[str]) -> None:
    """Let everything happen in the villages outside some areas, and rename all that lies there."""
    app = nation.app
    others = [code for code in VILLAGES if not _lies_in(code, mine)]
    # What they did counts in Kuripan, and so would what they do.
    counted_here = {nation.of(name).id for name in ("tono", "kenanga1", "cilacap2")}
    with app.app_context():
        _add_a_village()
        renamed = _rename(mine, others)
        db.session.commit()
    people = [each for each in renamed if each.id not in counted_here]
    with standing_at(_TODAY):
        for number, person in enumerate(people):
            learner = Learner(Visitor(app), person, COURSES[number % 2])
            learner.enroll()
            if number == 0:
                learner.finish()
        for code in others:
            _meet(app, code, [each.id for each in people if each.village == code])


def _lies_in(code: str, areas: Sequence[str]) -> bool:
    return any(HeldRole(RoleKind.COORDINATOR, area).covers(code) for area in areas)


def _add_a_village() -> None:
    names = dict.fromkeys((*upper_codes(_NEW_VILLAGE), _NEW_VILLAGE), SIGN)
    db.session.add_all(Area(code=code, name=name) for code, name in names.items())
    db.session.flush()
    db.session.add(Village(code=_NEW_VILLAGE, time_zone="Asia/Jakarta"))
    db.session.flush()


def _rename(mine: Sequence[str], others: Collection[str]) -> list[Dweller]:
    """Rename areas and people, and let them be of another sex and age; return the learners."""
    above = {"", *(code for each in mine for code in upper_codes(each))}
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
