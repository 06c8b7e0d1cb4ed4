"""What a facilitator takes to a meeting, in one file and on paper: a guide with all it needs.

No person is named in it, for the file stays on a phone that others use. So of what households
promised last time only the guide's own sentence is told, and how many chose it: words of their own
may hold a name. The roll is not in it either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import func, select

from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.courses.library import Library
from rumahbelajar.courses.model import Course, Quiz, Term
from rumahbelajar.database import db
from rumahbelajar.learning.standing_alone import terms_named, with_links_within, with_pictures
from rumahbelajar.meetings import commitments
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords
from rumahbelajar.meetings.finding import Held, guide_of
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.times import begins_at, hours_of, weekday_and_day


@dataclass(frozen=True)
class LastTime:
    """What was promised at the meeting before: the guide's sentence, and by how many.

    `others` is how many households chose words of their own.
    """

    commitment: str
    count: int
    others: int


@dataclass(frozen=True)
class Occasion:
    """When, where and with whom it is, as people say it, and what to ask about first."""

    day: str
    hours: str
    place: str
    whom: str
    begins: datetime
    last: LastTime | None


@dataclass(frozen=True)
class Step:
    """An item of the agenda; `begins` and `ends` are minutes, or the time on the clock."""

    number: int
    title: str
    minutes: int
    begins: str
    ends: str
    html: str


@dataclass(frozen=True)
class Kit:
    """A guide with everything that the meeting needs; `key` tells it from other kits."""

    course: Course
    guide: Guide
    steps: tuple[Step, ...]
    quiz: Quiz | None
    terms: tuple[Term, ...]
    occasion: Occasion | None
    key: str

    @property
    def name(self) -> str:
        """What its files are called, which tells nothing of what it is about."""
        return f"bekal-{self.guide.number}"


def pack_kit(library: Library, course: Course, guide: Guide, held: Held | None = None) -> Kit:
    """Return the kit of a guide, for one meeting or for any; raise OSError without a picture."""
    occasion = _occasion(held) if held else None
    module = course.module(f"{course.id}/{guide.quiz}") if guide.quiz else None
    version = f"{course.version} {guide.slug} {held.meeting.id if held else ''}"
    return Kit(
        course=course,
        guide=guide,
        steps=tuple(_steps(library, course, guide, occasion)),
        quiz=module.quiz if module else None,
        terms=terms_named(library, course, (item.html for item in guide.agenda)),
        occasion=occasion,
        key=sha256(version.encode()).hexdigest()[:12],
    )


def _steps(
    library: Library, course: Course, guide: Guide, occasion: Occasion | None
) -> Iterator[Step]:
    for number, (begin, end, item) in enumerate(guide.clock(), start=1):
        html = with_links_within(with_pictures(library, course, item.html), {})
        begins, ends = (_at(minutes, occasion) for minutes in (begin, end))
        yield Step(number, item.title, item.minutes, begins, ends, html)


def _at(minutes: int, occasion: Occasion | None) -> str:
    if occasion is None:
        return str(minutes)
    return f"{occasion.begins + timedelta(minutes=minutes):%H.%M}"


def _occasion(held: Held) -> Occasion:
    meeting = held.meeting
    return Occasion(
        day=weekday_and_day(meeting.on),
        hours=hours_of(meeting),
        place=meeting.place,
        whom=held.with_whom,
        begins=begins_at(meeting),
        last=_last_time(meeting),
    )


def _last_time(meeting: Meeting) -> LastTime | None:
    """Return what was promised at the meeting before; None where nothing was."""
    before = commitments.before(meeting)
    if before is None:
        return None
    promised, others = db.session.execute(
        select(func.count(), func.count(CommitmentWords.fact_id))
        .select_from(Commitment)
        .outerjoin(CommitmentWords, CommitmentWords.fact_id == Commitment.made_fact)
        .where(Commitment.meeting_id == before.id, Commitment.made_fact.is_not(None))
    ).one()
    guide = guide_of(before)
    return LastTime(guide.commitment if guide else "", promised - others, others)
