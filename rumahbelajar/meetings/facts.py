"""The facts of meetings: when one is planned and how it went, who came, and what was promised.

A meeting is the subject of what is told of it, a person of what is told of them; somebody who only
walked in is a subject too, named by the id of their row. Typed words stand in rows of their own.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rumahbelajar.ledger.kinds import fact_kind


@fact_kind("meeting.planned", version=1)
@dataclass(frozen=True)
class MeetingPlanned:
    """A meeting is to be held: of a group, or without one of a village."""

    group_id: UUID | None
    series_id: UUID | None
    """What was planned in one step."""
    course_id: str
    """With `guide` the slug of a guide of that course; both "" for a meeting of its own."""
    guide: str
    on: date
    """The local day that people mean."""
    starts: str
    """Local time, "14:00"."""
    minutes: int
    zone: str
    """IANA time zone of the place."""


@fact_kind("meeting.changed", version=1)
@dataclass(frozen=True)
class MeetingChanged(MeetingPlanned):
    """A meeting as it is to be held from now on, in full; replaces how it was planned before."""


@fact_kind("meeting.cancelled", version=1)
@dataclass(frozen=True)
class MeetingCancelled:
    """A meeting is not held."""

    on: date
    """The day for which it was planned."""


@fact_kind("meeting.closed", version=1)
@dataclass(frozen=True)
class MeetingClosed:
    """A meeting was held and its roll is complete."""

    on: date
    marked: int
    """How many had a status then."""


@fact_kind("meeting.reopened", version=1)
@dataclass(frozen=True)
class MeetingReopened:
    """A meeting is open again; replaces the fact that closed or cancelled it."""

    on: date


@fact_kind("attendance.marked", version=1)
@dataclass(frozen=True)
class AttendanceMarked:
    """Somebody has this status at a meeting; replaces the status before, if there was one."""

    meeting_id: UUID
    status: str
    """As in models.Status."""
    batch: UUID | None
    """What was marked in one step, and is undone in one."""


@fact_kind("attendance.marked", version=2)
@dataclass(frozen=True)
class AttendanceMarkedWith(AttendanceMarked):
    """The same, with how it came in; what was told in version 1 came in nobody knows how."""

    way: str
    """As in attendance_models.Way."""


@fact_kind("attendance.marked", version=3)
@dataclass(frozen=True)
class AttendanceMarkedOf(AttendanceMarkedWith):
    """The same, with who it was that day, which stays true for the reports."""

    sex: str
    """As in people.models.Sex; "" when it was not said."""
    age_band: str
    category: str
    """The main category of the person; "" for who only walked in."""


@fact_kind("attendance.withdrawn", version=1)
@dataclass(frozen=True)
class AttendanceWithdrawn:
    """Somebody has no status at a meeting any more; replaces the one before."""

    meeting_id: UUID


@fact_kind("attendance.came_for", version=1)
@dataclass(frozen=True)
class CameFor:
    """Somebody came to a meeting for somebody else, too; replaces what was said of it before.

    At most one of both is named; with neither, they came for their own household alone.
    """

    meeting_id: UUID
    for_person: UUID | None
    for_household: UUID | None


@fact_kind("meeting.walk_in_taken_out", version=1)
@dataclass(frozen=True)
class WalkInTakenOut:
    """Somebody who walked in was written down by mistake; their row with the name is gone."""

    walk_in_id: UUID


@fact_kind("commitment.made", version=1)
@dataclass(frozen=True)
class CommitmentMade:
    """Somebody chose at a meeting what their household does until the next."""

    meeting_id: UUID


@fact_kind("commitment.made", version=2)
@dataclass(frozen=True)
class CommitmentMadeWith(CommitmentMade):
    """The same, with what was said of several households in one step, and is undone in one."""

    batch: UUID | None


@fact_kind("commitment.withdrawn", version=1)
@dataclass(frozen=True)
class CommitmentWithdrawn:
    """It was chosen by mistake; replaces the fact that said so."""

    meeting_id: UUID


@fact_kind("commitment.answered", version=1)
@dataclass(frozen=True)
class CommitmentAnswered:
    """Somebody said whether it was done; replaces the answer before, if there was one."""

    meeting_id: UUID
    """The meeting at which it was chosen."""
    outcome: str
    """As in models.Outcome."""
