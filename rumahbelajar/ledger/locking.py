"""Locks of the ledger: one transaction at a time folds the facts of one subject."""

from uuid import UUID

from sqlalchemy import func, select, text

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger.aliases import counted_under_each
from rumahbelajar.ledger.models import Fact


def lock_subjects(*subject_ids: UUID) -> None:
    """Keep everybody else from folding facts of these subjects until the transaction ends.

    `record` does it for its own subject. Who records for several in one transaction names them
    all here first: taken in one order, the locks can never wait for each other in a ring. On
    SQLite a writing transaction is alone anyway.
    """
    if on_sqlite():
        return
    # From here on nobody can merge: a subject counts under whom it counts now (lock_ledger).
    _lock_table("ROW EXCLUSIVE")
    lock_standing(*counted_under_each(subject_ids).values())


def lock_standing(*subject_ids: UUID) -> None:
    """Do the same for subjects that were not given up, by who has added a fact already."""
    if on_sqlite():
        return
    for key in sorted({each.int & (2**63 - 1) for each in subject_ids}):
        db.session.execute(select(func.pg_advisory_xact_lock(key)))


def lock_ledger() -> None:
    """Let nobody add a fact until the transaction ends; waits for whoever is adding one.

    Who merges does this first of all, and takes no other lock that somebody who adds facts may
    hold: so no two can wait for each other in a ring.
    """
    if not on_sqlite():
        _lock_table("SHARE ROW EXCLUSIVE")


def _lock_table(mode: str) -> None:
    db.session.execute(text(f"LOCK TABLE {Fact.__tablename__} IN {mode} MODE"))
