"""One learner's writes queue behind each other, so that no two taps do the same thing twice."""

from collections.abc import Collection
from functools import cache
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select

from rumahbelajar.database import ask, db, on_sqlite
from rumahbelajar.people.models import Person


def take_turn(person_id: UUID) -> None:
    """Wait until nobody else writes for this person; for who needs nothing of the person's row.

    On SQLite whoever writes is alone from the first statement on.
    """
    if not on_sqlite():
        ask(_locking(), person_id=person_id)


def take_turns(person_ids: Collection[UUID]) -> None:
    """Wait until nobody else writes for any of these; who does so locks nobody else before.

    Taken in one order, so that two who want several can never wait for each other in a ring.
    """
    if not on_sqlite():
        these = select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id)
        db.session.execute(these.with_for_update(key_share=True))


def lock(person_id: UUID) -> Person:
    """Return the person, locked until the transaction ends; raises NoResultFound for a stranger.

    On PostgreSQL the row is locked; on SQLite a writing transaction is alone anyway.
    """
    return db.session.scalars(
        select(Person)
        .where(Person.id == person_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one()


@cache
def _locking() -> Select[tuple[UUID]]:
    this = Person.id == bindparam("person_id", type_=Uuid())
    return select(Person.id).where(this).with_for_update(key_share=True)
