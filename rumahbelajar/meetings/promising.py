"""Saying what a household chooses at a meeting, and at a later one what came of it.

Who is asked about several households locks all of them first (`lock`), so that two who do so at
once can never wait for each other in a ring.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords, Outcome
from rumahbelajar.meetings.facts import (
    CommitmentAnswered,
    CommitmentMade,
    CommitmentMadeWith,
    CommitmentWithdrawn,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people import consent, learner_lock

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Step:
    """What was said of several households at once, to be taken back at once."""

    batch: UUID
    person_ids: list[UUID]


def lock(person_ids: Collection[UUID]) -> None:
    """Lock the households of all of these, people before facts as whoever learns does."""
    households = {each for person_id in person_ids for each in counting.household_of(person_id)}
    learner_lock.take_turns(households)
    lock_subjects(*households)


def promise(
    viewer: Viewer, meeting: Meeting, person_id: UUID, words: str, batch: UUID | None = None
) -> int:
    """Say that somebody chose what the guide proposes or, in words of their own, something else.

    Return, as `take_back` and `answer` do, for how many people a course is finished by it. Raise
    Refused, as `answer` does, while they do not agree that records of their learning are kept.
    """
    now = _now(meeting, person_id)
    _require_consent(person_id)
    chosen = db.session.get(CommitmentWords, now.made) if now.made else None
    if now.made is not None and (chosen.text if chosen else "") == words:
        return 0
    payload = CommitmentMadeWith(meeting.id, batch)
    fact = _tell(viewer, meeting, person_id, payload, CommitmentMade)
    if words:
        db.session.add(CommitmentWords(fact_id=fact.id, person_id=person_id, text=words))
        db.session.flush()
    return counting.tell(viewer, meeting, now.household) if now.outcome else 0


def promise_rest(viewer: Viewer, meeting: Meeting, person_ids: Collection[UUID]) -> None:
    """Say in one step that all of these chose what the guide proposes.

    Who chose anything meanwhile stays with that.
    """
    lock(person_ids)
    batch = new_id()
    for person_id in person_ids:
        if _now(meeting, person_id).made is None:
            promise(viewer, meeting, person_id, "", batch)


def last_step_of(viewer: Viewer, meeting: Meeting) -> Step | None:
    """Return what the viewer said of several in one step, when it is the last they said here."""
    rows = db.session.execute(
        select(Commitment.person_id, Commitment.outcome, Fact)
        .join(Fact, Fact.id == Commitment.made_fact)
        .where(Commitment.meeting_id == meeting.id, Fact.actor_id == viewer.person_id)
        .order_by(Commitment.made_fact.desc())
    ).tuples()
    said = [(person_id, outcome, _batch_of(fact)) for person_id, outcome, fact in rows]
    last = said[0][2] if said else None
    if last is None:
        return None
    people = [each for each, outcome, batch in said if batch == last and outcome is None]
    return Step(last, people) if people else None


def undo(viewer: Viewer, meeting: Meeting, batch: UUID | None) -> int:
    """Take back what was said in one step; return of how many.

    Raise Refused when it is not the last that the viewer said any more.
    """
    step = last_step_of(viewer, meeting)
    if step is not None:
        lock(step.person_ids)
        step = last_step_of(viewer, meeting)
    if step is None or step.batch != batch:
        raise Refused(_("Perubahan itu sudah bukan yang terakhir. Muat ulang halamannya."))
    for person_id in step.person_ids:
        take_back(viewer, meeting, person_id)
    return len(step.person_ids)


def take_back(viewer: Viewer, meeting: Meeting, person_id: UUID) -> int:
    """Say that it was noted by mistake; twice changes nothing."""
    now = _now(meeting, person_id)
    if now.made is None:
        return 0
    _tell(viewer, meeting, person_id, CommitmentWithdrawn(meeting.id), CommitmentMade)
    return counting.tell(viewer, meeting, now.household) if now.outcome else 0


def answer(viewer: Viewer, meeting: Meeting, person_id: UUID, outcome: Outcome) -> int:
    """Say whether it was done; the same again, and an answer to no promise, change nothing."""
    now = _now(meeting, person_id)
    if now.made is None or now.outcome is outcome:
        return 0
    _require_consent(person_id)
    payload = CommitmentAnswered(meeting.id, outcome.value)
    _tell(viewer, meeting, person_id, payload, CommitmentAnswered)
    return counting.tell(viewer, meeting, now.household) if now.outcome is None else 0


@dataclass(frozen=True)
class _Now:
    """What a household chose, and all of it: what one tells counts for everybody who came."""

    household: set[UUID]
    made: UUID | None
    """The fact that says so."""
    outcome: Outcome | None


def _now(meeting: Meeting, person_id: UUID) -> _Now:
    """Lock a household, people before facts as whoever learns does; return what it chose."""
    household = counting.household_of(person_id)
    learner_lock.take_turns(household)
    lock_subjects(*household)
    row = db.session.get(Commitment, (meeting.id, person_id), populate_existing=True)
    if row is None:
        return _Now(household, None, None)
    return _Now(household, row.made_fact, row.outcome)


def _batch_of(fact: Fact) -> UUID | None:
    payload = read_payload(fact.kind, fact.schema_version, fact.payload)
    return payload.batch if isinstance(payload, CommitmentMadeWith) else None


def _require_consent(person_id: UUID) -> None:
    """Raise Refused for who does not agree, or no longer; they are locked."""
    if not consent.has_consented(person_id):
        raise Refused(
            _(
                "Orang ini belum setuju catatan belajarnya disimpan, jadi komitmennya tidak "
                "dicatat. Catat dulu persetujuannya di halaman orang itu."
            )
        )


def _tell(
    viewer: Viewer, meeting: Meeting, person_id: UUID, payload: Any, instead_of: type
) -> Fact:
    """Tell it in the place of all that this payload said; return on what it stands then."""
    return record_instead(
        said(person_id, instead_of, meeting_id=meeting.id),
        payload,
        subject_id=person_id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=meeting.on,
    )[-1]
