"""Which node this is: one row, made once, whoever of several processes comes first."""

from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Node


class NoNode(Exception):  # noqa: N818 - it names what was found
    """The database has no node row: it was never prepared."""


def ensure() -> Node:
    """Make the node row unless there is one, in the session at hand; return it."""
    values = {
        "id": 1,
        "node_id": new_id(),
        "incarnation": new_id(),
        "created_at": clock.now(),
    }
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite_dialect
    statement = dialect.insert(Node).values(values).on_conflict_do_nothing()
    db.session.execute(statement)
    return the_node()


def the_node() -> Node:
    """Return the node row; raise NoNode when the database was never prepared."""
    node = db.session.get(Node, 1)
    if node is None:
        raise NoNode("the database has no node row; `flask ledger` makes none: prepare it first")
    return node
