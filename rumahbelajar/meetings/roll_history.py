"""The history of a roll: every change of it in words, read from the facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import CompoundSelect, or_, select

from rumahbelajar.database import db
from rumahbelajar.ledger.kinds import KINDS, read_payload
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings import households, labels
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status, WalkIn, Way
from rumahbelajar.meetings.facts import (
    AttendanceMarked,
    AttendanceMarkedWith,
    AttendanceWithdrawn,
    CameFor,
    MeetingCancelled,
    MeetingClosed,
    MeetingReopened,
    WalkInTakenOut,
)
from rumahbelajar.meetings.models import Meeting, MeetingWords
from rumahbelajar.meetings.roll import UNNAMED
from rumahbelajar.people.models import Household, Person

_OF_MEETING = [
    KINDS.name_of(each)
    for each in (MeetingClosed, MeetingReopened, MeetingCancelled, WalkInTakenOut)
]
_OF_PEOPLE = [KINDS.name_of(each) for each in (AttendanceMarked, AttendanceWithdrawn, CameFor)]


@dataclass
class Change:
    """One change: who made it and when, of whom, and what became of it, in words."""

    at: datetime
    who: str
    words: str
    names: list[str] = field(default_factory=list)
    """Of those it was about; several when they were changed in one step."""
    reason: str = ""


@dataclass(frozen=True)
class _Told:
    """A fact with what it says."""

    fact: Fact
    payload: Any


def changes_of(meeting: Meeting) -> list[Change]:
    """Return every change of the roll of a meeting, newest first; in a few queries."""
    told = _told(meeting)
    names = _names(meeting, told)
    reasons = _reasons(meeting.id)
    by_id = {each.fact.id: each for each in told}
    changes: list[Change] = []
    step: tuple[Any, ...] | None = None
    for each in sorted(told, key=lambda one: one.fact.id, reverse=True):
        words = _words(each, by_id, names)
        batch = _step_of(each, by_id)
        same = (batch, words, each.fact.actor_id)
        name = names.get(each.fact.subject_id, UNNAMED)
        if batch is not None and same == step:
            changes[-1].names.insert(0, name)
            continue
        step = same
        changes.append(
            Change(
                each.fact.recorded_at,
                names.get(each.fact.actor_id, UNNAMED),
                words,
                [] if each.fact.subject_id == meeting.id else [name],
                reasons.get(each.fact.id, ""),
            )
        )
    return changes


def _step_of(told: _Told, by_id: dict[UUID, _Told]) -> UUID | None:
    """Return the step that a change was made in; many taken back at once were one step before."""
    is_withdrawn = isinstance(told.payload, AttendanceWithdrawn) and told.fact.replaces
    step = by_id.get(told.fact.replaces) if is_withdrawn and told.fact.replaces else told
    return getattr(step.payload, "batch", None) if step else None


def _told(meeting: Meeting) -> list[_Told]:
    of_meeting = _read(
        db.session.scalars(
            select(Fact).where(Fact.subject_id == meeting.id, Fact.kind.in_(_OF_MEETING))
        ).all()
    )
    taken_out = [
        each.payload.walk_in_id for each in of_meeting if isinstance(each.payload, WalkInTakenOut)
    ]
    on_list = _on_list(meeting.id)
    merged = select(Alias.subject_id).where(Alias.stands_as.in_(on_list))
    of_people = select(Fact).where(
        or_(
            Fact.subject_id.in_(on_list),
            Fact.subject_id.in_(merged),
            Fact.subject_id.in_(taken_out),
        ),
        Fact.kind.in_(_OF_PEOPLE),
        Fact.payload.contains(str(meeting.id)),
    )
    return of_meeting + [
        each
        for each in _read(db.session.scalars(of_people).all())
        if each.payload.meeting_id == meeting.id
    ]


def _on_list(meeting_id: UUID) -> CompoundSelect[tuple[UUID]]:
    """Return the ids of all who stood on the list, or walked in."""
    return (
        select(RollRow.person_id)
        .where(RollRow.meeting_id == meeting_id)
        .union_all(
            select(WalkIn.id).where(WalkIn.meeting_id == meeting_id),
            select(Attendance.person_id).where(Attendance.meeting_id == meeting_id),
        )
    )


def _read(facts: Sequence[Fact]) -> list[_Told]:
    """Return the facts with what they say; those of a later program are left out."""
    return [
        _Told(fact, read_payload(fact.kind, fact.schema_version, fact.payload))
        for fact in facts
        if KINDS.find(fact.kind, fact.schema_version) is not None
    ]


def _names(meeting: Meeting, told: list[_Told]) -> dict[UUID, str]:
    """Return what everybody is called whom these facts name: people, walk-ins, households."""
    walk_ins = db.session.scalars(select(WalkIn).where(WalkIn.meeting_id == meeting.id)).all()
    came_for = [each.payload for each in told if isinstance(each.payload, CameFor)]
    named = {each.fact.actor_id for each in told} | {each.fact.subject_id for each in told}
    named |= {each.for_person for each in came_for if each.for_person}
    named |= {each.person_id for each in walk_ins if each.person_id}
    people = select(Person.id, Person.name).where(Person.id.in_(named))
    names = dict(db.session.execute(people).tuples().all())
    homes = {each.for_household for each in came_for if each.for_household}
    heads = select(Household.id, Household.head_name).where(Household.id.in_(homes))
    for home, head in db.session.execute(heads).tuples():
        names[home] = households.called(head)
    return names | {each.id: _walk_in_name(each, names) for each in walk_ins}


def _walk_in_name(walk_in: WalkIn, names: dict[UUID, str]) -> str:
    if walk_in.person_id is None:
        return str(_("%(name)s (datang langsung)", name=walk_in.name))
    return str(
        _(
            "%(name)s (datang langsung, ternyata %(person)s)",
            name=walk_in.name,
            person=names.get(walk_in.person_id, UNNAMED),
        )
    )


def _reasons(meeting_id: UUID) -> dict[UUID, str]:
    asked = select(MeetingWords.fact_id, MeetingWords.reason).where(
        MeetingWords.meeting_id == meeting_id, MeetingWords.reason != ""
    )
    return dict(db.session.execute(asked).tuples().all())


def _words(told: _Told, by_id: dict[UUID, _Told], names: dict[UUID, str]) -> str:
    match told.payload:
        case AttendanceMarked() | AttendanceWithdrawn():
            return _status_words(told, by_id)
        case CameFor(for_person=person, for_household=household):
            whom = person or household
            if whom is not None:
                return str(_("mewakili %(name)s", name=names.get(whom, UNNAMED)))
            return str(_("tidak mewakili siapa-siapa lagi"))
    return _meeting_words(told.payload)


def _meeting_words(payload: Any) -> str:
    match payload:
        case MeetingClosed(marked=count):
            return str(
                ngettext(
                    "Daftar hadir ditutup dengan %(num)s orang dicatat",
                    "Daftar hadir ditutup dengan %(num)s orang dicatat",
                    count,
                )
            )
        case MeetingReopened():
            return str(_("Pertemuan dibuka lagi"))
        case MeetingCancelled():
            return str(_("Pertemuan dibatalkan"))
        case WalkInTakenOut():
            return str(_("Satu orang yang datang langsung dihapus, karena salah tulis"))
    raise TypeError(f"{type(payload).__name__} is no change of a roll")


def _status_words(told: _Told, by_id: dict[UUID, _Told]) -> str:
    replaced = by_id.get(told.fact.replaces) if told.fact.replaces else None
    old, new = _status(replaced), _status(told)
    way = told.payload.way if isinstance(told.payload, AttendanceMarkedWith) else ""
    if way in set(Way):
        return f"{old} → {new}, {labels.WAYS[Way(way)]}"
    return f"{old} → {new}"


def _status(told: _Told | None) -> str:
    if told is None or not isinstance(told.payload, AttendanceMarked):
        return str(_("Belum dicatat"))
    return str(labels.STATUSES[Status(told.payload.status)])
