"""One server on one SQLite file: two would checkpoint at once and could break it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


class AlreadyServed(Exception):  # noqa: N818 - it names what was found
    """Another process serves this database file."""


class Alone:
    """The right to serve a database file; SQLite's own lock on a file beside it holds it.

    It works alike on every system, and ends with the process, however that ends.
    """

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(f"{file.name}.serving")
        self._holder: sqlite3.Connection | None = None

    def take(self, seconds: float) -> None:
        """Take the right, or raise AlreadyServed when it is not free within so many seconds."""
        holder = sqlite3.connect(
            self._path, timeout=seconds, isolation_level=None, check_same_thread=False
        )
        try:
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            holder.close()
            raise AlreadyServed(str(self._path)) from error
        self._holder = holder

    def give_back(self) -> None:
        """Let another process take it."""
        if self._holder is not None:
            self._holder.close()
            self._holder = None


@contextlib.contextmanager
def alone_with(file: Path | None, seconds: float = 0.0) -> Iterator[None]:
    """Hold the right meanwhile; a database that is no file needs none."""
    right = Alone(file) if file is not None else None
    if right is not None:
        right.take(seconds)
    try:
        yield
    finally:
        if right is not None:
            right.give_back()
