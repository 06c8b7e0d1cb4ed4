"""PostgreSQL: connections are tried after a pause, and pages that only read go the short way."""

import time
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from rumahbelajar.sqlite import reads_only

TRIED_AFTER = 1.0
"""Seconds. One that was used a moment ago is there still, and to try it takes as long as to ask."""
_USED = "last used"


def prepare(engine: Engine) -> None:
    """Try connections as they come out of the pool, and begin transactions by what they are for."""
    event.listen(engine, "begin", _begin)
    event.listen(engine.pool, "checkin", _note)
    event.listen(engine.pool, "checkout", _try)


def _begin(connection: Connection) -> None:
    """Open no transaction for who only reads.

    Under "read committed" each statement sees what was committed before it, within a transaction or
    without; to begin and end one are two of the four round trips of a page.
    """
    driver: psycopg.Connection[Any] | None = connection.connection.driver_connection
    if driver is None or driver.autocommit is reads_only():
        return
    # Who only reads may go on within what a connection has begun already; who writes may not go
    # without, so that this fails where it cannot be.
    if driver.autocommit or driver.info.transaction_status is TransactionStatus.IDLE:
        driver.autocommit = reads_only()


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
