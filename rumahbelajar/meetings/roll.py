"""The roll of a meeting: who is on its list, under which number, and with which status.

Numbers stay for good once they are given, so that those on the sheet are those on the screen. They
are given by the first that is saved, or when the sheet is printed; until then the list shows those
it would give.
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups.membership import members_on
from rumahbelajar.ledger.aliases import stands_as
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings import roll_rows
from rumahbelajar.meetings.attendance_models import Attendance, AttendanceFor, RollRow, Status
from rumahbelajar.meetings.models import Meeting

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
    came_for: CameForWhom | None = None
    also_numbered: tuple[int, ...] = ()
    """Numbers that entries had which were merged into this one: on a sheet they may stand yet."""

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
    def numbers(self) -> dict[int, int]:
        """Return each number that may stand on a sheet, with the number of the line it means."""
        return {
            number: line.number
            for line in self.lines
            for number in (line.number, *line.also_numbered)
        }

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
    lines = _once(listed := _read(roll_rows.listed(meeting), is_numbered=True))
    known = {line.person_id for line in lines}
    unlisted = {
        line.person_id: line for line in _read(roll_rows.unlisted(meeting), is_numbered=False)
    }
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


def _once(lines: list[Line]) -> list[Line]:
    """Return one line for each person, by number; the others' numbers lead to it."""
    of_person: dict[UUID, list[Line]] = {}
    for line in lines:
        of_person.setdefault(line.person_id, []).append(line)
    merged = [
        replace(first, also_numbered=tuple(each.number for each in others))
        for first, *others in of_person.values()
    ]
    return sorted(merged, key=lambda line: line.number)


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
