"""Photos of sheets: sent, looked at and taken away by those who lead the meeting, and no others."""

import hashlib
import io
import re
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupFacilitator
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings import photos
from rumahbelajar.meetings.photo_models import SheetPhoto
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import LONG_AGO
from tests.meetings.sheet_photos import (
    another,
    encoded,
    kept_files,
    place_of_last,
    send,
    sent,
    sheet,
)
from tests.visitor import at_once

pytestmark = pytest.mark.usefixtures("no_pictures")


def test_photo_is_sent_looked_at_and_listed(app: Flask, budi: Caller, ratna: Caller) -> None:
    budi.visitor.get(f"{budi.path}/foto")
    for words in ('accept="image/*" capture="environment"', "keempat sudutnya"):
        assert words in budi.page
    assert send(budi) == 303
    budi.visitor.follow()
    (photo,) = rows(app, SheetPhoto)
    for words in ("Foto tersimpan.", "Lembar 1", "Budi Santoso", photo.sha256, "Semua terbaca"):
        assert words in budi.page
    picture = ratna.visitor.get(f"{budi.path}/foto/{photo.id}/gambar")
    assert hashlib.sha256(picture.data).hexdigest() == photo.sha256
    assert len(picture.data) == photo.bytes
    ratna.visitor.get(f"{budi.path}/foto")
    assert f'href="{budi.path}/foto/{photo.id}"' in ratna.page
    for path in (budi.path, "/pertemuan"):
        ratna.visitor.get(path)
        assert "1 foto lembar" in ratna.page
    assert kept_files(app) == {f"{photo.id}.jpg"}


def test_picture_is_sent_as_nothing_else_and_kept_nowhere(app: Flask, budi: Caller) -> None:
    send(budi)
    answer = budi.visitor.get(f"{place_of_last(budi)}/gambar")
    assert answer.mimetype == "image/jpeg"
    said = dict(answer.headers)
    assert said["Content-Disposition"] == 'inline; filename="lembar-1.jpg"'
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Cache-Control"] == "no-store, private"
    assert said["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers.getlist("Content-Security-Policy") == ["default-src 'none'; sandbox"]


def test_nobody_else_sees_it(
    app: Flask, budi: Caller, house: House, visit: Visit, meeting: UUID
) -> None:
    send(budi)
    place = place_of_last(budi)
    for person, status in ((house.endang, 404), (house.siti, 403), (house.hartono, 403)):
        visitor = visit(person)
        for path in (f"{budi.path}/foto", place, f"{place}/gambar"):
            assert visitor.get(path).status_code == status
        assert visitor.post(f"{place}/hapus").status_code == status
    assert visit().get(f"{place}/gambar").status_code == 303
    elsewhere = place.replace(str(meeting), str(new_id()))
    assert budi.visitor.get(f"{elsewhere}/gambar").status_code == 404
    assert len(rows(app, SheetPhoto)) == 1


@pytest.mark.parametrize("content", [b"", b"Bukan foto", encoded(sheet())[:-999]])
def test_refused_photo_changes_nothing_and_the_page_goes_on(
    app: Flask, budi: Caller, content: bytes
) -> None:
    assert send(budi, content) == 422
    assert "Foto harus dipilih lagi" in budi.page
    assert 'name="now"' in budi.page
    assert not rows(app, SheetPhoto)
    assert facts(app, "sheet.photographed") == 0
    assert not kept_files(app)
    assert send(budi) == 303


def test_same_photo_twice_is_kept_once(app: Flask, budi: Caller, ratna: Caller) -> None:
    assert [send(budi), send(budi)] == [303, 303]
    budi.visitor.follow()
    assert "Foto yang sama sudah tersimpan" in budi.page
    assert at_once([budi.visitor, ratna.visitor], lambda each: sent(each, budi.path)) == [303, 303]
    assert len(rows(app, SheetPhoto)) == facts(app, "sheet.photographed") == 1
    assert len(kept_files(app)) == 1


def test_two_taps_at_once_keep_one(app: Flask, budi: Caller, ratna: Caller) -> None:
    assert at_once([budi.visitor, ratna.visitor], lambda each: sent(each, budi.path)) == [303, 303]
    (photo,) = rows(app, SheetPhoto)
    assert kept_files(app) == {f"{photo.id}.jpg"}


def test_chosen_photo_is_as_good_as_one_taken_now(app: Flask, budi: Caller) -> None:
    assert send(budi, field="chosen") == 303
    assert send(budi, b"Bukan foto", field="chosen") == 422
    assert budi.page.index("chosen-fault") > budi.page.index('name="now"')
    assert len(rows(app, SheetPhoto)) == 1


def test_two_photos_at_once_are_asked_for_one_by_one(app: Flask, budi: Caller) -> None:
    fields = {name: (io.BytesIO(another(1)), "x.jpg") for name in ("now", "chosen")}
    answer = budi.visitor.post(f"{budi.path}/foto/unggah", fields)
    assert answer.status_code == 422
    assert "Kirim satu foto dulu" in budi.page
    assert not rows(app, SheetPhoto)


def test_taken_away_is_erased_and_remembered(app: Flask, budi: Caller, meeting: UUID) -> None:
    send(budi)
    place, (photo,) = place_of_last(budi), rows(app, SheetPhoto)
    assert [budi.visitor.post(f"{place}/hapus").status_code for _tap in range(2)] == [303, 303]
    budi.visitor.follow()
    assert "Pernah dihapus" in budi.page
    assert not rows(app, SheetPhoto)
    assert not kept_files(app)
    assert budi.visitor.get(f"{place}/gambar").status_code == 404
    with app.app_context():
        told = db.session.scalars(select(Fact).where(Fact.kind == "sheet.photo_withdrawn")).one()
    assert photo.sha256 in told.payload
    assert (told.subject_id, told.replaces) == (meeting, photo.fact_id)
    assert budi.visitor.post(f"{budi.path}/foto/{new_id()}/hapus").status_code == 404


def test_retaken_photo_takes_the_place_of_the_one_taken_away(app: Flask, budi: Caller) -> None:
    places = []
    for number in range(3):
        send(budi, another(number))
        places.append(place_of_last(budi))
    budi.visitor.post(f"{places[1]}/hapus")
    send(budi, another(7))
    assert sorted(row.page for row in rows(app, SheetPhoto)) == [1, 2, 3]
    send(budi, another(1))
    assert max(row.page for row in rows(app, SheetPhoto)) == 4


def test_only_so_many_are_kept(app: Flask, budi: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_PHOTOS", 2)
    assert [send(budi, another(number)) for number in range(3)] == [303, 303, 409]
    assert "Sudah ada 2 foto lembar" in budi.page
    budi.visitor.get(f"{budi.path}/foto")
    assert 'name="now"' not in budi.page
    assert len(kept_files(app)) == 2


def test_closed_meeting_takes_photos_and_a_cancelled_one_does_not(app: Flask, budi: Caller) -> None:
    budi.press("sisanya-hadir")
    budi.press("tutup")
    assert send(budi) == 303
    budi.visitor.post(f"{place_of_last(budi)}/hapus")
    budi.press("buka-lagi", reason="Salah satu terlewat")
    budi.undo()
    assert budi.press("batalkan", reason="Hujan besar") == 303
    assert send(budi) == 409
    assert "dibatalkan" in budi.page
    assert not kept_files(app)


def test_who_only_leads_the_group_takes_away_what_is_theirs(
    app: Flask, budi: Caller, house: House, visit: Visit, melati: UUID, meeting: UUID
) -> None:
    with app.app_context():
        leads = GroupFacilitator(group_id=melati, person_id=house.endang.id, since=LONG_AGO)
        db.session.add(leads)
        db.session.commit()
    endang = Caller(visit(house.endang), meeting)
    send(budi)
    place = place_of_last(budi)
    endang.visitor.get(place)
    assert "Hapus foto ini" not in endang.page
    assert endang.visitor.post(f"{place}/hapus").status_code == 403
    send(endang, another(1))
    assert endang.visitor.post(f"{place_of_last(endang)}/hapus").status_code == 303
    send(endang, another(2))
    assert budi.visitor.post(f"{place_of_last(endang)}/hapus").status_code == 303
    assert len(rows(app, SheetPhoto)) == 1


def test_those_on_the_list_read_of_it_in_their_data(
    budi: Caller, house: House, visit: Visit
) -> None:
    budi.press("sisanya-hadir")
    send(budi)
    for person, is_told in ((house.siti, True), (house.wati, False)):
        visitor = visit(person)
        visitor.get("/data-saya")
        assert bool(re.search("mungkin ada di 1 foto daftar hadir", visitor.page)) is is_told
