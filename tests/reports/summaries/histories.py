"""Histories of a few people in a few villages, as they might be told in any house."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from rumahbelajar.ids import new_id
from rumahbelajar.learning.facts import (
    ActivityFinished,
    AttemptSubmitted,
    CertificateIssued,
    CertificateReissuedAfter,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    EnrollmentWithdrawn,
    EnrollmentWithdrawnFrom,
    LessonCompleted,
    LessonSkipped,
)
from rumahbelajar.ledger.merging import PersonsMerged
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.facts import (
    AttendanceMarked,
    AttendanceMarkedOf,
    AttendanceMarkedWith,
    MeetingChanged,
    MeetingPlanned,
)

VILLAGES = ("33.07.10.2004", "33.07.10.2005", "33.07.11.2001", "33.08.01.2001", "32.12.16.2004")
PEOPLE = tuple(UUID(f"018f0000-0000-7000-8000-00000000000{number}") for number in range(4))
MEETINGS = tuple(UUID(f"018f0000-0000-7000-8000-00000000010{number}") for number in range(2))
COURSES = ("uang-kiriman", "usaha-kecil")
VERSION = "a" * 64
FIRST_DAY = date(2026, 1, 20)


class Told(NamedTuple):
    """One thing that is told: of whom, where, when, and whether it puts the one before right."""

    payload: Any
    person: UUID
    village: str
    day: date
    corrects: bool


courses = st.sampled_from(COURSES)
days = st.integers(0, 75).map(lambda number: FIRST_DAY + timedelta(days=number))
sexes, bands = st.sampled_from(["P", "L", ""]), st.sampled_from(["18-24", "25-34"])
categories, lands = st.sampled_from(["cpmi", "keluarga_pmi"]), st.sampled_from(["", "MY", "HK"])
traits = (sexes, bands, categories, lands)
quizzes = st.sampled_from(["pretest", "posttest", "modul/quiz"])
marks = st.none() | st.integers(0, 100)
statuses = st.sampled_from(["present", "late", "absent"])
meetings = st.sampled_from(MEETINGS)
PLANS = (MeetingPlanned, MeetingChanged)
TIMES = (st.just("14:00"), st.just(90), st.just("Asia/Jakarta"))


def _submitted(course: str, quiz: str, mark: int | None) -> AttemptSubmitted:
    asked = ("satu",), ("null",), (mark,)
    return AttemptSubmitted(course, f"{course}/{quiz}", VERSION, new_id(), *asked, mark, None)


payloads = st.one_of(
    st.builds(EnrollmentOpened, courses, st.just(VERSION), *traits),
    st.builds(EnrollmentOpened, courses, st.just(VERSION), *traits),
    st.builds(EnrollmentWithdrawnFrom, courses, days, st.sampled_from(VILLAGES), *traits),
    st.builds(EnrollmentWithdrawn, courses, days),
    courses.map(lambda course: LessonCompleted(course, f"{course}/modul/satu", VERSION)),
    courses.map(lambda course: LessonSkipped(course, f"{course}/modul/satu", VERSION)),
    courses.map(lambda course: ActivityFinished(course, f"{course}/modul/alat", VERSION)),
    st.builds(_submitted, courses, quizzes, marks),
    st.builds(CompletionReached, courses, st.just(VERSION)),
    st.builds(CompletionQuestioned, courses, st.just(VERSION), days),
    st.builds(CertificateIssued, courses, st.just(VERSION), st.just("0" * 16), st.just("RB-1")),
    st.builds(
        lambda course, first: CertificateReissuedAfter(
            course, VERSION, "1" * 16, "RB-2", ("0" * 16,), (FIRST_DAY,), first
        ),
        courses,
        days,
    ),
    st.builds(AttendanceMarkedOf, meetings, statuses, st.none(), st.just("tap"), *traits[:3]),
    st.builds(AttendanceMarkedWith, meetings, statuses, st.none(), st.just("tap")),
    st.builds(AttendanceMarked, meetings, statuses, st.none()),
    *(st.builds(plan, *[st.none()] * 2, *[st.just("")] * 2, days, *TIMES) for plan in PLANS),
    st.builds(PersonsMerged, st.sampled_from(PEOPLE)),
)
told = st.builds(
    Told,
    payloads,
    st.sampled_from(PEOPLE),
    st.sampled_from(VILLAGES),
    days,
    st.integers(0, 3).map(lambda number: number == 0),
)
histories = st.lists(told, min_size=1, max_size=25)


def tell(history: list[Told]) -> list[UUID]:
    """Record a history in the session at hand; return the ids of its facts."""
    before: dict[UUID, UUID] = {}
    facts = []
    for each in history:
        if isinstance(each.payload, PersonsMerged) and each.payload.kept_id == each.person:
            continue
        # A plan is told of a meeting: which one, the person says, who is of no account to it.
        is_plan = isinstance(each.payload, MeetingPlanned)
        subject = MEETINGS[PEOPLE.index(each.person) % len(MEETINGS)] if is_plan else each.person
        fact = record(
            each.payload,
            subject_id=subject,
            actor_id=each.person,
            village_code=each.village,
            occurred_on=each.day,
            replaces=before.pop(subject, None) if each.corrects else None,
        )
        before[subject] = fact.id
        facts.append(fact.id)
    return facts
