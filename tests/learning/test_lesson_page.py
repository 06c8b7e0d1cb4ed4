"""The page of a lesson, and saying that it is understood."""

from rumahbelajar.learning.models import LessonCompletion
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, Learner, words_in
from tests.learning.test_take_home import RECORDED


def test_lesson_shows_its_text_with_number_and_length(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    assert siti.get(FIRST_LESSON).status_code == 200
    assert words_in(siti.page, "h1") == "Mengapa berangkat: tiga tujuan"
    assert "Pelajaran 1 dari 20 · 6 menit" in siti.page
    assert "Bu Sari tinggal di desa" in siti.page
    assert "Saya sudah paham, lanjut" in siti.page


def test_lesson_tells_the_sources_of_its_figures_at_its_end(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.get(FIRST_LESSON)
    lesson, _, sources = siti.page.partition("Sumber angka")
    assert "296.948 orang ditempatkan" in lesson
    assert "GoodStats dan NTBSatu" in sources
    assert "Data per 31 Desember 2025." in sources


def test_way_back_leads_to_the_module_that_it_names(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.get(FIRST_LESSON)
    place = f"/kursus/{COURSE}#modul-tujuan-bersama"
    assert f'class="back" href="{place}"' in siti.page
    siti.get(f"/kursus/{COURSE}")
    assert '<h2 id="modul-tujuan-bersama">Modul 1:' in siti.page


def test_understood_leads_to_the_next_lesson_then_to_the_quiz(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    place = FIRST_LESSON
    for slug in ("siapa-memegang-uang", "jadwal-bicara-uang"):
        place = siti.post(f"{place}/selesai").location
        assert place.endswith(slug)
    assert siti.post(f"{place}/selesai").location == f"/kuis/{FIRST_QUIZ}"
    assert len(rows(app, LessonCompletion, person_id=house.siti.id)) == 3


def test_last_lesson_without_a_quiz_after_it_leads_to_the_course(
    house, visit, serve_courses
) -> None:
    program = serve_courses()
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    response = siti.post("/kursus/uang-kita/pelajaran/anggaran/amplop/selesai")
    assert response.location == "/kursus/uang-kita"


def test_lesson_understood_twice_is_told_once(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    for _tap in range(2):
        assert siti.post(f"{FIRST_LESSON}/selesai").status_code == 303
    assert facts(app, "lesson.completed", house.siti) == 1
    siti.get(FIRST_LESSON)
    assert "✓ selesai" in siti.page


def test_lesson_is_for_who_takes_the_course(app, house, visit) -> None:
    siti = visit(house.siti)
    assert siti.get(FIRST_LESSON).location == f"/kursus/{COURSE}"
    assert siti.post(f"{FIRST_LESSON}/selesai").status_code == 409
    assert facts(app, "lesson.completed") == 0


def test_lesson_cannot_be_ticked_off_before_the_pretest(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    assert siti.post(f"{FIRST_LESSON}/selesai").status_code == 409
    assert facts(app, "lesson.completed") == 0


def test_who_began_before_there_was_a_pretest_is_not_held_up(house, visit, serve_courses) -> None:
    before = serve_courses(**{"uang-kita/pretest.yaml": None})
    siti = Learner(visit(house.siti, before), house.siti, "uang-kita").enroll()
    siti.read("uang-kita/tujuan/mengapa-berangkat")
    now = visit(house.siti, serve_courses())
    assert now.get("/kursus/uang-kita/pelajaran/anggaran/amplop").status_code == 200


def test_recording_shows_its_size_and_words_and_is_not_fetched_unasked(
    house, visit, serve_courses
) -> None:
    program = serve_courses(**RECORDED)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    siti.get("/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat")
    assert '<audio controls preload="none" src="/kursus/uang-kita/media/suara.mp3?v=' in siti.page
    assert "Rekaman pelajaran ini, 17 KB" in siti.page
    assert "Ibu, uang datang." in siti.page
    assert "data-aloud" not in siti.page


def test_lesson_without_a_recording_leaves_its_button_to_the_script(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.get(FIRST_LESSON)
    assert '<div class="listen screen-only" data-aloud hidden>' in siti.page
    assert "<audio" not in siti.page
