"""The files of photos: what broke off in between is decided by what was told, and nothing else."""

import os
import time
from typing import IO

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import photo_files, sheet_pictures
from rumahbelajar.meetings.photo_models import SheetPhoto
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.sheet_photos import another, encoded, kept_files, send, sheet

pytestmark = pytest.mark.usefixtures("no_pictures")


def test_picture_that_is_not_as_it_was_sent_is_told(app: Flask, budi: Caller) -> None:
    send(budi)
    (photo,) = rows(app, SheetPhoto)
    with app.app_context():
        photo_files.put(photo.id, encoded(sheet()))
        photo_files.settle(photo.id)
    budi.visitor.get(f"{budi.path}/foto/{photo.id}")
    assert "berubah sejak dikirim" in budi.page
    with app.app_context():
        photo_files.erase(photo.id)
    budi.visitor.get(f"{budi.path}/foto/{photo.id}")
    assert "tidak ada di komputer ini" in budi.page
    assert budi.visitor.get(f"{budi.path}/foto/{photo.id}/gambar").status_code == 404


def test_what_broke_off_is_decided_by_what_was_told(app: Flask, budi: Caller) -> None:
    send(budi)
    (photo,) = rows(app, SheetPhoto)
    with app.app_context():
        photo_files.doubt(photo.id)
        assert photo_files.read(photo.id)
        photo_files.put(untold := new_id(), b"Nobody told of it")
        photo_files.put(fresh := new_id(), b"Somebody is about to")
        for name in (photo.id, untold):
            old = time.time() - 7_200
            os.utime(photo_files._place(name, ".unsure"), (old, old))
    send(budi, another(1))
    kept = kept_files(app)
    assert {f"{photo.id}.jpg", f"{fresh}.unsure"} <= kept
    assert not [name for name in kept if name.startswith(str(untold))]


def test_nothing_is_kept_when_the_database_fails(
    app: Flask, budi: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("no room on the disk")

    monkeypatch.setattr(db.session, "commit", fail)
    assert send(budi) == 500
    monkeypatch.undo()
    assert not rows(app, SheetPhoto)
    assert [name for name in kept_files(app) if name.endswith(".jpg")] == []


def test_no_transaction_is_open_while_a_photo_is_made(
    budi: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_anew, seen = sheet_pictures.made_anew, []

    def watched(upload: IO[bytes]) -> bytes:
        seen.append(db.session().in_transaction())
        return made_anew(upload)

    monkeypatch.setattr(sheet_pictures, "made_anew", watched)
    assert send(budi) == 303
    assert seen == [False]
