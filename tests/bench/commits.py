"""Bare durable commits: the rows of answers and nothing around them, on the same database.

One line on standard output: commits a second of one connection, and of 8 threads in the queue.
"""

import json
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

import psycopg
from sqlalchemy import make_url

from rumahbelajar.fair_lock import FairLock
from rumahbelajar.sqlite import PRAGMAS, WAIT_SECONDS

THREADS = 8
_FIND = (
    "SELECT attempt_id, question_id, response FROM answer "
    "JOIN attempt ON attempt.id = attempt_id WHERE submitted_at IS NULL"
)
_KEEP = (
    "INSERT INTO answer (attempt_id, question_id, response, saved_at) VALUES ({0}, {0}, {0}, {0}) "
    "ON CONFLICT (attempt_id, question_id) "
    "DO UPDATE SET response = excluded.response, saved_at = excluded.saved_at"
)
_writers = FairLock()

Commit = Callable[[Sequence[Any]], None]


class SqliteWriter:
    """A connection to the file as the program opens it."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(pragma).close()

    def rows(self) -> list[tuple[Any, ...]]:
        return self._connection.execute(_FIND).fetchall()

    def commit(self, row: Sequence[Any]) -> None:
        _writers.acquire(WAIT_SECONDS)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            moment = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
            self._connection.execute(_KEEP.format("?"), (*row, moment))
            self._connection.execute("COMMIT")
        finally:
            _writers.release()


class PostgresWriter:
    """A connection to the server; it groups commits by itself."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url.replace("+psycopg", ""), prepare_threshold=0)

    def rows(self) -> list[tuple[Any, ...]]:
        found = self._connection.execute(_FIND).fetchall()
        self._connection.commit()
        return [(attempt, question, json.dumps(response)) for attempt, question, response in found]

    def commit(self, row: Sequence[Any]) -> None:
        self._connection.execute(_KEEP.format("%s"), (*row, datetime.now(UTC)))
        self._connection.commit()


def _writer(url: str) -> SqliteWriter | PostgresWriter:
    at = make_url(url)
    if at.get_backend_name() == "sqlite":
        return SqliteWriter(str(at.database))
    return PostgresWriter(url)


def _rate(url: str, threads: int, seconds: float) -> float:
    """Return commits a second; each thread has a connection and rows of its own."""
    rows = _writer(url).rows()
    counts = [0] * threads
    until = time.monotonic() + seconds

    def run(number: int) -> None:
        writer = _writer(url)
        for row in cycle(rows[number::threads]):
            writer.commit(row)
            counts[number] += 1
            if time.monotonic() > until:
                return

    running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return sum(counts) / seconds


if __name__ == "__main__":
    asked, length = sys.argv[1], float(sys.argv[2])
    print(json.dumps([_rate(asked, each, length) for each in (1, THREADS)]))
