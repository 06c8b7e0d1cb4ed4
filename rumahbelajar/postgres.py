"""PostgreSQL: connections are tried after a pause, and pages that only read go the short way."""

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from rumahbelajar.sqlite import reads_only

if TYPE_CHECKING:
    # SQLAlchemy imports the driver where there is a PostgreSQL: a house on SQLite has no use for
    # its megabytes.
    import psycopg

TRIED_AFTER = 1.0
"""Seconds. One that was used a moment ago is there still, and to try it takes as long as to ask."""
_ALONE_UP_TO = 30_000
"""The cost, as PostgreSQL reckons it, below which a statement gets no helping processes: to start
them takes longer than to read a village alone, and they take the processors from other pages."""
_USED = "last used"
_IDLE = 0
"""As psycopg.pq.TransactionStatus has it: nothing was begun."""


def prepare(engine: Engine) -> None:
    """Try connections as they come out of the pool, and begin transactions by what they are for."""
    event.listen(engine, "connect", _greet)
    event.listen(engine, "begin", _begin)
    event.listen(engine.pool, "checkin", _note)
    event.listen(
        engine.pool, "checkout", lambda driver, entry, _holder: _try(engine, driver, entry)
    )


def _greet(connection: "psycopg.Connection[Any]", _entry: ConnectionPoolEntry) -> None:
    connection.execute(f"SET parallel_setup_cost = {_ALONE_UP_TO}")
    connection.commit()


def _begin(connection: Connection) -> None:
    """Open no transaction for who only reads.

    Under "read committed" each statement sees what was committed before it, within a transaction or
    without; to begin and end one are two of the four round trips of a page.
    """
    if "isolation_level" in connection.get_execution_options():
        # Who asked to see one moment needs a transaction (database.see_one_moment).
        return
    driver: psycopg.Connection[Any] | None = connection.connection.driver_connection
    if driver is None or driver.autocommit is reads_only():
        return
    # Who only reads may go on within what a connection has begun already; who writes may not go
    # without, so that this fails where it cannot be.
    if driver.autocommit or driver.info.transaction_status == _IDLE:
        driver.autocommit = reads_only()


def _note(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info[_USED] = time.monotonic()


def _try(engine: Engine, connection: "psycopg.Connection[Any]", entry: ConnectionPoolEntry) -> None:
    used = entry.info.get(_USED)
    if used is None or time.monotonic() - used < TRIED_AFTER:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except engine.dialect.loaded_dbapi.Error as error:
        # What the server forgot, it forgot of all connections from before.
        raise InvalidatePoolError from error
