"""Photos of sheets: sent, looked at and taken away by those who lead the meeting, and no others."""

import hashlib
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import photos, planning
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.uploads import LARGEST
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer
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


def test_those_on_the_list_read_of_it_in_their_data(
    budi: Caller, house: House, visit: Visit
) -> None:
    budi.press("sisanya-hadir")
    send(budi)
    for person, is_told in ((house.siti, True), (house.wati, False)):
        visitor = visit(person)
        visitor.get("/data-saya")
        assert bool(re.search("mungkin ada di 1 foto daftar hadir", visitor.page)) is is_told


def test_photos_of_a_meeting_on_a_hard_subject_are_discreet(
    app: Flask, budi: Caller, house: House, melati: UUID
) -> None:
    with app.app_context():
        course, guide = next(
            (course, guide)
            for course in the_library().courses.values()
            for guide in course.meetings
            if guide.sensitive
        )
        planning.plan_series(
            as_viewer(house.budi),
            new_id(),
            whose=Whose(KURIPAN, melati),
            course_id=course.id,
            guides=[guide],
            days=[THURSDAY],
            first=Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai Desa"),
        )
        db.session.commit()
        of_guide = select(Meeting.id).where(Meeting.guide == guide.slug)
        path = f"/pertemuan/{db.session.scalars(of_guide).one()}"
    assert sent(budi.visitor, path).status_code == 303
    for address in (f"{path}/foto", place_of_last(budi)):
        budi.visitor.get(address)
        assert "Keluar cepat" in budi.page


def test_photo_that_is_too_large_is_told_with_the_way_out(budi: Caller) -> None:
    answer = budi.visitor.client.post(
        f"{budi.path}/foto/unggah",
        input_stream=io.BytesIO(b"x"),
        environ_overrides={"CONTENT_LENGTH": str(LARGEST + 1)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413
    assert "lebih dari 8 MB" in answer.text


def test_page_asks_as_much_for_three_photos_as_for_one(
    budi: Caller, count_queries: Callable[..., AbstractContextManager[list[str]]]
) -> None:
    asked = []
    for number in range(3):
        send(budi, another(number))
        with count_queries() as seen:
            budi.visitor.get(f"{budi.path}/foto")
        asked.append(len(seen))
    assert asked[0] == asked[-1] <= 6
