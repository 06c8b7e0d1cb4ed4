"""Writers take turns: nothing is lost, and no turn is kept by one that failed."""

import contextlib
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from rumahbelajar import sqlite
from rumahbelajar.database import db
from rumahbelajar.fair_lock import HeldByYourself
from tests.sqlite.notes import INSERT, is_locked, notes, write


def test_after_a_commit_the_lock_is_free_before_slow_work_begins(
    program: Flask, file: Path
) -> None:
    with program.test_request_context("/", method="POST"):
        db.session.execute(INSERT)
        db.session.commit()
        assert not is_locked(file)
        with program.app_context():
            other = threading.Thread(target=write, args=(program, 1))
            other.start()
            other.join(timeout=5)
            assert not other.is_alive()
        db.session.execute(INSERT)
        db.session.commit()
    assert notes(program) == 3


def test_no_write_is_lost_among_many_threads(program: Flask) -> None:
    threads = [threading.Thread(target=write, args=(program, 25)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notes(program) == 300


def test_a_failure_within_a_transaction_frees_the_lock(program: Flask, file: Path) -> None:
    with (
        program.test_request_context("/", method="POST"),
        contextlib.suppress(OperationalError),
    ):
        db.session.execute(INSERT)
        db.session.execute(text("SELECT nothing FROM nowhere"))
    assert not is_locked(file)
    write(program, 1)
    assert notes(program) == 1


def test_a_transaction_that_cannot_begin_leaves_no_lock_behind(program: Flask, file: Path) -> None:
    with program.app_context():
        event.listen(
            db.engine, "connect", lambda c, _e: c.execute("PRAGMA busy_timeout=20").close()
        )
        db.engine.dispose()
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as another_process:
            another_process.execute("BEGIN IMMEDIATE").close()
            for _ in range(2):
                with pytest.raises(OperationalError, match="locked"):
                    db.session.execute(INSERT)
                db.session.rollback()
                with pytest.raises(OperationalError, match="locked"), db.engine.begin():
                    pass
    write(program, 1)
    assert notes(program) == 1


def test_a_writer_that_waits_too_long_gets_an_error_and_the_others_go_on(
    program: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    failed: list[Exception] = []

    def impatient() -> None:
        with program.app_context():
            try:
                db.session.execute(INSERT)
            except OperationalError as error:
                failed.append(error)

    with program.app_context():
        db.session.execute(INSERT)
        thread = threading.Thread(target=impatient)
        thread.start()
        thread.join()
        db.session.commit()
    assert len(failed) == 1
    write(program, 1)
    assert notes(program) == 2


def test_a_second_writing_connection_in_one_thread_fails_at_once(program: Flask) -> None:
    with program.app_context():
        db.session.execute(INSERT)
        with pytest.raises(HeldByYourself), db.engine.begin():
            pass
        db.session.commit()
    assert notes(program) == 1


def test_one_connection_may_write_in_several_transactions(program: Flask) -> None:
    with program.app_context(), db.engine.connect() as connection:
        for _ in range(3):
            connection.execute(INSERT)
            connection.commit()
    assert notes(program) == 3


def test_a_command_can_write_while_the_server_does(program: Flask, file: Path) -> None:
    code = """
import contextlib, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[1], timeout=30)) as connection:
    for _ in range(40):
        with connection:
            connection.execute("INSERT INTO note (words) VALUES ('command')")
"""
    command = subprocess.Popen([sys.executable, "-c", code, str(file)])
    threads = [threading.Thread(target=write, args=(program, 40)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert command.wait(timeout=30) == 0
    assert notes(program) == 200
