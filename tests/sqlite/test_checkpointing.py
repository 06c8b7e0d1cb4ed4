"""One connection alone moves the write-ahead log into the file."""

import sqlite3
import time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from rumahbelajar import sqlite
from rumahbelajar.database import db
from tests.sqlite.notes import until

pytestmark = pytest.mark.slow


def test_the_log_grows_without_any_connection_of_the_pool_checkpointing(
    program: Flask, file: Path
) -> None:
    with program.app_context():
        for _ in range(20):
            db.session.execute(text("INSERT INTO note (words) VALUES (randomblob(400000))"))
            db.session.commit()
    pages_by_which_sqlite_would_have_begun = 1000 * 4096
    assert Path(f"{file}-wal").stat().st_size > 1.5 * pages_by_which_sqlite_would_have_begun
    assert file.stat().st_size < pages_by_which_sqlite_would_have_begun


def test_the_checkpointer_moves_the_log_into_the_file_and_empties_it_at_the_end(
    program: Flask, file: Path
) -> None:
    checkpointer = sqlite.Checkpointer(file, seconds=0.02)
    checkpointer.start()
    with program.app_context():
        db.session.execute(text("INSERT INTO note (words) VALUES (randomblob(400000))"))
        db.session.commit()
        until(lambda: file.stat().st_size > 400_000)
        checkpointer.stop()
        assert Path(f"{file}-wal").stat().st_size == 0


def test_the_checkpointer_begins_a_long_log_anew(
    program: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "LONGEST_LOG", 100)
    checkpointer = sqlite.Checkpointer(file, seconds=0.02)
    checkpointer.start()
    log = Path(f"{file}-wal")
    with program.app_context():
        for _ in range(30):
            db.session.execute(text("INSERT INTO note (words) VALUES (randomblob(400000))"))
            db.session.commit()
            time.sleep(0.05)
        assert log.stat().st_size < 6_000_000
        checkpointer.stop()


def test_the_checkpointer_goes_on_after_a_failure(
    program: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    real = sqlite.checkpoint

    def fail_once(connection: sqlite3.Connection, mode: str) -> tuple[object, ...]:
        tries.append(mode)
        if len(tries) == 1:
            raise sqlite3.OperationalError("disk I/O error")
        return real(connection, mode)

    monkeypatch.setattr(sqlite, "checkpoint", fail_once)
    checkpointer = sqlite.Checkpointer(file, seconds=0.01)
    checkpointer.start()
    until(lambda: len(tries) > 2)
    checkpointer.stop()
    assert tries[-1] == "TRUNCATE"
