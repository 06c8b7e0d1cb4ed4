"""Every page about a hard subject is discreet, and a phone that others use offers none unasked."""

from typing import Any

import pytest
from flask import Flask

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning.models import Attempt
from rumahbelajar.learning.steps import lesson_url
from rumahbelajar.people.models import SignIn
from tests.browser_checks import check_bytes
from tests.courses.hard_course import FIRST, HARD_COURSE, HARD_MODULE, SECOND
from tests.courses.sample import COURSE, QUIZ
from tests.learning.kept import rows
from tests.learning.learner import Learner

HARD_QUIZ = {"uang-kita/02-anggaran/quiz.yaml": QUIZ.partition("  - id: biaya\n")[0]}
SUMMARY = {"uang-kita/summary.md": "---\ntitle: Uang Kita di satu lembar\n---\nSatu amplop.\n"}


def is_discreet(siti: Learner, path: str) -> bool:
    """Whether a page is; it must be so wholly, or not at all."""
    response = siti.get(path)
    assert response.status_code == 200, (path, response.status)
    signs = {
        "<title>Belajar</title>" in siti.page,
        siti.page.partition("<body")[2].partition(">")[2].strip().startswith('<form class="exit"'),
    }
    assert len(signs) == 1, path
    assert response.headers["Cache-Control"] == "no-store"
    assert "og:" not in siti.page
    assert 'name="description"' not in siti.page
    return signs.pop()


def use_own_phone(app: Flask) -> None:
    with app.app_context():
        db.session.execute(db.update(SignIn).values(is_own_phone=True))
        db.session.commit()


@pytest.fixture
def take(house, visit, serve_courses) -> Any:
    """Let Siti take a version of the sample course."""

    def begin(**changes: Any) -> Learner:
        program = serve_courses(**SUMMARY, **HARD_QUIZ, **changes)
        return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()

    return begin


def test_every_page_of_a_sensitive_course_is(take) -> None:
    siti = take(**HARD_COURSE)
    done = rows(siti.app, Attempt, quiz_id="uang-kita/pretest")[0].id
    attempt = siti.begin("uang-kita/tujuan/quiz")
    for path in (
        "/kursus/uang-kita",
        FIRST,
        f"{FIRST}?baca=1",
        "/kursus/uang-kita/kegiatan/tujuan/pesan-baru",
        "/kursus/uang-kita/ringkasan",
        "/kursus/uang-kita/modul/tujuan/bawa-pulang",
        "/kursus/uang-kita/istilah/amplop",
        "/kuis/uang-kita/tujuan/quiz",
        f"/percobaan/{attempt}/1",
        f"/percobaan/{attempt}",
        f"/percobaan/{done}/hasil",
    ):
        assert is_discreet(siti, path), path
    for path in ("/", "/kursus", "/alat", "/sertifikat", "/akun"):
        assert not is_discreet(siti, path), path


def test_faults_and_errors_within_it_betray_nothing(take) -> None:
    siti = take(**HARD_COURSE)
    attempt = siti.begin("uang-kita/tujuan/quiz")
    asked = {
        siti.post(f"/percobaan/{attempt}/1", {"answer": "lain"}).status_code: siti.page,
        siti.post(f"/percobaan/{attempt}/kirim").status_code: siti.page,
        siti.get("/kursus/uang-kita/pelajaran/tujuan/tidak-ada").status_code: siti.page,
    }
    assert set(asked) == {422, 404}
    for page in asked.values():
        assert "<title>Belajar</title>" in page


def test_of_a_sensitive_module_its_own_pages_are_and_those_on_the_whole_course(take) -> None:
    siti = take(**HARD_MODULE)
    done = rows(siti.app, Attempt, quiz_id="uang-kita/pretest")[0].id
    attempt = siti.begin("uang-kita/anggaran/quiz")
    for path in (
        f"/percobaan/{done}/hasil",
        "/kursus/uang-kita/ringkasan",
        SECOND,
        f"{SECOND}?baca=1",
        "/kursus/uang-kita/modul/anggaran/bawa-pulang",
        "/kuis/uang-kita/anggaran/quiz",
        f"/percobaan/{attempt}/1",
    ):
        assert is_discreet(siti, path), path
    for path in ("/kursus/uang-kita", FIRST, "/kuis/uang-kita/tujuan/quiz"):
        assert not is_discreet(siti, path), path


def test_an_attempt_stays_discreet_when_the_course_no_longer_is(
    take, house, visit, serve_courses
) -> None:
    attempt = take(**HARD_COURSE).begin("uang-kita/tujuan/quiz")
    now = serve_courses(**{**HARD_COURSE, "uang-kita/course.yaml": COURSE})
    later = Learner(visit(house.siti, now), house.siti, "uang-kita")
    assert not is_discreet(later, "/kursus/uang-kita")
    assert is_discreet(later, f"/percobaan/{attempt}/1")


def test_a_course_that_is_being_mended_is_taken_to_be(take, house, visit, serve_courses) -> None:
    take(**HARD_COURSE)
    broken = serve_courses(**{"uang-kita/course.yaml": "title: Uang Kita\n"})
    rini = visit(house.rini, broken)
    assert rini.get("/kursus/uang-kita").status_code == 503
    assert "<title>Belajar</title>" in rini.page


def test_a_shared_phone_offers_no_step_of_it(take, house) -> None:
    siti = take(**HARD_COURSE)
    siti.get("/")
    assert "Mengapa berangkat" not in siti.page
    assert ">Lanjut belajar</a>" in siti.page
    assert "Uang Kita" in siti.page, "its card in the list is no secret"
    siti.sent(f"{FIRST}/lewati")
    siti.get("/")
    assert "Kuis: Tujuan" not in siti.page


def test_a_shared_phone_offers_no_step_of_a_sensitive_module(take) -> None:
    siti = take(**HARD_MODULE)
    siti.get("/")
    assert "<h2>Mengapa berangkat</h2>" in siti.page
    siti.read("uang-kita/tujuan/mengapa-berangkat").pass_quiz("uang-kita/tujuan/quiz")
    siti.get("/")
    assert "Empat amplop" not in siti.page


def test_ones_own_phone_offers_it(app, take) -> None:
    siti = take(**HARD_COURSE)
    use_own_phone(app)
    siti.get("/")
    assert "<h2>Mengapa berangkat</h2>" in siti.page


def test_leaving_it_does_not_say_its_name(take) -> None:
    siti = take(**HARD_COURSE)
    siti.sent("/kursus/uang-kita/berhenti")
    siti.follow()
    assert "Anda berhenti dari kursus tadi." in siti.page


@pytest.mark.parametrize("changes", [HARD_COURSE, HARD_MODULE])
def test_a_module_taken_home_says_a_word_first_and_has_no_title(take, changes) -> None:
    siti = take(**changes)
    siti.get("/kursus/uang-kita/modul/anggaran/bawa-pulang")
    assert "Isinya hal pribadi." in siti.page
    assert "Saya mengerti, tetap simpan" in siti.page
    siti.get("/kursus/uang-kita/modul/anggaran/bawa-pulang/unduh")
    assert "<title>Belajar</title>" in siti.page
    assert "Bagian ini membahas hal yang berat" in siti.page


def test_on_a_shared_phone_ones_data_tell_how_much_was_learned_and_not_what(app, take) -> None:
    siti = take(**HARD_COURSE)
    siti.read("uang-kita/tujuan/mengapa-berangkat").pass_quiz("uang-kita/tujuan/quiz")
    for path in ("/data-saya", "/data-saya/unduh"):
        siti.get(path)
        assert "Pelajaran yang sudah dipahami: 1" in siti.page
        assert "Bagian pribadi" in siti.page
        for words in ("Mengapa berangkat", "Kuis: Tujuan", "Mana tujuan yang jelas?"):
            assert words not in siti.page
    assert "masuklah lagi dengan pilihan HP sendiri" in siti.page
    use_own_phone(app)
    siti.get("/data-saya/unduh")
    for words in ("Mengapa berangkat", "Kuis: Tujuan", "Mana tujuan yang jelas?"):
        assert words in siti.page
    assert "Bagian pribadi" not in siti.page


@pytest.mark.slow
@pytest.mark.parametrize("course_id", ["bekal-jalan", "anak-kita"])
def test_lessons_on_hard_subjects_keep_to_their_bytes_and_queries(
    house, visit, count_queries, course_id: str
) -> None:
    siti = Learner(visit(house.siti), house.siti, course_id).begin_learning()
    hard = [each for each in siti.course.lessons() if siti.course.is_sensitive_at(each.id)]
    assert hard
    for lesson in hard:
        with siti.app.test_request_context():
            place = lesson_url(lesson)
        with count_queries() as asked:
            assert is_discreet(siti, f"{place}?baca=1"), place
        assert len(asked) <= 6, place
        check_bytes(siti.visitor.client, f"{place}?baca=1")
        check_bytes(siti.visitor.client, place)


def test_a_tool_is_where_it_is_used_for_a_hard_subject(
    house, visit, serve_courses, monkeypatch
) -> None:
    path = "/alat/kalkulator-cicilan"
    siti = Learner(visit(house.siti, serve_courses()), house.siti, "uang-kita")
    assert not is_discreet(siti, path)
    monkeypatch.setattr(Course, "is_sensitive_at", lambda _course, part: part.endswith("/tujuan"))
    assert is_discreet(siti, path)
    assert not is_discreet(siti, "/alat/papan-tujuan")
