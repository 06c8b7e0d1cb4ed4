"""The list of courses, the page of a course, and beginning one."""

import pytest

from rumahbelajar.learning.models import Enrollment
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, PRETEST, Learner, words_in


def test_list_shows_the_course_to_who_has_none_yet(house, visit) -> None:
    siti = visit(house.siti)
    assert siti.get("/kursus").status_code == 200
    assert "<h2>Pilih kursus</h2>" in siti.page
    assert f'href="/kursus/{COURSE}"' in siti.page


def test_list_shows_how_far_somebody_is(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.read(f"{COURSE}/tujuan-bersama/mengapa-berangkat")
    siti.get("/kursus")
    assert "Kursus saya" in siti.page
    assert f"1 dari {siti.lessons_in_all} pelajaran" in siti.page


def test_course_page_before_enrolling_shows_what_it_is_and_one_way_in(house, visit) -> None:
    siti = visit(house.siti)
    assert siti.get(f"/kursus/{COURSE}").status_code == 200
    assert words_in(siti.page, "h1") == "Uang Kiriman, Masa Depan Kita"
    assert "Ikuti kursus ini" in siti.page
    assert FIRST_LESSON not in siti.page
    assert "Belum ditinjau ahli." in siti.page


def test_enrolling_tells_who_the_person_was_that_day(app, house, visit, clock) -> None:
    Learner(visit(house.siti), house.siti).enroll()
    (row,) = rows(app, Enrollment, person_id=house.siti.id)
    assert (row.is_open, str(row.opened_on)) == (True, "2026-11-24")
    assert facts(app, "enrollment.opened", house.siti) == 1


def test_pretest_comes_first_and_the_page_says_so(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    siti.get(f"/kursus/{COURSE}")
    assert "Mulai tes awal" in siti.page
    assert siti.page.count("Kerjakan tes awal dulu") == 1, "once, not in every row"
    closed = siti.page.count("step closed")
    assert siti.page.count('<span class="unseen"> · terkunci</span>') == closed > 2
    assert siti.get(FIRST_LESSON).location == f"/kuis/{PRETEST}"
    siti.follow()
    assert "Kerjakan tes awal dulu" in siti.page


def test_after_the_pretest_the_first_lesson_is_next(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.get(f"/kursus/{COURSE}")
    assert "Mulai belajar" in siti.page
    assert FIRST_LESSON in siti.page
    assert f"/kuis/{FIRST_QUIZ}" in siti.page
    assert "Kerjakan tes awal dulu" not in siti.page
    assert "terkunci" not in siti.page
    assert "Terbuka setelah semua pelajaran dan kuis selesai." in siti.page


@pytest.mark.parametrize(
    "path",
    [
        "/kursus/tidak-ada",
        f"/kursus/{COURSE}/pelajaran/tidak/ada",
        "/kursus/a%00b",
        f"/kursus/{'a' * 300}",
        "/kuis/a%00b/pretest",
        "/percobaan/bukan-id/1",
    ],
)
def test_what_there_never_was_is_not_found(house, visit, path: str) -> None:
    assert visit(house.siti).client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/kursus", f"/kursus/{COURSE}", FIRST_LESSON, "/sertifikat"])
def test_signed_out_is_led_to_signing_in(house, visit, path: str) -> None:
    response = visit().get(path)
    assert response.status_code == 303
    assert response.location.startswith("/masuk?next=")


@pytest.mark.parametrize("path", ["/kursus", f"/kursus/{COURSE}", FIRST_LESSON, "/sertifikat"])
def test_who_has_not_consented_is_asked_first(app, house, visit, path: str) -> None:
    dewi = visit(house.dewi)
    assert dewi.get(path).location == f"/persetujuan?next={path}"
    assert dewi.post(f"/kursus/{COURSE}/ikut").location == "/persetujuan"
    assert facts(app, "enrollment.opened") == 0


def test_opening_the_pretest_is_not_doing_it(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    siti.begin(PRETEST)
    assert siti.get(FIRST_LESSON).location == f"/kuis/{PRETEST}"
    siti.get(f"/kursus/{COURSE}")
    assert "Lanjutkan tes awal" in siti.page
