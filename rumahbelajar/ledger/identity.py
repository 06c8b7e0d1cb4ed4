"""Which node this is: one row, made once, whoever of several processes comes first."""

from dataclasses import dataclass
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy import select

from rumahbelajar import clock, ids
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.ledger import clock_quality
from rumahbelajar.ledger.models import Fact, Node

_KEY = "rumahbelajar.ledger.identity"


class NoNode(Exception):  # noqa: N818 - it names what was found
    """The database has no node row: it was never prepared."""


@dataclass(frozen=True)
class Identity:
    """What every fact of this node says about where it was recorded."""

    node_id: UUID
    incarnation: UUID


def ensure() -> Identity:
    """Make the node row in the session at hand unless there is one; return what it says."""
    add_unless_there(
        Node, id=1, node_id=ids.new_id(), incarnation=ids.new_id(), created_at=clock.now()
    )
    return _read()


def the_node() -> Identity:
    """Return which node this is, read once in each process; raise NoNode when there is no row.

    From the first call on, every new id is greater than that of every fact this node recorded,
    and the clock is measured by the newest of them.
    """
    known: Identity | None = current_app.extensions.get(_KEY)
    if known is None:
        known = _read()
        _go_on_from(known.node_id)
        current_app.extensions[_KEY] = known
    return known


def forget(app: Flask) -> None:
    """Read the node again at the next question, as is due when the database was exchanged."""
    app.extensions.pop(_KEY, None)


def _read() -> Identity:
    row = db.session.execute(select(Node.node_id, Node.incarnation)).one_or_none()
    if row is None:
        raise NoNode("the database has no node row, so it was never prepared for use")
    return Identity(row.node_id, row.incarnation)


def _go_on_from(node_id: UUID) -> None:
    newest = db.session.scalar(
        select(Fact.id).where(Fact.node_id == node_id).order_by(Fact.id.desc()).limit(1)
    )
    if newest is not None:
        ids.start_after(newest)
    clock_quality.measure_from(ids.made_at(newest) if newest is not None else None)
