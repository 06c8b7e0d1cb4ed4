"""The roll of a meeting: who is on its list, under which number, and with which status.

Numbers stay for good once they are given, so that those on the sheet are those on the screen. They
are given by the first that is saved, or when the sheet is printed; until then the list shows those
it would give.
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, func, literal, select
from sqlalchemy.orm import aliased

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups.membership import members_on
from rumahbelajar.ledger.aliases import counts_as, stands_as
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings.attendance_models import (
    Attendance,
    AttendanceFor,
    RollRow,
    Status,
    WalkIn,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Household, Person

UNNAMED = "–"
"""For somebody whose name was erased, or is not known in this house."""


@dataclass(frozen=True)
class CameForWhom:
    """Whom else somebody came for: a person, or a household under the name of its head."""

    name: str
    household_id: UUID | None
    """The household that was asked to come, where it is known."""


@dataclass(frozen=True)
class Line:
    """One line of the list; `person_id` is that of a person, or of who walked in."""

    number: int
    person_id: UUID
    name: str
    is_walk_in: bool
    is_numbered: bool
    """Whether the number was given for good."""
    attendance: Attendance | None
    household_id: UUID | None
    """None for who belongs to none that is known, as whoever walked in."""
    came_for: "CameForWhom | None" = None

    @property
    def status(self) -> Status | None:
        """The status; None is "belum dicatat"."""
        return self.attendance.status if self.attendance else None

    @property
    def has_come(self) -> bool:
        """Whether they are marked as having come."""
        return self.status is not None and self.status.was_there

    @property
    def seen(self) -> str:
        """What a tap on this line carries, to show that nobody else was there meanwhile."""
        return token_of(self.attendance)


@dataclass(frozen=True)
class Roll:
    """The list of a meeting, by number."""

    lines: list[Line]

    @property
    def counts(self) -> Counter[Status | None]:
        """How many have each status, and under None how many have none."""
        return Counter(line.status for line in self.lines)

    @property
    def is_numbered(self) -> bool:
        """Whether every number was given for good."""
        return all(line.is_numbered for line in self.lines)

    def line(self, person_id: UUID) -> Line | None:
        """Return somebody's line, or None when they are not on the list."""
        return next((each for each in self.lines if each.person_id == person_id), None)

    def last_change_of(self, viewer: Viewer) -> Attendance | None:
        """Return what the viewer marked last and nobody changed since; None when there is none."""
        mine = [
            line.attendance
            for line in self.lines
            if line.attendance and line.attendance.marked_by == viewer.person_id
        ]
        return max(mine, key=lambda each: each.fact_id, default=None)


def token_of(attendance: Attendance | None) -> str:
    """Return a short, random mark of the fact that a status stands on; "" for no status."""
    return attendance.fact_id.hex[-8:] if attendance else ""


def roll_of(meeting: Meeting) -> Roll:
    """Return the list of a meeting; three queries, however many are on it.

    On it is who was in the group that day, who was put on it, and whoever has a status.
    """
    listed = _listed(meeting)
    lines = _once(listed)
    known = {line.person_id for line in lines}
    unlisted = {line.person_id: line for line in _unlisted(meeting)}
    members = {
        person.id: Line(0, person.id, person.name, False, False, None, person.household_id)
        for person in (members_on(meeting.group_id, meeting.on) if meeting.group_id else ())
        if person.id not in known
    }
    # Those of the group first, by name; what is known of a status stands in the other.
    number = max((line.number for line in listed), default=0)
    for person_id in [*members, *(each for each in unlisted if each not in members)]:
        number += 1
        lines.append(replace(unlisted.get(person_id) or members[person_id], number=number))
    return Roll(lines)


def give_numbers(meeting: Meeting) -> Roll:
    """Give every line its number for good; return the list."""
    lock_subjects(meeting.id)
    roll = roll_of(meeting)
    if roll.is_numbered:
        return roll
    db.session.add_all(
        RollRow(meeting_id=meeting.id, number=line.number, person_id=line.person_id)
        for line in roll.lines
        if not line.is_numbered
    )
    db.session.flush()
    return Roll([replace(line, is_numbered=True) for line in roll.lines])


def put_on_list(meeting_id: UUID, person_id: UUID) -> None:
    """Put somebody on the list, last; who is on it stays."""
    there = select(RollRow.number).where(
        RollRow.meeting_id == meeting_id, stands_as(RollRow.person_id, person_id)
    )
    if db.session.scalar(there) is not None:
        return
    last = select(func.max(RollRow.number)).where(RollRow.meeting_id == meeting_id)
    number = (db.session.scalar(last) or 0) + 1
    db.session.add(RollRow(meeting_id=meeting_id, number=number, person_id=person_id))
    db.session.flush()


def _listed(meeting: Meeting) -> list[Line]:
    """Return a line for each row; a row of who was given up reads as the one kept, after theirs."""
    whom = func.coalesce(Alias.stands_as, RollRow.person_id, type_=Uuid())
    asked = _lines(RollRow.number, whom).select_from(RollRow)
    mine = (Attendance.meeting_id == RollRow.meeting_id) & (Attendance.person_id == whom)
    asked = asked.outerjoin(Alias, Alias.subject_id == RollRow.person_id)
    return _read(
        _with_names(asked.outerjoin(Attendance, mine), RollRow.meeting_id, whom)
        .where(RollRow.meeting_id == meeting.id)
        .order_by(Alias.subject_id.is_not(None), RollRow.number),
        is_numbered=True,
    )


def _once(lines: list[Line]) -> list[Line]:
    """Return one line for each person, by number."""
    first: dict[UUID, Line] = {}
    for line in lines:
        first.setdefault(line.person_id, line)
    return sorted(first.values(), key=lambda line: line.number)


def _unlisted(meeting: Meeting) -> list[Line]:
    """Return who has a status and no number yet, by name: marked in another house, say."""
    listed = select(counts_as(RollRow.person_id)).where(RollRow.meeting_id == meeting.id)
    asked = _lines(literal(0), Attendance.person_id).select_from(Attendance)
    return _read(
        _with_names(asked, Attendance.meeting_id, Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.person_id.not_in(listed))
        .order_by(Person.name, Attendance.person_id),
        is_numbered=False,
    )


_Other = aliased(Person)
"""Whom somebody came for, as the one who is kept of those who were merged."""


def _lines(*number_and_id: Any) -> Select[Any]:
    return select(
        *number_and_id,
        Person.name,
        WalkIn.name,
        Attendance,
        Person.household_id,
        AttendanceFor,
        _Other.name,
        _Other.household_id,
        Household.head_name,
    )


def _with_names(asked: Select[Any], meeting_id: Any, whom: Any) -> Select[Any]:
    """Join what `_lines` asks for, of this person at this meeting."""
    came_for = (AttendanceFor.meeting_id == meeting_id) & (AttendanceFor.person_id == whom)
    return (
        asked.outerjoin(Person, Person.id == whom)
        .outerjoin(WalkIn, WalkIn.id == whom)
        .outerjoin(AttendanceFor, came_for)
        .outerjoin(_Other, _Other.id == counts_as(AttendanceFor.for_person))
        .outerjoin(Household, Household.id == AttendanceFor.for_household)
        .execution_options(populate_existing=True)
    )


def _read(asked: Select[Any], *, is_numbered: bool) -> list[Line]:
    return [
        Line(
            number,
            person_id,
            name or walked or UNNAMED,
            walked is not None,
            is_numbered,
            attendance,
            household_id,
            _for_whom(came_for, *whom),
        )
        for number, person_id, name, walked, attendance, household_id, came_for, *whom in (
            db.session.execute(asked)
        )
    ]


def _for_whom(
    came_for: AttendanceFor | None, other: str | None, home: UUID | None, head: str | None
) -> CameForWhom | None:
    if came_for is None or (came_for.for_person or came_for.for_household) is None:
        return None
    return CameForWhom(other or head or UNNAMED, came_for.for_household or home)
