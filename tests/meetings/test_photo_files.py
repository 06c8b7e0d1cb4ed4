"""The files of photos: what broke off in between is decided by what was told, and nothing else."""

import errno
import os
import time
from typing import IO, Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rumahbelajar.config import the_settings
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import photo_files, photos, sheet_pictures
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.meetings.photo_records import (
    SHEET_PHOTOS,
    SheetPhotographed,
    SheetPhotoWithdrawn,
)
from tests.house import KURIPAN
from tests.learning.kept import rows
from tests.ledger.every_order import check_every_order
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY
from tests.meetings.sheet_photos import another, encoded, kept_files, place_of_last, send, sheet

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


def age(app: Flask, *photo_ids: UUID) -> None:
    """Let the files of these photos be two hours old."""
    old = time.time() - 7_200
    with app.app_context():
        for file in (the_settings().instance / "sheets").glob("*"):
            if file.stem in map(str, photo_ids):
                os.utime(file, (old, old))


def test_what_broke_off_is_decided_by_what_was_told(app: Flask, budi: Caller) -> None:
    send(budi)
    (photo,) = rows(app, SheetPhoto)
    with app.app_context():
        photo_files.doubt(photo.id)
        assert photo_files.read(photo.id)
        photo_files.put(untold := new_id(), b"Nobody told of it")
        photo_files.put(fresh := new_id(), b"Somebody is about to")
    age(app, photo.id, untold)
    send(budi, another(1))
    kept = kept_files(app)
    assert {f"{photo.id}.jpg", f"{fresh}.unsure"} <= kept
    assert not [name for name in kept if name.startswith(str(untold))]


def test_a_start_of_the_program_clears_what_broke_off_at_once_where_it_is_alone(
    app: Flask, budi: Caller
) -> None:
    send(budi)
    (photo,) = rows(app, SheetPhoto)
    with app.app_context():
        photo_files.doubt(photo.id)
        photo_files.put(new_id(), b"Nobody told of it")
        (photo_files._folder() / "tmp_half").write_bytes(b"half of a sheet")
        photos.decide_what_broke_off()
        assert len(kept_files(app)) == 3
        photos.decide_what_broke_off(is_alone=True)
    assert kept_files(app) == {f"{photo.id}.jpg"}


def test_a_full_disk_is_told_at_the_photo_and_takes_nothing_back_that_is_kept(
    app: Flask, budi: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert send(budi) == 507
    assert "penyimpanan di komputer rumah belajar penuh" in budi.page
    assert not rows(app, SheetPhoto)
    assert not kept_files(app)
    with monkeypatch.context() as patched:
        patched.setattr(photo_files, "keep_names", full)
        assert send(budi) == 303
        (photo,) = rows(app, SheetPhoto)
        assert budi.visitor.get(f"{place_of_last(budi)}/gambar").status_code == 200
        with app.app_context():
            photo_files.erase(photo.id)
    assert not kept_files(app)


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


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(st.booleans(), min_size=1, max_size=8), seed=st.integers(0, 10_000))
def test_facts_of_photos_in_any_order_give_the_same_rows(
    app: Flask, told: list[bool], seed: int
) -> None:
    meeting = new_id()
    with app.app_context():
        standing: list[Fact] = []
        for page, takes_away in enumerate(told, 1):
            if takes_away and standing:
                fact = standing.pop()
                _tell(meeting, SheetPhotoWithdrawn(new_id(), page, "b" * 64), fact.id)
            else:
                kept = SheetPhotographed(new_id(), page, "a" * 64, 1_000)
                standing.append(_tell(meeting, kept))
        assert {row[-1] for row in _projected(meeting)} == {fact.id for fact in standing}
        check_every_order([SHEET_PHOTOS], _projected, meeting, seed)
        db.session.rollback()


def _tell(meeting: UUID, payload: Any, replaces: UUID | None = None) -> Fact:
    return record(
        payload,
        subject_id=meeting,
        actor_id=meeting,
        village_code=KURIPAN,
        occurred_on=THURSDAY,
        replaces=replaces,
    )


def _projected(meeting: UUID) -> list[tuple[Any, ...]]:
    db.session.flush()
    asked = select(
        SheetPhoto.id, SheetPhoto.page, SheetPhoto.sha256, SheetPhoto.bytes, SheetPhoto.fact_id
    )
    rows_now = db.session.execute(asked.where(SheetPhoto.meeting_id == meeting))
    return sorted((tuple(row) for row in rows_now), key=repr)
