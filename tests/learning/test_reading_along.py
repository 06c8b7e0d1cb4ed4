"""Staff read every course without taking it: all is shown, and nothing is noted of it."""

import pytest
from flask import Flask

from rumahbelajar.learning.models import LessonCompletion
from rumahbelajar.library import the_library
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_LESSON, PRETEST, Learner
from tests.visitor import Visitor

READS_ALONG = "Anda membaca sebagai petugas."
HARD_LESSON = "/kursus/bekal-jalan/pelajaran/mengenal/tiga-bagian"
ACTIVITIES = {
    "sorting": "/kursus/bekal-jalan/kegiatan/mengenal/tiga-kotak",
    "scenario": "/kursus/uang-kiriman/kegiatan/aman/obrolan-palsu",
    "safety_plan": "/kursus/bekal-jalan/kegiatan/bekal/lembar-saya",
    "cash_book": "/kursus/mulai-kecil/kegiatan/mencatat/buku-kas",
    "tool": "/kursus/uang-kiriman/kegiatan/utang/kalkulator-cicilan",
    "plan": "/kursus/anak-kita/kegiatan/sebelum-sesudah/rencana-pengasuhan",
}
SHEETS = (
    f"/kursus/{COURSE}/ringkasan",
    f"/kursus/{COURSE}/modul/tujuan-bersama/bawa-pulang",
)


@pytest.fixture(params=["budi", "hartono", "ratna"])
def staff(request: pytest.FixtureRequest, house: House, visit: Visit) -> Visitor:
    return visit(getattr(house, request.param))


@pytest.mark.parametrize("path", [FIRST_LESSON, *ACTIVITIES.values(), *SHEETS])
def test_staff_read_it_without_taking_the_course(staff: Visitor, path: str) -> None:
    assert staff.get(path).status_code == 200
    assert READS_ALONG in staff.page


def test_nothing_is_there_to_say_that_a_lesson_is_understood(app: Flask, staff: Visitor) -> None:
    staff.get(FIRST_LESSON)
    assert "Saya sudah paham" not in staff.page
    assert 'href="/kursus/uang-kiriman/pelajaran/tujuan-bersama/siapa-memegang-uang"' in staff.page
    assert staff.post(f"{FIRST_LESSON}/selesai").status_code == 409
    assert facts(app, "lesson.completed") == 0
    assert rows(app, LessonCompletion) == []


def test_the_note_before_a_hard_lesson_offers_to_read_and_not_to_skip(staff: Visitor) -> None:
    staff.get(HARD_LESSON)
    assert "Sebelum membaca" in staff.page
    assert "/lewati" not in staff.page
    staff.get(f"{HARD_LESSON}?baca=1")
    assert READS_ALONG in staff.page
    assert "/lewati" not in staff.page


def test_trying_an_activity_finishes_nothing(app: Flask, house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    for path in ACTIVITIES.values():
        assert budi.post(path, {}).status_code in {200, 303, 422}
        budi.get("/")
    with app.app_context():
        sorting = the_library().courses["bekal-jalan"].activity("bekal-jalan/mengenal/tiga-kotak")
        answers = {item.name: item.box for item in sorting.content.items}
    assert budi.post(ACTIVITIES["sorting"], answers).status_code == 200
    assert "Semua tepat." in budi.page
    assert facts(app, "activity.finished") == 0


def test_the_page_of_a_course_links_its_lessons_but_no_quiz(staff: Visitor) -> None:
    staff.get(f"/kursus/{COURSE}")
    assert f'href="{FIRST_LESSON}"' in staff.page
    assert 'href="/kursus/uang-kiriman/kegiatan/tujuan-bersama/papan-tujuan"' in staff.page
    assert f'href="/kuis/{PRETEST}"' not in staff.page
    first_row = staff.page.partition(f'href="{FIRST_LESSON}"')[0].rpartition("<li")[2]
    assert 'class="row step open"' in first_row, "not grey as what is closed"
    assert "Ikuti kursus ini" in staff.page


def test_staff_who_take_a_course_learn_as_anybody(app: Flask, house: House, visit: Visit) -> None:
    budi = Learner(visit(house.budi), house.budi).enroll()
    assert budi.get(FIRST_LESSON).location == f"/kuis/{PRETEST}"
    budi.begin_learning()
    budi.get(FIRST_LESSON)
    assert "Saya sudah paham, lanjut" in budi.page
    assert READS_ALONG not in budi.page
    budi.post(f"{FIRST_LESSON}/selesai")
    assert facts(app, "lesson.completed", house.budi) == 1


def test_learners_begin_a_course_as_before(app: Flask, house: House, visit: Visit) -> None:
    siti = visit(house.siti)
    for path in (FIRST_LESSON, *SHEETS):
        assert siti.get(path).location == f"/kursus/{COURSE}"
    siti.get(f"/kursus/{COURSE}")
    assert f'href="{FIRST_LESSON}"' not in siti.page
    assert READS_ALONG not in siti.page


def test_a_course_is_taken_together_by_who_takes_it(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    assert budi.get(f"/kursus/{COURSE}/berdua").location == f"/kursus/{COURSE}"
