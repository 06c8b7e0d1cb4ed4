"""The roll of a meeting: who is on its list, under which number, and with which status.

Numbers stay for good once they are given, so that those on the sheet are those on the screen. They
are given by the first that is saved, or when the sheet is printed; until then the list shows those
it would give.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups.membership import members_on
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status, WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Person

UNNAMED = "–"
"""For somebody whose name was erased, or is not known in this house."""


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

    @property
    def status(self) -> Status | None:
        """The status; None is "belum dicatat"."""
        return self.attendance.status if self.attendance else None

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
    """Return a short mark of the fact that a status stands on; "" for no status."""
    return attendance.fact_id.hex[-12:] if attendance else ""


def roll_of(meeting: Meeting) -> Roll:
    """Return the list of a meeting; three queries, however many are on it.

    On it is who was in the group that day, who was put on it, and whoever has a status.
    """
    lines = _numbered(meeting)
    known = {line.person_id for line in lines}
    unnumbered = [
        (person.id, person.name, None)
        for person in (members_on(meeting.group_id, meeting.on) if meeting.group_id else ())
    ]
    marked = {attendance.person_id: (name, attendance) for name, attendance in _unlisted(meeting)}
    members = {person_id for person_id, _name, _none in unnumbered}
    others = [each for each in marked if each not in members]
    number = max((line.number for line in lines), default=0)
    for person_id, name in [
        *((person_id, name) for person_id, name, _none in unnumbered if person_id not in known),
        *((person_id, marked[person_id][0]) for person_id in others),
    ]:
        number += 1
        attendance = marked[person_id][1] if person_id in marked else None
        lines.append(Line(number, person_id, name or UNNAMED, False, False, attendance))
    return Roll(lines)


def give_numbers(meeting: Meeting) -> Roll:
    """Give every line its number for good; return the list."""
    lock_subjects(meeting.id)
    roll = roll_of(meeting)
    for line in roll.lines:
        if not line.is_numbered:
            put_on_list(meeting.id, line.person_id, line.number)
    db.session.flush()
    return roll


def put_on_list(meeting_id: UUID, person_id: UUID, number: int | None = None) -> None:
    """Put somebody on the list, last unless a number is named; who is on it stays."""
    there = select(RollRow.number).where(
        RollRow.meeting_id == meeting_id, RollRow.person_id == person_id
    )
    if db.session.scalar(there) is not None:
        return
    if number is None:
        last = select(func.max(RollRow.number)).where(RollRow.meeting_id == meeting_id)
        number = (db.session.scalar(last) or 0) + 1
    db.session.add(RollRow(meeting_id=meeting_id, number=number, person_id=person_id))
    db.session.flush()


def _numbered(meeting: Meeting) -> list[Line]:
    rows = db.session.execute(
        select(RollRow.number, RollRow.person_id, Person.name, WalkIn.name, Attendance)
        .outerjoin(Person, Person.id == RollRow.person_id)
        .outerjoin(WalkIn, WalkIn.id == RollRow.person_id)
        .outerjoin(
            Attendance,
            (Attendance.person_id == RollRow.person_id)
            & (Attendance.meeting_id == RollRow.meeting_id),
        )
        .where(RollRow.meeting_id == meeting.id)
        .order_by(RollRow.number)
        .execution_options(populate_existing=True)
    ).tuples()
    return [
        Line(number, person_id, name or walked or UNNAMED, walked is not None, True, attendance)
        for number, person_id, name, walked, attendance in rows
    ]


def _unlisted(meeting: Meeting) -> list[tuple[str, Attendance]]:
    """Return who has a status and no number yet, by name: marked in another house, say."""
    listed = select(RollRow.person_id).where(RollRow.meeting_id == meeting.id)
    rows = db.session.execute(
        select(Person.name, Attendance)
        .select_from(Attendance)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.person_id.not_in(listed))
        .order_by(Person.name, Attendance.person_id)
        .execution_options(populate_existing=True)
    ).tuples()
    return [(name or "", attendance) for name, attendance in rows]
