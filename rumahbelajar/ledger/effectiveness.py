"""Which facts count: those that no other fact of the same subject names in `replaces`."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from rumahbelajar.database import db
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


def replaced_by(fact: Fact) -> Fact | None:
    """Return the fact of the same subject that this one replaces, or None when it is not here."""
    if fact.replaces is None:
        return None
    return db.session.scalar(
        select(Fact).where(Fact.id == fact.replaces, Fact.subject_id == fact.subject_id)
    )


def effective_facts(subject_id: UUID) -> Sequence[Fact]:
    """Return the facts of a subject that count."""
    return db.session.scalars(
        select(Fact).where(Fact.subject_id == subject_id, is_effective()).order_by(Fact.id)
    ).all()
