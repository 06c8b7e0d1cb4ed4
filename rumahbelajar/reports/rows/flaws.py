"""Flaws of people and of what is kept of them, counted by village.

One statement for each, whatever the area; those of facts stand in flaws_of_facts.py.
"""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select, union, union_all
from sqlalchemy.orm import aliased
from sqlalchemy.sql import tuple_

from rumahbelajar import clock
from rumahbelajar.database import db, there_is
from rumahbelajar.learning.models import Completion
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.merging import without_effect
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.people.models import Consent, NotSame, Person, Purpose, Role
from rumahbelajar.reports.rows.people_by_area import is_in
from rumahbelajar.reports.summaries.models import StandingInCourse

ByVillage = dict[str, int]
"""By code; villages with none are not in it. "" is what names no village."""
WALK_IN_DAYS = 14
"""So long after somebody walked in, it should be known who it was."""
MOST_PEOPLE = 10_000
"""Of the people who are looked at for consent, the last registered."""


def same_names(area: str) -> ByVillage:
    """Return pairs of people of one village with the same name, sex and age who may be one.

    Names must be written alike to the letter; the list of a village finds more (duplicates.py).
    """
    traits = (Person.village_code, Person.name, Person.sex, Person.age_band)
    # In the order of an index; who is no learner is taken off after, since they are few.
    alike = select(*traits, func.count()).group_by(*traits).having(func.count() > 1)
    given_up = select(Alias.subject_id)
    others = select(*traits, -func.count()).group_by(*traits)
    others = others.where(Person.id.in_(union(given_up, _staff())))
    in_area = is_in(Person.village_code, area)
    people: Counter[tuple[Any, ...]] = Counter()
    for *those, times in db.session.execute(union_all(alike.where(in_area), others.where(in_area))):
        people[tuple(those)] += times
    found: Counter[str] = Counter()
    for (code, *_), times in people.items():
        found[code] += times * (times - 1) // 2 if times > 1 else 0
    found.subtract(_said_apart(area))
    return {code: number for code, number in found.items() if number > 0}


def without_consent(area: str) -> ByVillage:
    """Return learners of whom no consent stands that records of their learning are kept.

    Of more than a village only the MOST_PEOPLE who were registered last are looked at.
    """
    people = select(Person.id, Person.village_code)
    if is_village_code(area):
        looked_at = people.where(Person.village_code == area).subquery()
    else:
        looked_at = people.order_by(Person.id.desc()).limit(MOST_PEOPLE).subquery()
    agreed = select(Consent.fact_id).where(
        Consent.person_id == looked_at.c.id, Consent.purpose == Purpose.LEARNING
    )
    is_staff = exists().where(Role.person_id == looked_at.c.id, Role.revoked_at.is_(None))
    is_merged = exists().where(Alias.subject_id == looked_at.c.id)
    village = looked_at.c.village_code
    return counted(
        select(village, func.count())
        .where(is_in(village, area), ~there_is(agreed, of=looked_at), ~is_staff, ~is_merged)
        .group_by(village)
    )


def are_all_asked(area: str) -> bool:
    """Whether everybody of an area was looked at for consent."""
    beyond = select(Person.id).order_by(Person.id.desc()).offset(MOST_PEOPLE).limit(1)
    return is_village_code(area) or db.session.scalar(beyond) is None


def unlinked_walk_ins(area: str) -> ByVillage:
    """Return who walked in WALK_IN_DAYS ago or longer, and nobody said yet who it was."""
    return counted(
        select(Meeting.village_code, func.count())
        .join(WalkIn, WalkIn.meeting_id == Meeting.id)
        .where(*_are_unlinked(area))
        .group_by(Meeting.village_code)
    )


def oldest_with_walk_in(area: str) -> UUID | None:
    """Return the first meeting on whose roll somebody stands whom nobody knows."""
    return db.session.scalar(
        select(Meeting.id)
        .join(WalkIn, WalkIn.meeting_id == Meeting.id)
        .where(*_are_unlinked(area))
        .order_by(Meeting.on, Meeting.id)
        .limit(1)
    )


def questioned_completions(area: str) -> ByVillage:
    """Return finished courses that a correction took the ground from."""
    standing = StandingInCourse
    # They are few, and found by their index; a join would begin with all standings on SQLite.
    doubted = select(Completion.person_id, Completion.course_id)
    doubted = doubted.where(Completion.is_questioned.is_(True))
    these = tuple_(standing.person_id, standing.course_id).in_(doubted)
    return counted(
        select(standing.village_code, func.count())
        .where(is_in(standing.village_code, area), these)
        .group_by(standing.village_code)
    )


def merges_in_vain(area: str) -> ByVillage:
    """Return merges that do not count, since others were told first; two statements."""
    given_up = [each.subject_id for each in without_effect()]
    return counted(
        select(Person.village_code, func.count())
        .where(is_in(Person.village_code, area), Person.id.in_(given_up))
        .group_by(Person.village_code)
    )


def counted(statement: Any) -> ByVillage:
    """Return what a statement counts by village."""
    return dict(db.session.execute(statement).tuples().all())


def _are_unlinked(area: str) -> tuple[ColumnElement[bool], ...]:
    long_ago = clock.now() - timedelta(days=WALK_IN_DAYS)
    in_area = is_in(Meeting.village_code, area)
    return in_area, WalkIn.person_id.is_(None), WalkIn.added_at < long_ago


def _staff() -> Select[Any]:
    """Select who holds a role."""
    return select(Role.person_id).where(Role.revoked_at.is_(None))


def _said_apart(area: str) -> ByVillage:
    """Return the pairs of learners of one name of whom somebody said that they are two."""
    one, other = aliased(Person), aliased(Person)
    return counted(
        select(one.village_code, func.count())
        .select_from(NotSame)
        .join(one, one.id == NotSame.person_id)
        .join(other, other.id == NotSame.other_id)
        .where(
            is_in(one.village_code, area),
            one.village_code == other.village_code,
            one.name == other.name,
            one.sex == other.sex,
            one.age_band == other.age_band,
            *(~is_given_up(each.id) & each.id.not_in(_staff()) for each in (one, other)),
        )
        .group_by(one.village_code)
    )
