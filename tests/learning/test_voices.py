"""Local voices: sent in by facilitators, approved by others, chosen by learners."""

import io
import os
from typing import IO
from uuid import UUID, uuid4

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.learning import sound_files, voices
from rumahbelajar.learning.voice_models import Voice
from rumahbelajar.uploads import LARGEST
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import FIRST_LESSON, Learner
from tests.learning.reading_aloud import SEND, approve, kept, send, sent, sound, voice_id
from tests.visitor import at_once


@pytest.fixture
def siti(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


def test_a_recording_is_heard_once_somebody_else_approved_it(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    budi, ratna = visit(house.budi), visit(house.ratna)
    assert budi.get(f"{FIRST_LESSON}/suara").status_code == 200
    assert send(budi) == 303
    recording = voice_id(app)
    siti.get(FIRST_LESSON)
    assert "Bahasa Jawa" not in siti.page
    assert siti.get(f"/rekaman/{recording}").status_code == 404
    ratna.get("/rekaman")
    assert "Menunggu keputusan Anda" in ratna.page
    approve(ratna, recording)
    siti.get(FIRST_LESSON)
    assert "Dengar: Bahasa Jawa" in siti.page
    siti.post(f"{FIRST_LESSON}/pilih-suara", {"suara": "jv"})
    siti.follow()
    assert f'src="/rekaman/{recording}"' in siti.page
    siti.post(f"{FIRST_LESSON}/pilih-suara", {"suara": ""})
    siti.follow()
    assert f'src="/rekaman/{recording}"' not in siti.page


def test_only_who_may_record_is_led_to_it(house: House, visit: Visit) -> None:
    for person, is_led in ((house.budi, True), (house.ratna, True), (house.hartono, False)):
        reader = Learner(visit(person), person).begin_learning()
        reader.get(FIRST_LESSON)
        assert (f'href="{FIRST_LESSON}/suara"' in reader.page) is is_led


def test_it_is_sent_as_what_it_is_and_in_parts(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    send(visit(house.budi))
    approve(visit(house.ratna), voice_id(app))
    whole = siti.get(f"/rekaman/{voice_id(app)}")
    assert whole.mimetype == "audio/wav"
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    part = siti.get(f"/rekaman/{voice_id(app)}", headers={"Range": "bytes=0-99"})
    assert part.status_code == 206
    assert part.headers["Content-Range"].startswith("bytes 0-99/")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html><script>alert(1)</script>" * 99, "bukan rekaman suara"),
        (b"MZ" + b"\0" * 999, "bukan rekaman suara"),
        (b"RIFF\0\0\0\0WAVEnichts", "rusak atau terpotong"),
        (b"\xff\xfb" + b"\0" * 999, "rusak atau terpotong"),
        (b"OggS" + b"\0" * 999, "rusak atau terpotong"),
        (b"\0\0\0\x20ftypM4A " + b"\0" * 999, "rusak atau terpotong"),
        (sound(3), "terlalu pendek"),
        (sound(16 * 60, 400), "lebih dari 15 menit"),
    ],
)
def test_what_is_no_lesson_read_aloud_is_told_and_not_kept(
    app: Flask, house: House, visit: Visit, content: bytes, sentence: str
) -> None:
    budi, before = visit(house.budi), kept(app)
    assert send(budi, content) == 422
    assert sentence in budi.page
    with app.app_context():
        assert db.session.query(Voice).count() == 0
    assert kept(app) == before


def test_a_file_that_is_too_large_is_refused(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    answer = budi.client.post(
        SEND,
        input_stream=io.BytesIO(b"x"),
        environ_overrides={"CONTENT_LENGTH": str(LARGEST + 1)},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413


def test_a_form_without_a_file_stays_as_small_as_any(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    assert budi.post("/masuk", {"next": "x" * 400_000}).status_code == 413


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"is_agreed": ""}, "Tandai dulu bahwa pemilik suaranya setuju."),
        ({"tongue": "xx"}, "Pilih dari daftar yang ada."),
        ({"voice_id": "x"}, "Halaman tadi sudah tidak berlaku. Periksa, lalu kirim lagi."),
    ],
)
def test_what_is_missing_is_told(
    house: House, visit: Visit, changes: dict[str, str], sentence: str
) -> None:
    budi = visit(house.budi)
    assert send(budi, **changes) == 422
    assert sentence in budi.page


def test_a_double_tap_sends_one(app: Flask, house: House, visit: Visit) -> None:
    budi, same = visit(house.budi), str(uuid4())
    assert [send(budi, voice_id=same), send(budi, voice_id=same)] == [303, 303]
    assert voice_id(app) == same


def test_the_same_form_with_another_file_leaves_none_behind(
    app: Flask, house: House, visit: Visit
) -> None:
    budi, same, before = visit(house.budi), str(uuid4()), kept(app)
    send(budi, sound(14), voice_id=same)
    send(budi, sound(15), voice_id=same)
    assert len(kept(app) - before) == 1
    budi.post(f"/rekaman/{same}/hapus")


def test_nobody_fills_the_disk_with_what_nobody_has_heard(
    app: Flask, house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "MOST_UNHEARD", 2)
    budi = visit(house.budi)
    assert [send(budi) for _each in range(3)] == [303, 303, 422]
    assert "belum diputuskan" in budi.page


def test_a_file_made_to_be_slow_is_given_up_soon() -> None:
    # Each page has 255 empty packets, all of which are read: eight megabytes took a minute.
    page = b"OggS" + b"\0" * 22 + b"\xff" + b"\0" * 255
    reads = 0

    class Counting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal reads
            reads += 1
            return super().read(size)

    with pytest.raises(Refused):
        sound_files.keep(Counting(page * 8_000), uuid4())
    assert reads < 500_000


def test_two_taps_at_once_send_one(app: Flask, house: House, visit: Visit) -> None:
    same = str(uuid4())
    budis = [visit(house.budi), visit(house.budi)]
    assert at_once(budis, lambda each: sent(each, voice_id=same)) == [303, 303]
    assert voice_id(app) == same


def test_no_transaction_is_open_while_a_file_is_looked_at(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, seen = sound_files.keep, []

    def watched(upload: IO[bytes], voice_id: UUID) -> sound_files.Sound:
        seen.append(db.session().in_transaction())
        return keep(upload, voice_id)

    monkeypatch.setattr(sound_files, "keep", watched)
    assert send(visit(house.budi)) == 303
    assert seen == [False]


def test_nobody_approves_their_own_and_no_stranger_anothers(
    app: Flask, house: House, visit: Visit
) -> None:
    ratna = visit(house.ratna)
    send(ratna)
    path = f"/rekaman/{voice_id(app)}/putuskan"
    for person in (house.ratna, house.budi, house.kasih, house.yanti):
        assert visit(person).post(path, {"putusan": "setuju"}).status_code == 404
    assert visit(house.hartono).post(path, {"putusan": "setuju"}).status_code == 303


def test_who_is_declined_reads_why(app: Flask, house: House, visit: Visit) -> None:
    budi, hartono = visit(house.budi), visit(house.hartono)
    send(budi)
    path = f"/rekaman/{voice_id(app)}/putuskan"
    assert hartono.post(path, {"putusan": "tolak", "reason": " "}).status_code == 422
    hartono.post(path, {"putusan": "tolak", "reason": "Suaranya terlalu pelan."})
    budi.get("/rekaman")
    assert "Suaranya terlalu pelan." in budi.page


def test_what_is_taken_away_is_gone_from_the_disk(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    budi, before = visit(house.budi), kept(app)
    send(budi, sound(13))
    assert len(kept(app) - before) == 1
    approve(visit(house.ratna), recording := voice_id(app))
    assert siti.post(f"/rekaman/{recording}/hapus").status_code == 403
    assert visit(house.endang).post(f"/rekaman/{recording}/hapus").status_code == 404
    assert budi.post(f"/rekaman/{recording}/hapus").status_code == 303
    assert siti.get(f"/rekaman/{recording}").status_code == 404
    assert kept(app) == before


def test_what_broke_off_on_its_way_in_is_cleared_away(
    app: Flask, house: House, visit: Visit
) -> None:
    budi = visit(house.budi)
    send(budi, sound(16))
    stands = kept(app)
    with app.app_context():
        old, young = (sound_files.place_of(uuid4(), "0" * 64, "wav") for _each in range(2))
        for file in (old, young):
            file.write_bytes(b"RIFF")
        os.utime(old, (0, 0))
    send(budi, sound(17))
    left = kept(app)
    assert stands < left
    assert young.name in left
    assert old.name not in left
    young.unlink()
    for file in stands:
        budi.post(f"/rekaman/{file[:36]}/hapus")
