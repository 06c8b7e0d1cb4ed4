"""The small groups of a meeting as they stand: who is in which, what each made, who is in none."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Uuid, delete, func, select, update

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import stands_as
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.earlier import last_before
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import UNNAMED, Line, roll_of
from rumahbelajar.meetings.room_models import RoomDeal, RoomGroup, RoomPlace
from rumahbelajar.people.models import Person


@dataclass(frozen=True)
class Seated:
    """Somebody in a small group; `person_id` is that of a person, or of who walked in."""

    person_id: UUID
    name: str
    spoke: bool


@dataclass(frozen=True)
class SmallGroup:
    """A small group with its people, by name."""

    group: RoomGroup
    people: list[Seated]

    @property
    def speaker(self) -> Seated | None:
        """Who told the others what it made; None while nobody is named."""
        return next((each for each in self.people if each.spoke), None)

    @property
    def has_words(self) -> bool:
        """Whether anything was written of it."""
        return bool(self.group.topic or self.group.made)


@dataclass(frozen=True)
class Room:
    """The small groups of a meeting, by number, and who may be in one."""

    deal: int
    """How often people were dealt; 0 for not yet."""
    groups: list[SmallGroup]
    here: list[Line]
    """Who came, by their number on the list; while nobody is marked, everybody on it."""
    is_marked: bool
    """Whether anybody is marked as having come."""

    @property
    def seats(self) -> dict[UUID, int]:
        """The number of the group that each is in."""
        return {
            each.person_id: small.group.number for small in self.groups for each in small.people
        }

    @property
    def unplaced(self) -> list[Line]:
        """Who is here and in no group: they came later, say."""
        seats = self.seats
        return [line for line in self.here if line.person_id not in seats]

    @property
    def has_words(self) -> bool:
        """Whether anything was written of any group, or somebody is named who spoke."""
        return any(each.has_words or each.speaker for each in self.groups)


def room_of(meeting: Meeting) -> Room:
    """Return the small groups of a meeting; as many queries for sixty people as for one."""
    deal = db.session.get(RoomDeal, meeting.id, populate_existing=True)
    lines = roll_of(meeting).lines
    come = [line for line in lines if line.has_come]
    return Room(deal.number if deal else 0, groups_of(meeting.id), come or lines, bool(come))


def groups_of(meeting_id: UUID) -> list[SmallGroup]:
    """Return the small groups of a meeting, by number; two queries."""
    asked = select(RoomGroup).where(RoomGroup.meeting_id == meeting_id)
    groups = db.session.scalars(
        asked.order_by(RoomGroup.number).execution_options(populate_existing=True)
    ).all()
    people: dict[int, list[Seated]] = {each.number: [] for each in groups}
    for number, seated in _seated(meeting_id):
        people[number].append(seated)
    return [SmallGroup(each, sorted(people[each.number], key=_by_name)) for each in groups]


def last_with_groups(meeting: Meeting) -> Meeting | None:
    """Return the last meeting of the same group before this one at which there were some."""
    dealt = select(RoomDeal.meeting_id).where(RoomDeal.meeting_id == Meeting.id)
    return last_before(meeting, dealt.exists())


def pass_on_place(meeting_id: UUID, walk_in_id: UUID, person_id: UUID) -> None:
    """Let a person take the place of who walked in; one who has a place keeps their own."""
    mine = RoomPlace.meeting_id == meeting_id
    has_one = db.session.get(RoomPlace, (meeting_id, person_id)) is not None
    theirs = mine & (RoomPlace.person_id == walk_in_id)
    if has_one:
        leave(meeting_id, walk_in_id)
    else:
        db.session.execute(update(RoomPlace).where(theirs).values(person_id=person_id))


def leave(meeting_id: UUID, person_id: UUID) -> None:
    """Take somebody out of their small group."""
    theirs = RoomPlace.meeting_id == meeting_id, stands_as(RoomPlace.person_id, person_id)
    db.session.execute(delete(RoomPlace).where(*theirs))


def place_of(meeting_id: UUID, person_id: UUID) -> RoomPlace:
    """Return the place of somebody who has one, if need be under the id that was given up."""
    theirs = RoomPlace.meeting_id == meeting_id, stands_as(RoomPlace.person_id, person_id)
    places = db.session.scalars(select(RoomPlace).where(*theirs)).all()
    return min(places, key=lambda each: each.person_id != person_id)


def called_out(groups: Iterable[SmallGroup]) -> list[tuple[int, str]]:
    """Return each number with the names of its people, to be called out."""
    return [
        (each.group.number, ", ".join(person.name for person in each.people)) for each in groups
    ]


def _seated(meeting_id: UUID) -> list[tuple[int, Seated]]:
    """Return who sits in which group; who was given up sits as the one that is kept, and once."""
    whom = func.coalesce(Alias.stands_as, RoomPlace.person_id, type_=Uuid())
    rows = db.session.execute(
        select(RoomPlace.number, whom, RoomPlace.spoke, Person.name, WalkIn.name)
        .select_from(RoomPlace)
        .outerjoin(Alias, Alias.subject_id == RoomPlace.person_id)
        .outerjoin(Person, Person.id == whom)
        .outerjoin(WalkIn, WalkIn.id == RoomPlace.person_id)
        .where(RoomPlace.meeting_id == meeting_id)
        .order_by(Alias.subject_id.is_not(None), RoomPlace.person_id)
    ).tuples()
    found: dict[UUID, tuple[int, Seated]] = {}
    for number, person_id, spoke, name, walked in rows:
        found.setdefault(person_id, (number, Seated(person_id, name or walked or UNNAMED, spoke)))
    return list(found.values())


def _by_name(seated: Seated) -> tuple[str, UUID]:
    return seated.name.casefold(), seated.person_id
