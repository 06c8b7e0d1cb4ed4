"""Which facts count: those that no other fact of the same subject names in `replaces`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import counted_under, told_as
from rumahbelajar.ledger.models import Fact


def is_effective() -> ColumnElement[bool]:
    """Return the condition that a row of Fact is not replaced."""
    other = aliased(Fact)
    return ~exists(
        select(1).where(
            other.replaces == Fact.id, other.subject_id == Fact.subject_id, other.id != Fact.id
        )
    )


def is_replaced(fact: Fact) -> bool:
    """Whether another fact of the same subject names this one."""
    return bool(
        db.session.scalar(
            select(
                exists().where(
                    Fact.replaces == fact.id,
                    Fact.subject_id == fact.subject_id,
                    Fact.id != fact.id,
                )
            )
        )
    )


def find(fact_id: UUID, subject_id: UUID) -> Fact | None:
    """Return the fact with this id, or None when there is none that counts under this subject."""
    fact = db.session.scalar(select(Fact).where(Fact.id == fact_id))
    if fact is None or fact.subject_id == subject_id:
        return fact
    return fact if counted_under(fact.subject_id) == counted_under(subject_id) else None


def effective_facts(subject_id: UUID, kinds: Collection[str] | None = None) -> Sequence[Fact]:
    """Return the facts that count under a subject: its own, and those of whoever was merged.

    Only those of these kinds, where any are named.
    """
    return effective_facts_of(told_as(counted_under(subject_id)), kinds)


def effective_facts_of(
    subject_ids: Collection[UUID], kinds: Collection[str] | None = None
) -> Sequence[Fact]:
    """Return the facts that count and were told of these very subjects; of these kinds, if any."""
    asked = select(Fact).where(Fact.subject_id.in_(subject_ids), is_effective())
    if kinds is not None:
        asked = asked.where(Fact.kind.in_(kinds))
    return db.session.scalars(asked.order_by(Fact.id)).all()


@dataclass(frozen=True)
class Conflict:
    """Several facts that count and that replace the same one; a person must say which is right."""

    replaced: UUID
    subject_id: UUID
    times: int


def conflicts() -> list[Conflict]:
    """Return what was replaced more than once, by facts that are not replaced themselves."""
    rows = db.session.execute(
        select(Fact.replaces, Fact.subject_id, func.count())
        .where(Fact.replaces.is_not(None), is_effective())
        .group_by(Fact.replaces, Fact.subject_id)
        .having(func.count() > 1)
        .order_by(Fact.replaces)
    )
    return [Conflict(*row) for row in rows]
