"""Aliases: of which subject the facts of another are told, once the two were merged.

Facts are never rewritten. What a fold is given is the fact as if it were told of the subject that
was kept (docs/decisions/merging.md).
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Uuid,
    bindparam,
    exists,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.database import ask, db
from rumahbelajar.ledger.merge_models import Alias


class Told(NamedTuple):
    """A merge that was told and not taken back."""

    fact_id: UUID
    subject_id: UUID
    kept_id: UUID


def resolve(told: Iterable[Told]) -> dict[UUID, UUID]:
    """Return under whom everybody counts who was given up; the same in whatever order it was told.

    A into B and B into C is A into C. Of two merges of one subject the first told counts, by the id
    of the fact; in a ring the last told does not. Those are for a person to take back.
    """
    counting = those_that_count(told)
    return {subject_id: _end_of(subject_id, counting) for subject_id in counting}


def those_that_count(told: Iterable[Told]) -> dict[UUID, Told]:
    """Return the merges that count, by the subject that is given up."""
    first: dict[UUID, Told] = {}
    for each in sorted(told):
        first.setdefault(each.subject_id, each)
    counting = dict(first)
    for subject_id in first:
        ring = _ring_from(subject_id, counting)
        if ring:
            del counting[max(ring, key=lambda each: counting[each].fact_id)]
    return counting


def counted_under(subject_id: UUID) -> UUID:
    """Return under whom this subject counts: itself, unless it was given up; one look-up."""
    found: UUID | None = ask(_look_up(), subject_id=subject_id).scalar()
    return found or subject_id


def counted_under_each(subject_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return the same of several, in one query."""
    asked = select(Alias.subject_id, Alias.stands_as).where(Alias.subject_id.in_(subject_ids))
    given_up = dict(db.session.execute(asked).tuples().all())
    return {each: given_up.get(each, each) for each in subject_ids}


def all_aliases() -> dict[UUID, UUID]:
    """Return every subject that was given up, and under whom it counts."""
    return dict(db.session.execute(select(Alias.subject_id, Alias.stands_as)).tuples().all())


def told_as(subject_id: UUID) -> list[UUID]:
    """Return the subject, and whoever counts under it."""
    merged = select(Alias.subject_id).where(Alias.stands_as == subject_id)
    return [subject_id, *db.session.scalars(merged.order_by(Alias.subject_id))]


def counts_as(column: "InstrumentedAttribute[Any]") -> ColumnElement[UUID]:
    """Return, for a column of ids, under whom each counts."""
    # The column is that of the statement around this one, however deep this stands in it.
    alias = select(Alias.stands_as).where(Alias.subject_id == column).correlate_except(Alias)
    return func.coalesce(alias.scalar_subquery(), column, type_=Uuid())


def stands_as(column: "InstrumentedAttribute[UUID]", subject_id: UUID) -> ColumnElement[bool]:
    """Return the condition that an id counts under this subject; an index on it is used."""
    merged = select(Alias.subject_id).where(Alias.stands_as == subject_id)
    return column.in_(union_all(select(literal(subject_id, Uuid())), merged))


def is_given_up(column: "InstrumentedAttribute[UUID]") -> ColumnElement[bool]:
    """Return the condition that an id counts under another."""
    return exists().where(Alias.subject_id == column).correlate_except(Alias)


@cache
def _look_up() -> Select[tuple[UUID]]:
    return select(Alias.stands_as).where(Alias.subject_id == bindparam("subject_id", type_=Uuid()))


def _ring_from(subject_id: UUID, counting: dict[UUID, Told]) -> list[UUID]:
    """Return the ring that one comes to from a subject, or nothing."""
    way: list[UUID] = []
    while subject_id in counting and subject_id not in way:
        way.append(subject_id)
        subject_id = counting[subject_id].kept_id
    return way[way.index(subject_id) :] if subject_id in way else []


def _end_of(subject_id: UUID, counting: dict[UUID, Told]) -> UUID:
    while subject_id in counting:
        subject_id = counting[subject_id].kept_id
    return subject_id
