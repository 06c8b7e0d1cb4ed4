"""Filling the demo: the cast is registered and learns through the same rules as real people."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, Viewer
from rumahbelajar.database import db
from rumahbelajar.demo.cast import (
    ADMIN,
    ALSO,
    AREAS,
    FACILITATOR,
    KURIPAN,
    LEARNERS,
    STAFF,
    TIME_ZONES,
    Learner,
    StaffMember,
)
from rumahbelajar.demo.gathering import gatherings
from rumahbelajar.demo.holding import meetings_of_demo
from rumahbelajar.demo.past import standing_at
from rumahbelajar.demo.serving_village import services_of_demo
from rumahbelajar.demo.stages import Stage
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.people import consent, corrections
from rumahbelajar.people.consent import GuardianWords
from rumahbelajar.people.credentials import add_credential
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house import the_house, today_in
from rumahbelajar.people.models import (
    AgeBand,
    Area,
    Category,
    ConsentWay,
    CredentialKind,
    House,
    Person,
    Sex,
    Village,
)
from rumahbelajar.people.register import Traits, add_learner, add_person, grant
from rumahbelajar.people.standing import suspend

COURSE = "uang-kiriman"
_HOUSE_AGE = timedelta(weeks=12)
_LONGEST_PAUSE = timedelta(days=4)

Happening = Callable[[], object]


class RealHouse(Exception):  # noqa: N818 - it names what was found
    """The database belongs to a real house, so no invented people may come into it."""


def fill() -> bool:
    """Fill an empty house with the demo, in the session at hand; the caller commits.

    Return False when the demo is there already; raise RealHouse for any other house.
    """
    house = the_house()
    if house is not None and house.is_demo:
        return False
    if house is not None or db.session.scalar(select(Person.id).limit(1)):
        raise RealHouse(
            "Folder data ini milik rumah belajar yang sebenarnya, jadi tidak diisi orang contoh. "
            "Pilihlah folder lain dengan RUMAHBELAJAR_INSTANCE."
        )
    now = clock.now()
    with standing_at(now - _HOUSE_AGE):
        _build_house()
        staff = {member: _employ(member) for member in STAFF}
    events = [event for learner in LEARNERS for event in _life(learner, staff, now)]
    budi, group_id = staff[FACILITATOR], new_id()
    events += gatherings(budi, group_id, now)
    events += meetings_of_demo(budi, group_id, now)
    events += services_of_demo(budi, now)
    # As it would have been told: a fact older than the one before it looks like a wrong clock.
    for moment, happens in sorted(events, key=lambda event: event[0]):
        with standing_at(moment):
            happens()
    return True


def _build_house() -> None:
    db.session.add_all(Area(code=code, name=name) for code, name in AREAS.items())
    db.session.flush()
    db.session.add_all(Village(code=code, time_zone=zone) for code, zone in TIME_ZONES.items())
    db.session.flush()
    db.session.add(House(village_code=KURIPAN, is_demo=True, set_up_at=clock.now()))


def _employ(member: StaffMember) -> Viewer:
    traits = Traits(Sex.UNSAID, AgeBand.FROM_35, Category.OFFICER)
    person_id = new_id()
    consent.give(
        person_id,
        consent.Manner(ConsentWay.SCREEN),
        actor_id=person_id,
        village_code=KURIPAN,
        on=today_in(KURIPAN),
    )
    person = add_person(person_id, member.name, KURIPAN, traits, added_by=None)
    grant(person.id, member.role, member.area, granted_by=None)
    _give_secret(person.id, member.name, CredentialKind.PASSPHRASE, member.passphrase)
    return Viewer(
        person_id=person.id,
        sign_in_id=new_id(),
        village_code=KURIPAN,
        name=member.name,
        consented=True,
        roles=(HeldRole(member.role, member.area),),
    )


def _life(
    learner: Learner, staff: dict[StaffMember, Viewer], now: datetime
) -> Iterator[tuple[datetime, Happening]]:
    """Yield what this learner does and when: from the registration on, one thing a day or fewer."""
    course = the_library().courses[COURSE]
    person_id = new_id()
    registrar = staff[FACILITATOR if learner.village == FACILITATOR.area else ADMIN]
    happenings: list[Happening] = [partial(_register, learner, registrar, person_id)]
    happenings += [partial(step, person_id, course) for step in learner.stage.steps(course)]
    if learner.name in ALSO:
        course_id, stage = ALSO[learner.name]
        other = the_library().courses[course_id]
        happenings += [partial(step, person_id, other) for step in stage.steps(other)]
    if learner.stage is Stage.SUSPENDED:
        happenings.append(partial(_suspend, staff[ADMIN], person_id))
    if learner.correction:
        happenings.append(partial(corrections.ask, person_id, *learner.correction))
    begun = now - timedelta(weeks=learner.weeks_ago)
    pause = min(_LONGEST_PAUSE, (now - begun) / (len(happenings) + 1))
    for number, happens in enumerate(happenings):
        yield begun + number * pause, happens


def _register(learner: Learner, registrar: Viewer, person_id: UUID) -> None:
    add_learner(
        registrar,
        person_id=person_id,
        name=learner.name,
        village_code=learner.village,
        traits=Traits(
            learner.sex, learner.age_band, learner.category, destination=learner.destination
        ),
        manner=consent.Manner(
            ConsentWay.WRITTEN,
            guardian=GuardianWords(learner.guardian, "nenek") if learner.guardian else None,
        ),
    )
    _give_secret(person_id, learner.name, CredentialKind.PIN, learner.pin)


def _suspend(admin: Viewer, person_id: UUID) -> None:
    suspend(admin, db.session.get_one(Person, person_id))


def _give_secret(person_id: UUID, name: str, kind: CredentialKind, secret: str) -> None:
    add_credential(person_id, name, kind, hash_secret(secret))
