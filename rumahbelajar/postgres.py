"""PostgreSQL: a connection that lay unused for a while is tried before a page rests on it."""

import time
from typing import Any

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

TRIED_AFTER = 1.0
"""Seconds. One that was used a moment ago is there still, and to try it takes as long as to ask."""
_USED = "last used"


def prepare(engine: Engine) -> None:
    """Try connections as they come out of the pool, and open others when the server was away."""
    event.listen(engine.pool, "checkin", _note)
    event.listen(engine.pool, "checkout", _try)


def _note(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info[_USED] = time.monotonic()


def _try(connection: psycopg.Connection[Any], entry: ConnectionPoolEntry, _holder: Any) -> None:
    used = entry.info.get(_USED)
    if used is None or time.monotonic() - used < TRIED_AFTER:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error as error:
        # What the server forgot, it forgot of all connections from before.
        raise InvalidatePoolError from error
