"""Recordings that are heard already: the approval is taken back, or the recording away."""

import pytest
from flask import Flask

from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import FIRST_LESSON
from tests.learning.reading_aloud import SEND, approve, send, voice_id
from tests.visitor import Visitor


@pytest.fixture
def recording(app: Flask, house: House, visit: Visit) -> str:
    """Return the id of one that Budi sent in and Hartono approved."""
    send(visit(house.budi))
    found = voice_id(app)
    approve(visit(house.hartono), found)
    return found


@pytest.fixture
def hartono(house: House, visit: Visit) -> Visitor:
    return visit(house.hartono)


def test_who_approves_is_told_how_to_undo_it(
    app: Flask, house: House, hartono: Visitor, visit: Visit
) -> None:
    send(visit(house.budi))
    approve(hartono, voice_id(app))
    hartono.follow()
    assert "Kalau keliru, tarik kembali di bawah." in hartono.page
    assert "Sudah disetujui" in hartono.page
    assert f'action="/rekaman/{voice_id(app)}/tarik-kembali"' in hartono.page


def test_what_is_taken_back_waits_again_and_nobody_hears_it(
    house: House, visit: Visit, hartono: Visitor, recording: str
) -> None:
    siti = visit(house.siti)
    assert siti.get(f"/rekaman/{recording}").status_code == 200
    for _tap in range(2):
        assert hartono.post(f"/rekaman/{recording}/tarik-kembali").status_code == 303
    hartono.follow()
    assert "Menunggu keputusan Anda" in hartono.page
    assert "Sudah disetujui" not in hartono.page
    assert siti.get(f"/rekaman/{recording}").status_code == 404
    approve(hartono, recording)
    assert siti.get(f"/rekaman/{recording}").status_code == 200


def test_a_coordinator_deletes_what_is_heard_after_one_more_question(
    house: House, visit: Visit, hartono: Visitor, recording: str
) -> None:
    hartono.get("/rekaman")
    assert "Hapus rekaman ini" in hartono.page
    assert hartono.post(f"/rekaman/{recording}/hapus").status_code == 303
    assert visit(house.budi).get(f"/rekaman/{recording}").status_code == 404


def test_only_who_judges_there_sees_it_and_takes_it_back(
    house: House, visit: Visit, recording: str
) -> None:
    for person in (house.budi, house.kasih, house.yanti):
        visitor = visit(person)
        visitor.get("/rekaman")
        assert "Sudah disetujui" not in visitor.page
        assert visitor.post(f"/rekaman/{recording}/tarik-kembali").status_code == 404


def test_each_recording_leads_to_the_words_of_its_lesson(
    house: House, visit: Visit, hartono: Visitor, recording: str
) -> None:
    hartono.post(f"/rekaman/{recording}/tarik-kembali")
    for visitor in (hartono, visit(house.budi)):
        visitor.get("/rekaman")
        assert f'href="{FIRST_LESSON}"' in visitor.page


def test_who_may_record_is_led_to_the_courses(house: House, visit: Visit, hartono: Visitor) -> None:
    budi = visit(house.budi)
    budi.get("/rekaman")
    assert 'href="/kursus/uang-kiriman"' in budi.page
    assert "Anda tidak perlu mengikuti kursusnya." in budi.page
    assert 'href="/kursus/bekal-jalan"' not in budi.page
    hartono.get("/rekaman")
    assert 'href="/kursus/uang-kiriman"' not in hartono.page
    assert "Belum ada rekaman" in hartono.page


def test_a_missing_file_is_among_the_faults(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    budi.get(f"{FIRST_LESSON}/suara")
    assert "harus dipilih lagi" not in budi.page
    assert budi.post(SEND, {}).status_code == 422
    assert '<a href="#recording">Rekaman: pilih dulu berkas suaranya.</a>' in budi.page


def test_after_any_fault_it_says_that_the_file_is_to_be_chosen_again(
    house: House, visit: Visit
) -> None:
    budi = visit(house.budi)
    assert send(budi, is_agreed="") == 422
    assert "Rekaman harus dipilih lagi" in budi.page
    assert "pilih dulu berkas suaranya" not in budi.page
