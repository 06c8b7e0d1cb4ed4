"""One learner's writes queue behind each other, so that no two taps do the same thing twice."""

from uuid import UUID

from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.people.models import Person


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
