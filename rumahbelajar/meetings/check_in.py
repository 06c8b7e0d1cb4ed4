"""Checking in: somebody is told to have come by the card in their hand, or by a typed code."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups.membership import ids_of_groups_on
from rumahbelajar.groups.models import Group
from rumahbelajar.ledger.aliases import counts_as, stands_as
from rumahbelajar.meetings import marking
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status, Way
from rumahbelajar.meetings.finding import Held, led_by
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import Line, Roll, give_numbers, put_on_list, token_of
from rumahbelajar.meetings.times import begins_at
from rumahbelajar.people.models import Area, Credential, Person, Village
from rumahbelajar.people.register import seen_by
from rumahbelajar.people.user_names import plain_user_name

_A_DAY = timedelta(days=1)
_LONGEST_NUMBER = 4


@dataclass(frozen=True)
class Place:
    """A meeting of today, and how one person stands on its list."""

    held: Held
    is_listed: bool
    attendance: Attendance | None
    marker: str
    """Who marked; "" when nobody did, or the name is gone."""

    @property
    def seen(self) -> str:
        """What the button carries, to show that nobody else was there meanwhile."""
        return token_of(self.attendance)

    @property
    def has_come(self) -> bool:
        """Whether they are marked as having come, and nobody says otherwise."""
        return (
            self.attendance is not None
            and self.attendance.status.was_there
            and not self.attendance.is_disputed
        )

    @property
    def is_open(self) -> bool:
        """Whether the roll takes a tap."""
        return not self.held.meeting.is_closed and not self.held.meeting.is_cancelled


def places_of(viewer: Viewer, person_id: UUID) -> list[Place]:
    """Return the meetings of today that the viewer leads, the open one nearest in hour first.

    Today is the day that it is in the village of each meeting.
    """
    now = clock.now()
    meetings = _meetings_of_today(viewer, now)
    ids = [held.meeting.id for held in meetings]
    marker = aliased(Person)
    marked = {
        attendance.meeting_id: (attendance, name or "")
        for attendance, name in db.session.execute(
            select(Attendance, marker.name)
            .outerjoin(marker, marker.id == Attendance.marked_by)
            .where(Attendance.person_id == person_id, Attendance.meeting_id.in_(ids))
        ).tuples()
    }
    row = select(RollRow.meeting_id).where(
        stands_as(RollRow.person_id, person_id), RollRow.meeting_id.in_(ids)
    )
    listed = set(db.session.scalars(row)) | marked.keys()
    days = {held.meeting.on for held in meetings}
    groups = {day: ids_of_groups_on(person_id, day) for day in days}
    places = [
        Place(
            held,
            held.meeting.id in listed or held.meeting.group_id in groups[held.meeting.on],
            *marked.get(held.meeting.id, (None, "")),
        )
        for held in sorted(meetings, key=lambda each: abs(begins_at(each.meeting) - now))
    ]
    return sorted(places, key=lambda place: not place.is_open)


def look_up(viewer: Viewer, roll: Roll, typed: str) -> Line | Person | None:
    """Return whom a typed code means: a row number, or a user name as on the card.

    A Line is on the list; a Person is one whom the viewer may act on and who is not on it yet. The
    user name of an entry that was merged into another means the one that is kept.
    """
    code = plain_user_name(typed)
    if code.isdecimal():
        number = int(code) if len(code) <= _LONGEST_NUMBER else 0
        meant = roll.numbers.get(number)
        return next((line for line in roll.lines if line.number == meant), None)
    on_list = Person.id.in_([line.person_id for line in roll.lines])
    found = db.session.scalar(
        select(Person)
        .join(Credential, counts_as(Credential.person_id) == Person.id)
        .where(
            Credential.user_name == code,
            Person.suspended_at.is_(None),
            or_(on_list, seen_by(viewer)),
        )
    )
    return roll.line(found.id) or found if found else None


def arrive(viewer: Viewer, meeting: Meeting, person_id: UUID, seen: str, way: Way) -> int:
    """Say that somebody came; who is not on the list is put on it. Return their number.

    Who is marked as having come stays so, late or not. Raise MarkedMeanwhile and Refused as
    marking.mark does; the caller has looked whether the viewer may act on the person.
    """
    line = marking.begin(meeting, person_id).line(person_id)
    if line is None:
        put_on_list(meeting.id, person_id)
        line = next(each for each in give_numbers(meeting).lines if each.person_id == person_id)
    if not (line.has_come and line.attendance and not line.attendance.is_disputed):
        marking.mark_line(viewer, meeting, line, Status.PRESENT, seen, way=way)
    return line.number


def _meetings_of_today(viewer: Viewer, now: datetime) -> list[Held]:
    day = now.date()
    rows = db.session.execute(
        select(Meeting, Group.name, Area.name, Village.time_zone)
        .join(Village, Village.code == Meeting.village_code)
        .join(Area, Area.code == Meeting.village_code)
        .outerjoin(Group, Group.id == Meeting.group_id)
        .where(led_by(viewer), Meeting.on.between(day - _A_DAY, day + _A_DAY))
        .execution_options(populate_existing=True)
    ).tuples()
    return [Held.of(*row) for row in rows if row[0].on == clock.today(row[3])]
