"""Courses that change, break or go while people are in them."""

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.models import Attempt, Completion, CourseVersion
from rumahbelajar.library import the_library
from tests.courses.sample import COURSE as COURSE_YAML
from tests.courses.sample import FILES, QUIZ, SECOND_LESSON
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner, words_in

QUIZ_FILE = "uang-kita/01-tujuan/quiz.yaml"
QUIZ_ID = "uang-kita/tujuan/quiz"
HARDER = QUIZ.replace("pass_mark: 70", "pass_mark: 100").replace("Mana tujuan", "Manakah tujuan")
BROKEN = "title: [tidak ditutup"
THIRD_LESSON = SECOND_LESSON.replace("Empat amplop", "Lima amplop")


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    return Learner(visit(house.siti, serve_courses()), house.siti, "uang-kita").begin_learning()


def test_every_version_that_was_served_stays_readable(app, serve_courses) -> None:
    versions = []
    for changes in ({}, {QUIZ_FILE: HARDER}, {QUIZ_FILE: BROKEN}):
        program = serve_courses(**changes)
        with program.app_context():
            course_versions.store_versions()
            course_versions.store_versions()
            db.session.commit()
            versions += [course.version for course in the_library().courses.values()]
    assert len(set(versions)) == 2
    with program.app_context():
        old, new = (course_versions.course_at(version) for version in versions)
        assert old.quiz(QUIZ_ID).questions[0].text == "Mana tujuan yang jelas?"
        assert new.quiz(QUIZ_ID).questions[0].text == "Manakah tujuan yang jelas?"
        with pytest.raises(LookupError):
            course_versions.course_at("0" * 64)
    assert len(rows(app, CourseVersion)) == 2


def test_open_attempt_ends_on_the_version_it_began_with(siti, house, visit, serve_courses) -> None:
    attempt_id = siti.begin(QUIZ_ID)
    siti.sent(f"/percobaan/{attempt_id}/1", {"answer": "jumlah"})
    now = Learner(visit(house.siti, serve_courses(**{QUIZ_FILE: HARDER})), house.siti, "uang-kita")
    assert now.begin(QUIZ_ID) == attempt_id
    now.get(f"/percobaan/{attempt_id}/1")
    assert words_in(now.page, "h1") == "Mana tujuan yang jelas?"
    now.sent(f"/percobaan/{attempt_id}/2", {"answer": "37.500"})
    now.sent(f"/percobaan/{attempt_id}/kirim")
    now.follow()
    assert "<b>50</b> dari 100. Nilai lulus: 70." in now.page
    again = now.begin(QUIZ_ID)
    assert again != attempt_id
    now.get(f"/percobaan/{again}/1")
    assert words_in(now.page, "h1") == "Manakah tujuan yang jelas?"


def test_course_that_breaks_is_being_mended_and_nothing_is_lost(
    siti, house, visit, serve_courses
) -> None:
    siti.read("uang-kita/tujuan/mengapa-berangkat")
    attempt_id = siti.begin(QUIZ_ID)
    broken = visit(house.siti, serve_courses(**{QUIZ_FILE: BROKEN}))
    for path in (
        "/kursus/uang-kita",
        f"/kuis/{QUIZ_ID}",
        "/kursus/uang-kita/pelajaran/anggaran/amplop",
    ):
        assert broken.get(path).status_code == 503
        assert words_in(broken.page, "h1") == "Uang Kita"
        assert "Hasil belajar Anda tetap tersimpan" in broken.page
    assert broken.post("/kursus/uang-kita/ikut").status_code == 503
    broken.get("/kursus")
    assert "Sedang diperbaiki" in broken.page
    broken.get("/kursus/uang-kita")
    assert f'href="/percobaan/{attempt_id}/lanjut"' in broken.page
    broken.post(f"/percobaan/{attempt_id}/1", {"answer": "jumlah"})
    broken.post(f"/percobaan/{attempt_id}/2", {"answer": "75.000"})
    broken.post(f"/percobaan/{attempt_id}/kirim")
    assert broken.follow().status_code == 200
    assert words_in(broken.page, "h1") == "Selamat, Anda lulus"
    mended = visit(house.siti, serve_courses(**{QUIZ_FILE: QUIZ}))
    mended.get("/kursus")
    assert "1 dari 2 pelajaran" in mended.page


def test_course_that_nobody_ever_saw_is_not_found_though_its_folder_is_broken(
    house, visit, serve_courses
) -> None:
    program = serve_courses(**{QUIZ_FILE: BROKEN})
    assert visit(house.siti, program).get("/kursus/uang-kita").status_code == 404


def test_lesson_that_was_added_must_be_read_before_the_posttest(
    siti, house, visit, serve_courses
) -> None:
    siti.read().pass_quiz(QUIZ_ID)
    more = serve_courses(**{"uang-kita/02-anggaran/02-lima.md": THIRD_LESSON})
    now = visit(house.siti, more)
    now.get("/kursus/uang-kita")
    assert "Lima amplop" in now.page
    assert "2 dari 3 pelajaran selesai" in now.page
    now.get("/kuis/uang-kita/posttest")
    assert "Terbuka setelah semua pelajaran" in now.page


def test_finished_course_stays_finished_when_a_lesson_is_added(
    siti, house, visit, serve_courses
) -> None:
    siti.read().pass_quiz(QUIZ_ID, "uang-kita/posttest")
    more = serve_courses(**{"uang-kita/02-anggaran/02-lima.md": THIRD_LESSON})
    now = Learner(visit(house.siti, more), house.siti, "uang-kita")
    now.get("/kursus/uang-kita")
    assert "Selamat! Kursus ini sudah selesai." in now.page
    now.read()
    assert facts(now.app, "completion.reached", house.siti) == 1
    (row,) = rows(now.app, Completion)
    assert row.course_version == siti.course.version


def test_rule_in_force_when_finishing_counts(siti, house, visit, serve_courses) -> None:
    siti.read().pass_quiz(QUIZ_ID)
    easier = COURSE_YAML.replace("posttest: passed", "posttest: not_required")
    now = visit(house.siti, serve_courses(**{"uang-kita/course.yaml": easier}))
    now.get("/kursus/uang-kita")
    assert "Ambil sertifikat" in now.page
    for _tap in range(2):
        assert now.post("/kursus/uang-kita/selesai").location == "/kursus/uang-kita"
    now.follow()
    assert "Selamat! Kursus ini sudah selesai." in now.page
    assert facts(now.app, "completion.reached", house.siti) == 1
    assert facts(now.app, "certificate.issued", house.siti) == 1


def test_pressing_finish_before_the_rule_is_met_changes_nothing(siti) -> None:
    siti.sent("/kursus/uang-kita/selesai")
    assert facts(siti.app, "completion.reached") == 0


def test_quiz_that_is_gone_leaves_its_result_in_peace(siti, house, visit, serve_courses) -> None:
    siti.read().pass_quiz(QUIZ_ID)
    (attempt,) = rows(siti.app, Attempt, quiz_id=QUIZ_ID)
    now = visit(house.siti, serve_courses(**{QUIZ_FILE: None}))
    assert now.get(f"/kuis/{QUIZ_ID}").status_code == 404
    assert now.get(f"/percobaan/{attempt.id}/hasil").status_code == 200
    now.get("/kursus/uang-kita")
    assert "Mulai tes akhir" in now.page


def test_module_that_is_renamed_on_disk_alone_keeps_what_was_done(
    siti, house, visit, serve_courses
) -> None:
    siti.read("uang-kita/tujuan/mengapa-berangkat")
    here = {path: text for path, text in FILES.items() if path.startswith("uang-kita/01-tujuan/")}
    there = {path.replace("/01-", "/03-", 1): text for path, text in here.items()}
    there["uang-kita/03-tujuan/05-mengapa-berangkat.md"] = there.pop(
        "uang-kita/03-tujuan/01-mengapa-berangkat.md"
    )
    moved = {**dict.fromkeys(here), **there}
    now = visit(house.siti, serve_courses(**moved))
    now.get("/kursus")
    assert "1 dari 2 pelajaran" in now.page
