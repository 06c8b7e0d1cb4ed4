"""What people are told when the database fails: to wait where that helps, else that it broke."""

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from rumahbelajar.database import db
from tests.conftest import Visit
from tests.house import House


@contextlib.contextmanager
def somebody_writing(app: Flask) -> Iterator[None]:
    """Hold what every writer needs, and let nobody wait for it longer than a moment."""
    with app.app_context():
        engine = db.engine
        address = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if engine.dialect.name == "sqlite":
        hurry = "PRAGMA busy_timeout=20"
        writing: contextlib.AbstractContextManager[object] = held_file(str(address.database))
    else:
        hurry = "SET lock_timeout = 20"
        writing = held_table(app)

    def hurried(connection: object, *_rest: object) -> None:
        connection.execute(hurry).close()  # type: ignore[attr-defined] # of either driver

    event.listen(engine, "checkout", hurried)
    try:
        with writing:
            yield
    finally:
        event.remove(engine, "checkout", hurried)
        engine.dispose()


@contextlib.contextmanager
def held_file(path: str) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as another_process:
        another_process.execute("BEGIN IMMEDIATE").close()
        yield


@contextlib.contextmanager
def held_table(app: Flask) -> Iterator[None]:
    with app.app_context(), db.engine.begin() as another_process:
        another_process.execute(text("LOCK TABLE correction IN ACCESS EXCLUSIVE MODE"))
        yield


def test_who_sends_something_while_others_hold_the_database_is_asked_to_send_it_again(
    app: Flask, house: House, visit: Visit
) -> None:
    siti = visit(house.siti)
    fields = {"wrong": "Nama saya", "should_be": "Siti"}
    with somebody_writing(app):
        assert siti.post("/data-saya/minta-dibetulkan", fields).status_code == 503
    assert "Rumah belajar sedang sibuk" in siti.page
    assert "kirim sekali lagi" in siti.page
    assert siti.post("/data-saya/minta-dibetulkan", fields).status_code == 303


def test_who_only_reads_is_told_of_nothing_sent(house: House, visit: Visit, app: Flask) -> None:
    known = app.view_functions["help.contacts"]

    def waited_too_long() -> str:
        raise OperationalError("BEGIN", None, TimeoutError("writers queue too long"))

    waited_too_long.__dict__.update(known.__dict__)
    app.view_functions["help.contacts"] = waited_too_long
    visitor = visit(house.siti)
    try:
        assert visitor.get("/bantuan").status_code == 503
    finally:
        app.view_functions["help.contacts"] = known
    assert "muat ulang" in visitor.page
    assert "kirim" not in visitor.page.split("<main")[1]


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_waiting_does_not_mend_is_said_to_be_broken(
    app: Flask, house: House, visit: Visit, method: str
) -> None:
    siti = visit(house.siti)
    with app.app_context():
        db.session.execute(text("ALTER TABLE correction RENAME COLUMN wrong TO lost"))
        db.session.commit()
    if method == "get":
        assert siti.get("/data-saya").status_code == 500
    else:
        fields = {"wrong": "Nama saya", "should_be": "Siti"}
        assert siti.post("/data-saya/minta-dibetulkan", fields).status_code == 500
    assert "Ada yang rusak di sini" in siti.page
    assert "sibuk" not in siti.page


def test_what_could_not_be_saved_is_never_said_to_be(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = visit(house.siti)

    def disk_is_full() -> None:
        raise OperationalError("COMMIT", None, sqlite3.OperationalError("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(db.session, "commit", disk_is_full)
        answer = siti.post("/data-saya/minta-dibetulkan", {"wrong": "Nama", "should_be": "Siti"})
    assert answer.status_code == 500
    assert "sudah tersimpan. Jawaban" not in siti.page
    siti.get("/data-saya")
    assert "sudah tersimpan. Jawaban" not in siti.page
