"""SQLite as a village node needs it: durable, fair to writers, checkpointed by one connection."""

import contextlib
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import has_request_context, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = (
    # FULL, so that an answer that got its reply survives a power cut.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    # Before 3.51.3 two connections that checkpoint at once can corrupt the file
    # (sqlite.org/wal.html#walresetbug), so all but the checkpointer never do.
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA secure_delete=ON",
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
WAIT_SECONDS = 30.0


class FairLock:
    """A lock that is given in the order it was asked for; SQLite's own retry is not fair."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[threading.Event] = deque()
        self._held = False

    def acquire(self, timeout: float) -> bool:
        """Take the lock when its turn comes; False after `timeout` seconds."""
        turn = threading.Event()
        with self._guard:
            if not self._held and not self._queue:
                self._held = True
                return True
            self._queue.append(turn)
        if turn.wait(timeout):
            return True
        with self._guard:
            if turn.is_set():
                return True
            self._queue.remove(turn)
            return False

    def release(self) -> None:
        """Hand the lock to whoever has waited longest."""
        with self._guard:
            if self._queue:
                self._queue.popleft().set()
            else:
                self._held = False


def prepare(engine: Engine) -> None:
    """Set every connection of the engine up, and begin its transactions by what they are for."""
    writers = FairLock()
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", lambda connection: _begin(connection, writers))
    for name in ("checkin", "invalidate"):
        event.listen(
            engine.pool, name, lambda _dbapi, entry, *_error: _let_next_write(entry, writers)
        )


def reading_only() -> bool:
    """Whether the transaction at hand belongs to a request that may change nothing."""
    return has_request_context() and request.method in SAFE_METHODS


def _connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: `_begin` does.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection, writers: FairLock) -> None:
    if reading_only():
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
        return
    if not writers.acquire(WAIT_SECONDS):
        raise OperationalError("BEGIN IMMEDIATE", None, TimeoutError("writers queue too long"))
    try:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        writers.release()
        raise
    connection.info["writes"] = True


def _let_next_write(entry: ConnectionPoolEntry, writers: FairLock) -> None:
    # At check-in the commit is done; at the "commit" event it would not be yet.
    if entry.info.pop("writes", False):
        writers.release()


class Checkpointer:
    """The one connection that moves the write-ahead log into the database file."""

    def __init__(self, path: Path, seconds: float = 2.0) -> None:
        self._path = path
        self._seconds = seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="checkpointer", daemon=True)

    def start(self) -> None:
        """Begin to checkpoint, every few seconds, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Checkpoint a last time and wait until that is done."""
        self._stopped.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        with contextlib.closing(self._open()) as connection:
            while not self._stopped.wait(self._seconds):
                checkpoint(connection, "PASSIVE")
            checkpoint(connection, "TRUNCATE")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("PRAGMA synchronous=FULL")
        return connection


def checkpoint(connection: sqlite3.Connection, mode: str) -> tuple[Any, ...]:
    """Checkpoint once; return SQLite's (busy, pages in the log, pages moved)."""
    row: tuple[Any, ...] = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return row


@contextlib.contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Let a migration rebuild tables; wrap the whole transaction, as SQLite ignores it within."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    # Past SQLAlchemy, which would begin a transaction first.
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
