"""Locks of the ledger: one transaction at a time folds the facts of one subject."""

from uuid import UUID

from sqlalchemy import func, select, text

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger.models import Fact


def lock_subjects(*subject_ids: UUID) -> None:
    """Keep everybody else from folding facts of these subjects until the transaction ends.

    `record` does it for its own subject. Who records for several in one transaction names them
    all here first: taken in one order, the locks can never wait for each other in a ring. On
    SQLite a writing transaction is alone anyway.
    """
    if on_sqlite():
        return
    for key in sorted({each.int & (2**63 - 1) for each in subject_ids}):
        db.session.execute(select(func.pg_advisory_xact_lock(key)))


def lock_ledger() -> None:
    """Let nobody add a fact until the transaction ends; waits for whoever is adding one."""
    if not on_sqlite():
        db.session.execute(text(f"LOCK TABLE {Fact.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))
