"""What households choose to do at home after a meeting, and at the next one whether it was done."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import exists, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords, Outcome
from rumahbelajar.meetings.facts import (
    CommitmentAnswered,
    CommitmentMade,
    CommitmentWithdrawn,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import Line, roll_of
from rumahbelajar.people import consent, learner_lock
from rumahbelajar.people.models import Person

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Comer:
    """One of a household who came; without consent they choose nothing and tell of nothing."""

    person_id: UUID
    name: str
    has_agreed: bool


@dataclass(frozen=True)
class Household:
    """Those of a household who came, or one who came alone; one of them speaks for all."""

    speaker: Comer
    """Who promised; before that the first who has agreed that records are kept, if anybody has."""
    comers: tuple[Comer, ...]
    commitment: Commitment | None
    words: str
    """What they chose, where it is not what the guide proposes."""

    @property
    def person_id(self) -> UUID:
        """Under whom it is kept what they choose."""
        return self.speaker.person_id

    @property
    def names(self) -> str:
        """All of them, in the order of the list."""
        return ", ".join(each.name for each in self.comers)


def households_at(meeting: Meeting) -> list[Household]:
    """Return the households that came or promised something, in the order of the list."""
    promised = _promised(meeting.id)
    lines = [
        line
        for line in roll_of(meeting).lines
        if not line.is_walk_in
        and (line.person_id in promised or (line.status is not None and line.status.was_there))
    ]
    agreed = consent.agreed_among([line.person_id for line in lines])
    return [_household(each, promised, agreed) for each in _by_household(lines)]


def before(meeting: Meeting) -> Meeting | None:
    """Return the last meeting of the same group before this one at which anybody promised."""
    if meeting.group_id is None:
        return None
    has_promises = exists().where(
        Commitment.meeting_id == Meeting.id, Commitment.made_fact.is_not(None)
    )
    return db.session.scalars(
        select(Meeting)
        .where(Meeting.group_id == meeting.group_id, Meeting.on < meeting.on, has_promises)
        .order_by(Meeting.on.desc(), Meeting.id.desc())
        .limit(1)
    ).first()


def promise(viewer: Viewer, meeting: Meeting, person_id: UUID, words: str) -> int:
    """Say that somebody chose what the guide proposes or, in words of their own, something else.

    Return, as `take_back` and `answer` do, for how many people a course is finished by it. Raise
    Refused, as `answer` does, while they do not agree that records of their learning are kept.
    """
    now = _now(meeting, person_id)
    _require_consent(person_id)
    said = db.session.get(CommitmentWords, now.made) if now.made else None
    if now.made is not None and (said.text if said else "") == words:
        return 0
    fact = _tell(viewer, meeting, person_id, CommitmentMade(meeting.id), now.made)
    if words:
        db.session.add(CommitmentWords(fact_id=fact.id, person_id=person_id, text=words))
        db.session.flush()
    return counting.tell(viewer, meeting, now.household) if now.outcome else 0


def take_back(viewer: Viewer, meeting: Meeting, person_id: UUID) -> int:
    """Say that it was noted by mistake; twice changes nothing."""
    now = _now(meeting, person_id)
    if now.made is None:
        return 0
    _tell(viewer, meeting, person_id, CommitmentWithdrawn(meeting.id), now.made)
    return counting.tell(viewer, meeting, now.household) if now.outcome else 0


def answer(viewer: Viewer, meeting: Meeting, person_id: UUID, outcome: Outcome) -> int:
    """Say whether it was done; the same again, and an answer to no promise, change nothing."""
    now = _now(meeting, person_id)
    if now.made is None or now.outcome is outcome:
        return 0
    _require_consent(person_id)
    payload = CommitmentAnswered(meeting.id, outcome.value)
    _tell(viewer, meeting, person_id, payload, now.answered)
    return counting.tell(viewer, meeting, now.household) if now.outcome is None else 0


@dataclass(frozen=True)
class _Now:
    """What a household chose, and all of it: what one tells counts for everybody who came."""

    household: set[UUID]
    made: UUID | None
    """The fact that says so, and below the one that says what became of it."""
    answered: UUID | None
    outcome: Outcome | None


def _now(meeting: Meeting, person_id: UUID) -> _Now:
    """Lock a household, people before facts as whoever learns does; return what it chose."""
    household = counting.household_of(person_id)
    learner_lock.take_turns(household)
    lock_subjects(*household)
    row = db.session.get(Commitment, (meeting.id, person_id), populate_existing=True)
    if row is None:
        return _Now(household, None, None, None)
    return _Now(household, row.made_fact, row.answer_fact, row.outcome)


def _require_consent(person_id: UUID) -> None:
    """Raise Refused for who does not agree, or no longer; they are locked."""
    if not consent.has_consented(person_id):
        raise Refused(
            _(
                "Orang ini belum setuju catatan belajarnya disimpan, jadi komitmennya tidak "
                "dicatat. Catat dulu persetujuannya di halaman orang itu."
            )
        )


def _promised(meeting_id: UUID) -> dict[UUID, tuple[Commitment, str]]:
    rows = db.session.execute(
        select(Commitment, CommitmentWords.text)
        .outerjoin(CommitmentWords, CommitmentWords.fact_id == Commitment.made_fact)
        .where(Commitment.meeting_id == meeting_id, Commitment.made_fact.is_not(None))
    ).tuples()
    return {row.person_id: (row, words or "") for row, words in rows}


def _by_household(lines: list[Line]) -> list[list[Line]]:
    asked = select(Person.id, Person.household_id).where(
        Person.id.in_([line.person_id for line in lines])
    )
    household_of = dict(db.session.execute(asked).tuples().all())
    together: dict[UUID, list[Line]] = {}
    for line in lines:
        together.setdefault(household_of.get(line.person_id) or line.person_id, []).append(line)
    return list(together.values())


def _household(
    lines: list[Line], promised: dict[UUID, tuple[Commitment, str]], agreed: set[UUID]
) -> Household:
    comers = tuple(Comer(each.person_id, each.name, each.person_id in agreed) for each in lines)
    speaker = min(comers, key=lambda each: (each.person_id not in promised, not each.has_agreed))
    commitment, words = promised.get(speaker.person_id, (None, ""))
    return Household(speaker, comers, commitment, words)


def _tell(
    viewer: Viewer, meeting: Meeting, person_id: UUID, payload: Any, replaces: UUID | None
) -> Fact:
    return record(
        payload,
        subject_id=person_id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=meeting.on,
        replaces=replaces,
    )
