"""What households choose to do at home after a meeting, and at the next one whether it was done."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select

from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords
from rumahbelajar.meetings.earlier import earlier_than, last_before
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import UNNAMED, Line, roll_of
from rumahbelajar.people import consent
from rumahbelajar.people.models import Person


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
    def may_choose(self) -> bool:
        """Whether they have not chosen yet, and one of them agreed that it is kept."""
        return self.commitment is None and self.speaker.has_agreed

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
        if not line.is_walk_in and (line.person_id in promised or line.has_come)
    ]
    agreed = consent.agreed_among([line.person_id for line in lines])
    return [_household(each, promised, agreed) for each in _by_household(lines)]


def before(meeting: Meeting) -> Meeting | None:
    """Return the last meeting of the same group before this one at which anybody promised."""
    has_promises = exists().where(
        Commitment.meeting_id == Meeting.id, Commitment.made_fact.is_not(None)
    )
    return last_before(meeting, has_promises)


@dataclass(frozen=True)
class Unasked:
    """What somebody chose at an earlier meeting, and nobody asked since what came of it."""

    meeting: Meeting
    person_id: UUID
    name: str
    words: str
    has_agreed: bool


def unasked_before(meeting: Meeting, but: Meeting | None) -> list[Unasked]:
    """Return what was never asked about of all earlier meetings of the group but one, newest first.

    Two queries, however many meetings there were.
    """
    earlier = earlier_than(meeting)
    rows = db.session.execute(
        earlier.add_columns(Commitment.person_id, Person.name, CommitmentWords.text)
        .join(Commitment, Commitment.meeting_id == Meeting.id)
        .outerjoin(Person, Person.id == Commitment.person_id)
        .outerjoin(CommitmentWords, CommitmentWords.fact_id == Commitment.made_fact)
        .where(Commitment.made_fact.is_not(None), Commitment.outcome.is_(None))
        .order_by(Person.name)
    ).all()
    found = [row for row in rows if but is None or row[0].id != but.id]
    agreed = consent.agreed_among([person_id for _meeting, person_id, _name, _words in found])
    return [
        Unasked(of, person_id, name or UNNAMED, words or "", person_id in agreed)
        for of, person_id, name, words in found
    ]


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
