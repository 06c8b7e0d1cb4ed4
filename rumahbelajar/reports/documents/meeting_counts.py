"""The meetings of a village in a period: how each stands, and how many had each status."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import all_aliases
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status, WalkIn
from rumahbelajar.meetings.finding import Held, held_meetings
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.documents.laying_out import Cell, band_of, sex_of

Mark = tuple[Status, Cell]
"""How somebody was there, and who they were that day."""


class State(StrEnum):
    """How a meeting stands; each is in one state."""

    HELD = "terlaksana"
    """Its roll is closed."""
    WITHOUT_ROLL = "belum"
    """It was, and its roll is not complete."""
    COMING = "datang"
    CANCELLED = "batal"


@dataclass(frozen=True)
class Counted:
    """A meeting with how many had each status.

    `unrecorded` are on the list of one that was held without any, as in the report of attendance.
    """

    held: Held
    state: State
    statuses: Counter[Status]
    unrecorded: int
    unlinked: int
    """Who walked in and is not in the register (yet)."""

    @property
    def came(self) -> int:
        """How many were there, in time or late."""
        return sum(number for status, number in self.statuses.items() if status.was_there)


@dataclass(frozen=True)
class Meetings:
    """Meetings by day, and who came to them in each month; who came twice is counted twice."""

    counted: tuple[Counted, ...]
    came_in: Mapping[Month, Counter[Cell]]

    @property
    def came(self) -> Counter[Cell]:
        """How often somebody of each sex and age band came."""
        return sum(self.came_in.values(), Counter[Cell]())

    @property
    def came_in_all(self) -> int:
        """How many times somebody came."""
        return sum(came.total() for came in self.came_in.values())

    def in_state(self, state: State) -> int:
        """How many stand so."""
        return sum(1 for each in self.counted if each.state is state)

    def during(self, period: Period) -> "Meetings":
        """Return those of some of the months."""
        return Meetings(
            tuple(
                each for each in self.counted if period.first <= each.held.meeting.on <= period.last
            ),
            {month: came for month, came in self.came_in.items() if month in period.months},
        )


def meetings_in(village_code: str, period: Period, today: date) -> Meetings:
    """Return the meetings of a village; a handful of queries, however many there are."""
    mine = held_meetings().where(
        Meeting.village_code == village_code, Meeting.on >= period.first, Meeting.on <= period.last
    )
    rows = db.session.execute(mine.order_by(Meeting.on, Meeting.starts, Meeting.id)).tuples()
    found = [Held.of(*row) for row in rows]
    ids = [each.meeting.id for each in found]
    marked = _marked(ids)
    listed = _listed(ids)
    unlinked = _unlinked(ids)
    counted = []
    for each in found:
        marks = marked.get(each.meeting.id, {})
        state = _state(each.meeting, today)
        missing = listed[each.meeting.id] - set(marks) if state is State.HELD else set()
        # Also of a meeting that one house cancelled and another held: reports count who came.
        counts = Counter(status for status, _cell in marks.values())
        counted.append(Counted(each, state, counts, len(missing), unlinked.get(each.meeting.id, 0)))
    return Meetings(tuple(counted), _came(counted, marked))


def _state(meeting: Meeting, today: date) -> State:
    if meeting.is_cancelled:
        return State.CANCELLED
    if meeting.is_closed:
        return State.HELD
    return State.WITHOUT_ROLL if meeting.lacks_roll(today) else State.COMING


def _marked(ids: Sequence[UUID]) -> dict[UUID, dict[UUID, Mark]]:
    """Return each meeting's marks by person; who was merged stands there as the one kept."""
    columns = Attendance.person_id, Attendance.status, Attendance.sex, Attendance.age_band
    found: dict[UUID, dict[UUID, Mark]] = defaultdict(dict)
    for some in _parts(ids):
        asked = select(Attendance.meeting_id, *columns).where(Attendance.meeting_id.in_(some))
        for meeting_id, person_id, status, sex, band in db.session.execute(asked):
            found[meeting_id][person_id] = status, (sex_of(sex), band_of(band))
    return found


def _listed(ids: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """Return who is on the list of each meeting; who was merged counts as the one kept."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    kept = all_aliases() if ids else {}
    for some in _parts(ids):
        asked = select(RollRow.meeting_id, RollRow.person_id).where(RollRow.meeting_id.in_(some))
        for meeting_id, person_id in db.session.execute(asked):
            found[meeting_id].add(kept.get(person_id, person_id))
    return found


def _unlinked(ids: Sequence[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for some in _parts(ids):
        asked = (
            select(WalkIn.meeting_id, func.count())
            .where(WalkIn.meeting_id.in_(some), WalkIn.person_id.is_(None))
            .group_by(WalkIn.meeting_id)
        )
        found |= dict(db.session.execute(asked).tuples().all())
    return found


def _came(
    counted: Sequence[Counted], marked: Mapping[UUID, Mapping[UUID, Mark]]
) -> dict[Month, Counter[Cell]]:
    """Return how often somebody of each sex and age band came in each month."""
    found: dict[Month, Counter[Cell]] = defaultdict(Counter)
    for each in counted:
        meeting = each.held.meeting
        found[Month.of(meeting.on)].update(
            cell for status, cell in marked.get(meeting.id, {}).values() if status.was_there
        )
    return found


def _parts(ids: Sequence[UUID], size: int = 500) -> list[Sequence[UUID]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]
