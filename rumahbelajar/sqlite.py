"""SQLite as a village node needs it: durable, fair to writers, checkpointed by one connection."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from flask import has_request_context, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from rumahbelajar.fair_lock import FairLock
from rumahbelajar.repeating import Repeating

PRAGMAS = (
    # FULL, so that an answer that got its reply survives a power cut.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # Only for writers of another process, as `flask ledger rebuild` is one; ours wait in `_begin`.
    "PRAGMA busy_timeout=10000",
    # Before 3.51.3 two connections that checkpoint at once can corrupt the file
    # (sqlite.org/wal.html#walresetbug), so all but the checkpointer never do.
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA secure_delete=ON",
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
WAIT_SECONDS = 30.0
LONGEST_LOG = 4_000
"""Pages (16 MB) of the write-ahead log from which on the checkpointer begins it anew."""
_TURN = "has the writers' turn"
_MAY_WRITE = "may write"
_reads: ContextVar[bool] = ContextVar("reads", default=False)
_logger = logging.getLogger(__name__)


def prepare(engine: Engine) -> None:
    """Set every connection of the engine up, and begin its transactions by what they are for."""
    writers = FairLock()
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", lambda connection: _begin(connection, writers))
    for name in ("checkin", "invalidate"):
        event.listen(
            engine.pool, name, lambda _dbapi, entry, *_error: _let_next_write(entry, writers)
        )


@contextlib.contextmanager
def only_reading() -> Iterator[None]:
    """Let transactions that begin in this block change nothing, and wait for nobody."""
    before = _reads.set(True)
    try:
        yield
    finally:
        _reads.reset(before)


def reads_only() -> bool:
    """Whether a transaction that begins here may change nothing: on a page that is only shown."""
    return _reads.get() or (has_request_context() and request.method in SAFE_METHODS)


def _connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: `_begin` does.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection, writers: FairLock) -> None:
    if reads_only():
        _let_write(connection, is_allowed=False)
        _driver(connection).execute("BEGIN").close()
        return
    # A connection that begins again before it went back to the pool has its turn still.
    if not connection.info.get(_TURN):
        if not writers.acquire(WAIT_SECONDS):
            raise OperationalError("BEGIN IMMEDIATE", None, TimeoutError("writers queue too long"))
        connection.info[_TURN] = True
    # When this fails the connection goes back to the pool, which ends its turn.
    _let_write(connection, is_allowed=True)
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _let_write(connection: Connection, *, is_allowed: bool) -> None:
    if connection.info.get(_MAY_WRITE) is not is_allowed:
        _driver(connection).execute(f"PRAGMA query_only={'OFF' if is_allowed else 'ON'}").close()
        connection.info[_MAY_WRITE] = is_allowed


def _driver(connection: Connection) -> sqlite3.Connection:
    # Past SQLAlchemy, whose way of running a statement takes many times as long as these do.
    driver: sqlite3.Connection | None = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver


def _let_next_write(entry: ConnectionPoolEntry, writers: FairLock) -> None:
    # At check-in the commit is done; at the "commit" event it would not be yet.
    if entry.info.pop(_TURN, False):
        writers.release()


class Checkpointer(Repeating):
    """The one connection that moves the write-ahead log into the database file."""

    def __init__(self, path: Path, seconds: float = 2.0) -> None:
        super().__init__("checkpointer", seconds)
        self._path = path

    def work(self) -> None:
        """Checkpoint what can be without holding anybody up."""
        _try_checkpoint(self._connection)

    def _run(self) -> None:
        """Open the connection in its thread, and checkpoint a last time before the end."""
        with contextlib.closing(self._open()) as self._connection:
            super()._run()
            _try_checkpoint(self._connection, last=True)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        # Short, since it holds the writers up while it waits for readers.
        connection.execute("PRAGMA busy_timeout=1000").close()
        connection.execute("PRAGMA synchronous=FULL").close()
        return connection


def _try_checkpoint(connection: sqlite3.Connection, *, last: bool = False) -> None:
    """Checkpoint; what fails now, as on a full disk, is in the log still and is tried again."""
    try:
        pages = checkpoint(connection, "TRUNCATE" if last else "PASSIVE")[1]
        if pages > LONGEST_LOG and not last:
            # Under steady reading a passive one never lets the log begin anew.
            checkpoint(connection, "RESTART")
    except sqlite3.Error:
        _logger.warning("checkpoint failed", exc_info=True)


def checkpoint(connection: sqlite3.Connection, mode: str) -> tuple[Any, ...]:
    """Checkpoint once; return SQLite's (busy, pages in the log, pages moved)."""
    row: tuple[Any, ...] = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return row


@contextlib.contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Let a migration rebuild tables; wrap the whole transaction, as SQLite ignores it within."""
    # Past SQLAlchemy, which would begin a transaction first.
    driver = _driver(connection)
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def check_references(connection: Connection) -> None:
    """Raise RuntimeError, so that nothing is committed, when a reference leads nowhere."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration left broken references: {broken[:5]}")
