"""The people of a village in a course, or in any: who began in a period, or was active in it.

They are those that the sums of the village count, person by person, with the groups they are in.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    case,
    false,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group, GroupMember
from rumahbelajar.ledger.aliases import counts_as
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.told_courses import told_courses
from rumahbelajar.reports.rows.people_by_area import has_traits
from rumahbelajar.reports.summaries.models import DAYS, ActiveMonth, StandingInCourse
from rumahbelajar.reports.summaries.reading import Sum

Members = tuple[str, set[UUID]]
"""The name of a group, and who is in it."""
_BUCKETS = (*(f"within_{edge}" for edge in DAYS), "later")


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody whom the village counts."""

    id: UUID
    enrolled_on: date
    completed_on: date | None
    certified_on: date | None
    left_on: date | None
    """The day they left the course unfinished, and have not come back."""
    is_active: bool
    is_in_period: bool
    """Whether they began in it; all others are here because they are active."""
    name: str | None = None
    """None where no name is kept, or not here."""
    village: str | None = None
    """Where they live now."""

    @property
    def days(self) -> int | None:
        """How long it took them to finish."""
        return (self.completed_on - self.enrolled_on).days if self.completed_on else None


def learners_of(asked: Asked) -> list[Learner]:
    """Return the people of a village, without names; one query."""
    standing = StandingInCourse
    rows = db.session.execute(
        select(
            standing.person_id,
            standing.enrolled_on,
            standing.completed_on,
            standing.certified_on,
            standing.withdrawn_on,
            standing.is_open,
            _is_active(asked),
        ).where(
            *_asked_for(asked, [asked.course]),
            or_(_in_period(standing.enrolled_on, asked), _may_be_active(asked)),
        )
    )
    return [*_learners(rows.tuples(), asked)]


def named_learners_of(asked: Asked) -> list[Learner]:
    """Return those whom a list may name, by name; one query.

    In any course they are told as they stand in those that are on no hard subject: neither name nor
    day is of such a one (told_courses.py). Where and who they were says the first of them.
    """
    standing = StandingInCourse
    began = func.min(standing.enrolled_on)
    courses = told_courses(asked.course)
    told = (
        select(
            standing.person_id,
            began,
            func.min(standing.completed_on),
            func.min(standing.certified_on),
            func.max(standing.withdrawn_on),
            func.count(case((standing.is_open, 1))) > 0,
            func.count(case((_is_active(asked), 1))) > 0,
        )
        .where(
            standing.person_id.in_(_who_began_here(asked, courses)),
            standing.course_id.in_(courses),
            standing.enrolled_on.is_not(None),
        )
        .group_by(standing.person_id)
        .having(or_(_in_period(began, asked), func.count(case((_may_be_active(asked), 1))) > 0))
        .subquery()
    )
    person_id = told.c.person_id
    rows = db.session.execute(
        select(*told.c, Person.name, Person.village_code)
        .outerjoin(Person, Person.id == person_id)
        .order_by(func.lower(Person.name), person_id)
    )
    return [*_learners(rows.tuples(), asked)]


def groups_of(village: str) -> dict[UUID, Members]:
    """Return the groups of a village that go on, by name, with who is in each; one query."""
    rows = db.session.execute(
        select(Group.id, Group.name, counts_as(GroupMember.person_id))
        .outerjoin(GroupMember, (GroupMember.group_id == Group.id) & GroupMember.until.is_(None))
        .where(Group.village_code == village, Group.ended_at.is_(None))
        .order_by(func.lower(Group.name), Group.id)
    )
    found: dict[UUID, Members] = {}
    for group_id, name, person_id in rows:
        found.setdefault(group_id, (name, set()))[1].add(person_id)
    return found


def sum_of(learners: Iterable[Learner]) -> Sum:
    """Return the sums of some people, as those of an area are made."""
    everybody = list(learners)
    counted = [each for each in everybody if each.is_in_period]
    days = [each.days for each in counted if each.days is not None]
    buckets = [_BUCKETS[bisect_right(DAYS, number)] for number in days]
    taken: dict[str, Any] = {name: buckets.count(name) for name in set(buckets)}
    return Sum(
        enrolled=len(counted),
        withdrawn=sum(each.left_on is not None for each in counted),
        completed=len(days),
        certificates=sum(each.certified_on is not None for each in counted),
        active=sum(each.is_active for each in everybody),
        **taken,
    )


def _who_began_here(asked: Asked, courses: Sequence[str]) -> Select[Any]:
    """Select who began the first of these courses in the village, and was as asked for that day."""
    first, earlier = StandingInCourse, aliased(StandingInCourse)
    day, earlier_day = (tuple_(each.enrolled_on, each.enrolled_fact) for each in (first, earlier))
    before = select(earlier.person_id).where(
        earlier.person_id == first.person_id, earlier.course_id.in_(courses), earlier_day < day
    )
    return select(first.person_id).where(*_asked_for(asked, courses), ~before.exists())


def _is_active(asked: Asked) -> ColumnElement[bool]:
    """Return whether somebody learned in the month that tells it; most need no look into it."""
    standing, month = StandingInCourse, ActiveMonth
    found = select(month.month).where(
        month.person_id == standing.person_id,
        month.course_id == standing.course_id,
        month.month == asked.active_month.number,
    )
    return case((_may_be_active(asked), found.exists()), else_=false())


def _may_be_active(asked: Asked) -> ColumnElement[bool]:
    return StandingInCourse.last_on >= asked.active_month.first


def _in_period(day: SQLColumnExpression[date | None], asked: Asked) -> ColumnElement[bool]:
    return day.between(asked.period.first, asked.period.last)


def _asked_for(asked: Asked, courses: Sequence[str]) -> list[ColumnElement[bool]]:
    standing = StandingInCourse
    return [
        standing.village_code == asked.area,
        standing.course_id.in_(courses),
        standing.enrolled_on.is_not(None),
        *has_traits(standing, asked),
    ]


def _learners(rows: Iterable[Sequence[Any]], asked: Asked) -> Iterator[Learner]:
    """Yield who began in the period, or is active."""
    first, last = asked.period.first, asked.period.last
    for person_id, enrolled, completed, certified, withdrawn, is_open, is_active, *named in rows:
        is_in_period = first <= enrolled <= last
        if is_in_period or is_active:
            left = None if is_open or completed else withdrawn
            days = enrolled, completed, certified, left
            yield Learner(person_id, *days, bool(is_active), is_in_period, *named)
