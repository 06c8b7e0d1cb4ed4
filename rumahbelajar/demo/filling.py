"""Filling the demo: the cast is registered and learns through the same rules as real people."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, Viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.demo.cast import (
    ADMIN,
    AREAS,
    FACILITATOR,
    KURIPAN,
    LEARNERS,
    STAFF,
    TIME_ZONES,
    Learner,
    StaffMember,
)
from rumahbelajar.demo.past import standing_at
from rumahbelajar.demo.stages import Stage
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.people.consent import GuardianWords
from rumahbelajar.people.credentials import add_credential
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house import the_house
from rumahbelajar.people.models import (
    AgeBand,
    Area,
    Category,
    ConsentWay,
    CredentialKind,
    House,
    Person,
    Role,
    Sex,
    Village,
)
from rumahbelajar.people.register import Traits, add_learner, add_person
from rumahbelajar.people.standing import suspend

COURSE = "uang-kiriman"
_HOUSE_AGE = timedelta(weeks=12)
_STEP = timedelta(days=4)


class RealHouse(Exception):  # noqa: N818 - it names what was found
    """The database belongs to a real house, so no invented people may come into it."""


def fill() -> bool:
    """Fill an empty house with the demo, in the session at hand; the caller commits.

    Return False when the demo is there already; raise RealHouse for any other house.
    """
    house = the_house()
    if house is not None and house.is_demo:
        return False
    if house is not None or db.session.query(Person).first() is not None:
        raise RealHouse(
            "Folder data ini milik rumah belajar yang sebenarnya, jadi tidak diisi orang contoh. "
            "Pilihlah folder lain dengan RUMAHBELAJAR_INSTANCE."
        )
    now = clock.now()
    with standing_at(now - _HOUSE_AGE):
        _build_house()
        staff = {member: _employ(member) for member in STAFF}
    course = the_library().courses[COURSE]
    for learner in LEARNERS:
        _live(learner, course, staff, now)
    return True


def _build_house() -> None:
    db.session.add_all(Area(code=code, name=name) for code, name in AREAS.items())
    db.session.flush()
    db.session.add_all(Village(code=code, time_zone=zone) for code, zone in TIME_ZONES.items())
    db.session.flush()
    db.session.add(House(village_code=KURIPAN, is_demo=True, set_up_at=clock.now()))


def _employ(member: StaffMember) -> Viewer:
    traits = Traits(Sex.UNSAID, AgeBand.FROM_35, Category.OFFICER)
    person = add_person(new_id(), member.name, KURIPAN, traits, added_by=None)
    db.session.add(
        Role(
            person_id=person.id,
            kind=member.role,
            area_code=member.area,
            granted_at=clock.now(),
        )
    )
    _give_secret(person, CredentialKind.PASSPHRASE, member.passphrase)
    return Viewer(
        person_id=person.id,
        sign_in_id=new_id(),
        village_code=KURIPAN,
        name=member.name,
        consented=False,
        roles=(HeldRole(member.role, member.area),),
    )


def _live(
    learner: Learner, course: Course, staff: dict[StaffMember, Viewer], now: datetime
) -> None:
    days = _days(learner, now)
    registrar = staff[FACILITATOR if learner.village == FACILITATOR.area else ADMIN]
    with standing_at(next(days)):
        person = _register(learner, registrar)
    for step in learner.stage.steps:
        with standing_at(next(days)):
            step(person.id, course)
    if learner.stage is Stage.SUSPENDED:
        with standing_at(next(days)):
            suspend(staff[ADMIN], person)


def _days(learner: Learner, now: datetime) -> Iterator[datetime]:
    """Yield moments from the registration on, every few days and never later than now."""
    begun = now - timedelta(weeks=learner.weeks_ago)
    count = len(learner.stage.steps) + 1
    pause = min(_STEP, (now - begun) / (count + 1))
    yield from (begun + number * pause for number in range(count + 1))


def _register(learner: Learner, registrar: Viewer) -> Person:
    traits = Traits(
        learner.sex, learner.age_band, learner.category, destination=learner.destination
    )
    if learner.stage is Stage.WITHOUT_CONSENT:
        person = add_person(new_id(), learner.name, learner.village, traits, registrar.person_id)
    else:
        person = _add_with_consent(learner, traits, registrar, new_id())
    _give_secret(person, CredentialKind.PIN, learner.pin)
    return person


def _add_with_consent(
    learner: Learner, traits: Traits, registrar: Viewer, person_id: UUID
) -> Person:
    return add_learner(
        registrar,
        person_id=person_id,
        name=learner.name,
        village_code=learner.village,
        traits=traits,
        way=ConsentWay.WRITTEN,
        guardian=GuardianWords(learner.guardian, "nenek") if learner.guardian else None,
    )


def _give_secret(person: Person, kind: CredentialKind, secret: str) -> None:
    add_credential(person.id, person.name, kind, hash_secret(secret))
