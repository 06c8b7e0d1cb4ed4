"""The page of a scenario: a conversation by links alone, with a way back at every step."""

import re

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.ledger import rebuilding, verifying
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner

CHAT = "/kursus/uang-kita/kegiatan/tujuan/pesan-baru"
GOOD_END = "pesan-masuk,diam,selamat"
BAD_END = "pesan-masuk,kode-terkirim"


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses())
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def press(learner: Learner, words: str) -> None:
    """Follow the link with these words."""
    found = re.search(rf'<a[^>]*href="([^"#]*)[^"]*">{re.escape(words)}</a>', learner.page)
    assert found, f"no link {words!r} in the page"
    assert learner.get(f"{CHAT}{found[1].replace('&amp;', '&')}").status_code == 200


def test_lesson_leads_to_the_conversation(siti) -> None:
    siti.get("/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat")
    assert f'href="{CHAT}"' in siti.page


def test_choices_lead_on_and_the_conversation_so_far_stays(siti) -> None:
    siti.get(CHAT)
    assert "Malam ini ponsel Anda berbunyi." in siti.page
    press(siti, "Jangan balas")
    assert "Malam ini ponsel Anda berbunyi." in siti.page
    assert "Bu? Halo?" in siti.page
    press(siti, "Blokir nomornya")
    assert "Akhir cerita: Anda selamat" in siti.page
    assert "Kode hanya untuk Anda." in siti.page


def test_every_step_has_a_way_back_and_the_first_needs_none(siti) -> None:
    siti.get(CHAT)
    assert "Kembali selangkah" not in siti.page
    press(siti, "Jangan balas")
    press(siti, "Kembali selangkah")
    assert "Bu? Halo?" not in siti.page
    press(siti, "Kirim kodenya")
    press(siti, "Coba jalan lain")
    press(siti, "Jangan balas")
    press(siti, "Mulai lagi")
    assert siti.page.count('class="own did"') == 0


def test_ending_says_whom_to_call(siti) -> None:
    siti.get(f"{CHAT}?jalan={BAD_END}")
    assert "Akhir cerita: ada yang dirugikan" in siti.page
    assert "Uang bisa hilang. Hubungi Polisi (110)." in siti.page
    assert 'href="tel:110"' in siti.page


@pytest.mark.parametrize(
    "trail", ["selamat", "pesan-masuk,selamat", "x", "pesan-masuk,diam," * 25, "%00", "diam"]
)
def test_trail_that_leads_nowhere_begins_anew_with_a_word(siti, trail) -> None:
    response = siti.get(f"{CHAT}?jalan={trail}")
    assert (response.status_code, response.location) == (303, CHAT)
    siti.follow()
    assert "Percakapan dimulai lagi dari awal." in siti.page


def test_finishing_is_told_once_and_leads_back_to_the_lesson(app, house, siti) -> None:
    for _tap in range(2):
        response = siti.sent(CHAT, {"jalan": GOOD_END})
        assert response.location == "/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat"
    siti.sent(CHAT, {"jalan": BAD_END})
    assert facts(app, "activity.finished", house.siti) == 1
    (row,) = rows(app, ActivityCompletion, person_id=house.siti.id)
    assert (row.activity_id, row.course_id) == ("uang-kita/tujuan/pesan-baru", "uang-kita")
    siti.get("/kursus/uang-kita")
    assert re.search(r"Pesan dari nomor baru</a>\s*<span[^>]*>Kegiatan · selesai", siti.page)


@pytest.mark.parametrize("trail", ["", "pesan-masuk", "selamat", "pesan-masuk,diam"])
def test_conversation_that_did_not_end_is_not_finished(app, siti, trail) -> None:
    assert siti.sent(CHAT, {"jalan": trail}).location == CHAT
    siti.follow()
    assert "belum sampai akhir" in siti.page
    assert facts(app, "activity.finished") == 0


def test_scenario_is_for_who_takes_the_course(app, house, visit, serve_courses) -> None:
    program = serve_courses()
    rini = Learner(visit(house.rini, program), house.rini, "uang-kita")
    assert rini.get(CHAT).location == "/kursus/uang-kita"
    assert rini.post(CHAT, {"jalan": GOOD_END}).status_code == 409
    rini.enroll()
    assert rini.get(CHAT).location == "/kuis/uang-kita/pretest"
    assert rini.post(CHAT, {"jalan": GOOD_END}).status_code == 409
    assert facts(app, "activity.finished") == 0


def test_activity_that_never_was_is_not_found(siti) -> None:
    assert siti.get("/kursus/uang-kita/kegiatan/tujuan/lain").status_code == 404
    assert siti.get("/kursus/lain/kegiatan/tujuan/pesan-baru").status_code == 404


def test_no_course_waits_for_an_activity(siti) -> None:
    siti.get("/kursus/uang-kita")
    assert "Kegiatan" in siti.page
    siti.read().pass_quiz("uang-kita/tujuan/quiz", "uang-kita/posttest")
    siti.get("/kursus/uang-kita")
    assert "Selamat! Kursus ini sudah selesai." in siti.page


def test_ledger_holds_what_was_finished_and_gives_it_back(app, house, siti) -> None:
    siti.sent(CHAT, {"jalan": GOOD_END})
    (before,) = rows(app, ActivityCompletion)
    with app.app_context():
        assert verifying.verify().wrong == []
        rebuilding.rebuild()
        db.session.commit()
    (after,) = rows(app, ActivityCompletion)
    assert (after.activity_id, after.finished_on) == (before.activity_id, before.finished_on)
