"""Nations of random sizes: many ones and zeros, or all kinds of numbers, in every measure.

Of three values in each row a number can follow (withholding.md): most are told by two of each.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group, GroupMember
from rumahbelajar.learning.facts import AttemptSubmitted
from rumahbelajar.ledger.recording import record
from rumahbelajar.library import the_library
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount
from rumahbelajar.people.models import AgeBand, Area, Person, Sex, Village
from rumahbelajar.questions import BaseQuestion
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries import filling
from rumahbelajar.reports.summaries.models import ActiveMonth, StandingInCourse
from tests.house import DISTRICT, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.crowd import hold_without_marks, mark
from tests.reports.nation import VILLAGES
from tests.reports.told_traits import TWO, Traits

SPRING = Period(Month(2024, 4), Month(2024, 5))
MORE = tuple(f"{DISTRICT}.20{number}" for number in (11, 12, 13))
EVERYWHERE = (*VILLAGES, *MORE)
FEW = (0, 0, 0, 0, 1, 1, 1, 2)
"""Many ones, and small sums of them."""
ANY = (0, 0, 1, 1, 2, 3, 5, 6, 8, 20)
_LATE = (date(2026, 11, 20), date(2026, 10, 10), date(2024, 6, 1))
"""Days on which somebody learned last: of late, and 30 and 90 days and more ago."""
_BUSY = 0.75
"""How many villages are heard of, and in how many months of one something is done."""
_NOW = datetime(2024, 1, 1, tzinfo=UTC)


def settle(numbers: Sequence[int], random: Random, traits: Traits = TWO) -> None:
    """Fill the villages of the small nation, and three more beside Kuripan."""
    db.session.add_all(Area(code=code, name=code) for code in MORE)
    db.session.flush()
    db.session.add_all(Village(code=code, time_zone="Asia/Jakarta") for code in MORE)
    db.session.flush()
    busy = [village for village in EVERYWHERE if random.random() < _BUSY]
    for village, month in product(busy, SPRING.months):
        on = date(month.year, month.month, 5)
        _enroll(village, on, numbers, random, traits)
        for status in (Status.PRESENT, Status.ABSENT):
            if people := random.choice(numbers):
                mark(village, people, status, on)
        if people := random.choice(numbers):
            hold_without_marks(village, people, on)
        _ask(village, on, numbers, random)
        for kind in traits.kinds:
            if random.random() < _BUSY:
                _serve(village, kind, on, numbers, random)
    _name_traits(random, traits)
    _group(random)
    filling.fill()


def _enroll(village: str, on: date, numbers: Sequence[int], random: Random, told: Traits) -> None:
    people = [
        {
            "sex": sex,
            "category": category,
            "age_band": random.choice(told.bands),
            "destination": random.choice(told.destinations),
        }
        for sex, category in product("PL", told.categories)
        for _person in range(random.choice(numbers))
    ]
    if not people:
        return
    standings, months = [], []
    for traits in people:
        person_id = _id(random)
        for standing in _standings(person_id, village, on, random):
            standings.append({**standing, **traits})
        for month in SPRING.months:
            if random.random() < 0.4:
                months += [
                    {"person_id": person_id, "course_id": course, "month": month.number}
                    for course in ("", COURSE)
                ]
    db.session.execute(insert(StandingInCourse), standings)
    if months:
        db.session.execute(insert(ActiveMonth), months)


def _standings(
    person_id: UUID, village: str, on: date, random: Random, course_id: str = COURSE
) -> Iterator[dict[str, Any]]:
    """Yield how somebody stands in all courses and in the one: on the way, gone or finished."""
    end = random.choice(["open", "open", "gone", "finished", "finished", "certified"])
    finished = on + timedelta(days=random.choice([3, 10, 40])) if "f" in end else None
    has_marks = random.random() < 0.5
    for course in ("", course_id):
        yield {
            "person_id": person_id,
            "course_id": course,
            "village_code": village,
            "enrolled_on": on,
            "enrolled_fact": _id(random),
            "is_open": end != "gone",
            "withdrawn_on": on if end == "gone" else None,
            "completed_on": finished,
            "certified_on": finished if end == "certified" else None,
            "pretest_mark": random.choice([20, 50, 80]) if course and has_marks else None,
            "posttest_mark": random.choice([50, 80, 100]) if course and has_marks else None,
            "last_on": random.choice(_LATE),
        }


def _serve(
    village: str, kind: ServiceKind, on: date, numbers: Sequence[int], random: Random
) -> None:
    cells = {
        (sex, band): people
        for sex, band in product((Sex.FEMALE, Sex.MALE), (AgeBand.FROM_25.value, "?"))
        if (people := random.choice(numbers))
    }
    if not cells:
        return
    service_id, pillar = _id(random), kind.pillars[0]
    place = {
        "service_id": service_id,
        "village_code": village,
        "on": on,
        "pillar": pillar,
        "kind": kind,
    }
    by_sex = {
        name: sum(people for (sex, _band), people in cells.items() if sex is each)
        for name, each in (("female", Sex.FEMALE), ("male", Sex.MALE))
    }
    said = {"fact_id": _id(random), "told_by": _id(random), "told_at": _NOW}
    db.session.add(
        Service(
            **place,
            **by_sex,
            unsaid=0,
            is_withdrawn=False,
            **said,
            least_said="",
            greatest_said="",
        )
    )
    db.session.add_all(
        ServiceCount(**place, sex=sex, age_band=band, people=people)
        for (sex, band), people in cells.items()
    )
    db.session.flush()


def _ask(village: str, on: date, numbers: Sequence[int], random: Random) -> None:
    """Let some begin another course, and hand in its first test, which has scales."""
    course = next(iter(the_library().courses.values()))
    assert course.pretest is not None
    quiz = course.pretest
    for _person in range(random.choice(numbers)):
        person_id = _id(random)
        standings = _standings(person_id, village, on, random, course.id)
        traits = {"sex": "P", "category": "umum", "age_band": "60+", "destination": ""}
        db.session.execute(insert(StandingInCourse), [{**each, **traits} for each in standings])
        given = [_answer(each, random) for each in quiz.questions]
        attempt = AttemptSubmitted(
            *(course.id, quiz.id, course.version, _id(random)),
            questions=tuple(each.id for each in quiz.questions),
            answers=tuple(answer for answer, _points in given),
            points=tuple(points for _answer, points in given),
            mark=None,
            passed=None,
        )
        record(
            attempt, subject_id=person_id, actor_id=person_id, village_code=village, occurred_on=on
        )


def _answer(question: BaseQuestion, random: Random) -> tuple[str, int | None]:
    if question.is_graded:
        return random.choice([("true", 100), ("false", 0), ('""', 0)])
    first, second, *_others = getattr(question, "options", ())
    return json.dumps(random.choice([first.id, second.id])), None


def _name_traits(random: Random, traits: Traits) -> None:
    """Let those who are marked be of some sex and age."""
    rows = list(db.session.scalars(select(Attendance)))
    for row in sorted(rows, key=lambda each: (each.village_code, each.on, each.status)):
        row.sex, row.age_band = random.choice("PL"), random.choice(traits.bands)
    db.session.flush()


def _group(random: Random) -> None:
    """Let some of Kuripan learn in two groups; nobody in both, as they then add up."""
    found = db.session.query(StandingInCourse.person_id).filter_by(
        village_code=KURIPAN, course_id=COURSE
    )
    groups = [
        Group(id=_id(random), village_code=KURIPAN, name=name, made_at=_NOW)
        for name in ("Mawar", "Anggrek")
    ]
    db.session.add_all(groups)
    known = set(db.session.scalars(db.select(Person.id)))
    strangers = sorted(person for (person,) in found if person not in known)
    db.session.add_all(
        Person(
            id=person,
            village_code=KURIPAN,
            name="Dina",
            sex=Sex.FEMALE,
            age_band=AgeBand.FROM_25,
            age_stated_on=_NOW.date(),
            added_at=_NOW,
        )
        for person in strangers
    )
    db.session.flush()
    db.session.add_all(
        GroupMember(group_id=random.choice(groups).id, person_id=person, since=_NOW.date())
        for person in strangers
        if random.random() < 0.6
    )
    db.session.flush()


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
