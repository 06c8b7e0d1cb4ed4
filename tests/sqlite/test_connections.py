"""Every connection is set up, and begins by what it is for."""

import contextlib
import io
import threading
from pathlib import Path

import pytest
from flask import Flask, request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import OperationalError

from rumahbelajar import forms
from rumahbelajar.database import db, reading
from tests.sqlite.notes import COUNT, INSERT, is_locked, notes


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 10000),
        ("wal_autocheckpoint", 0),
        ("secure_delete", 1),
    ],
)
def test_every_connection_of_the_pool_is_set_up(program: Flask, pragma: str, value: object) -> None:
    with program.app_context(), program.test_request_context(), contextlib.ExitStack() as stack:
        for _ in range(3):
            connection = stack.enter_context(db.engine.connect())
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_page_that_is_shown_can_change_nothing(program: Flask) -> None:
    with program.test_request_context("/", method="GET"):
        with pytest.raises(OperationalError, match="readonly"):
            db.session.execute(INSERT)
        db.session.rollback()
    assert notes(program) == 0


def test_the_same_connection_writes_again_after_it_was_read_only(program: Flask) -> None:
    for method in ("GET", "POST", "GET", "POST"):
        with program.test_request_context("/", method=method):
            db.session.execute(COUNT if method == "GET" else INSERT)
            db.session.commit()
    assert notes(program) == 2


def test_a_post_has_the_write_lock_from_its_first_statement_on(program: Flask, file: Path) -> None:
    with program.test_request_context("/", method="POST"):
        assert not is_locked(file)
        db.session.execute(COUNT)
        assert is_locked(file)
        db.session.rollback()
        assert not is_locked(file)


def test_a_page_is_shown_while_somebody_writes(program: Flask) -> None:
    with program.app_context():
        db.session.execute(INSERT)
        shown: list[int] = []

        def show() -> None:
            with program.test_request_context("/", method="GET"):
                shown.append(db.session.execute(COUNT).scalar_one())

        reader = threading.Thread(target=show)
        reader.start()
        reader.join(timeout=5)
        assert shown == [0]
        db.session.rollback()


def test_what_a_post_only_reads_locks_nobody_out(program: Flask, file: Path) -> None:
    with program.test_request_context("/", method="POST"):
        with reading():
            db.session.execute(COUNT)
            assert not is_locked(file)
            with pytest.raises(OperationalError, match="readonly"):
                db.session.execute(INSERT)
        db.session.execute(INSERT)
        assert is_locked(file)
        with reading():
            db.session.execute(COUNT)
        db.session.commit()
    assert notes(program) == 1


def test_a_post_reads_its_body_before_it_takes_the_lock(program: Flask, file: Path) -> None:
    forms.init_app(program)
    program.secret_key = "a key for this test"
    program.add_url_rule("/", view_func=generate_csrf)

    @program.post("/")
    def write() -> str:
        db.session.execute(INSERT)
        assert is_locked(file)
        db.session.commit()
        return request.form["words"]

    class SlowPhone(io.BytesIO):
        """A body that comes in pieces; at each it is asked whether the lock is held."""

        def readinto(self, buffer: bytearray) -> int:
            piece = self.read(10)
            buffer[: len(piece)] = piece
            return len(piece)

        def read(self, size: int | None = -1) -> bytes:
            locked.append(is_locked(file))
            return super().read(10)

    locked: list[bool] = []
    client = program.test_client()
    token = client.get("/").text
    body = f"csrf_token={token}&words={'a' * 100}".encode()
    answer = client.post(
        "/",
        input_stream=SlowPhone(body),
        content_length=len(body),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.text == "a" * 100
    assert len(locked) > 10
    assert not any(locked)
