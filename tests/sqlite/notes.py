"""What the tests of SQLite share: notes to write, and a look from outside."""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import text

from rumahbelajar.database import db

INSERT = text("INSERT INTO note (words) VALUES ('a')")
COUNT = text("SELECT count(*) FROM note")


def is_locked(file: Path) -> bool:
    """Whether somebody else could not begin to write now."""
    with contextlib.closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE").close()
        except sqlite3.OperationalError:
            return True
        other.execute("ROLLBACK").close()
        return False


def notes(program: Flask) -> int:
    with program.app_context():
        return int(db.session.execute(COUNT).scalar_one())


def write(program: Flask, times: int) -> None:
    for _ in range(times):
        with program.test_request_context("/", method="POST"):
            db.session.execute(INSERT)
            db.session.commit()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so; fail after ten seconds."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)
