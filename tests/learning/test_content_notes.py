"""The word before what is on a hard subject: in full once for a module, and always a way past."""

import pytest

from rumahbelajar.courses.model import Module
from rumahbelajar.learning.steps import lesson_url
from tests.courses.hard_course import HARD_MODULE
from tests.courses.sample import QUIZ
from tests.learning.learner import Learner

NOTE = "Bagian ini membahas hal yang berat"
LINE = "Pelajaran ini membahas hal yang berat."
HEAVY = "anak-kita"


@pytest.fixture
def siti(house, visit) -> Learner:
    return Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()


@pytest.fixture
def parent(house, visit) -> Learner:
    return Learner(visit(house.siti), house.siti, HEAVY).begin_learning()


def places(learner: Learner, module: Module) -> list[str]:
    with learner.app.test_request_context():
        return [lesson_url(each) for each in module.lessons]


def test_the_full_note_comes_once_for_a_module_and_a_line_with_a_way_past_ever(siti) -> None:
    first, second = siti.course.modules[:2]
    one, two, three = places(siti, first)
    siti.get(one)
    assert NOTE in siti.page
    siti.get(f"{one}?baca=1")
    for place in (one, two, three):
        siti.get(place)
        assert NOTE not in siti.page
        assert LINE in siti.page
        before_title = siti.page.partition("<h1")[0]
        assert f'action="{place}/lewati"' in before_title
    siti.get(places(siti, second)[1])
    assert NOTE in siti.page


def test_who_passed_over_one_or_read_one_elsewhere_is_told_in_a_line(house, visit, siti) -> None:
    one, two, _three = places(siti, siti.course.modules[0])
    assert siti.sent(f"{one}/lewati").location == two
    other_phone = visit(house.siti)
    other_phone.get(two)
    assert LINE in other_phone.page
    other_phone.get(one)
    assert "Pelajaran ini sudah Anda lewati." in other_phone.page


def test_one_that_is_understood_has_the_line_and_nothing_to_pass_over(siti) -> None:
    one = places(siti, siti.course.modules[0])[0]
    siti.sent(f"{one}/selesai")
    siti.get(one)
    assert LINE in siti.page
    assert "/lewati" not in siti.page


def test_other_lessons_have_none(parent) -> None:
    parent.get(places(parent, parent.course.modules[0])[0])
    assert LINE not in parent.page


def test_passing_over_a_whole_module_leads_past_its_quiz(parent) -> None:
    hard = parent.course.modules[-1]
    assert hard.quiz is not None
    for place in places(parent, hard):
        onward = parent.sent(f"{place}/lewati").location
    assert onward == f"/kursus/{HEAVY}"
    parent.get(f"/kuis/{hard.quiz.id}")
    assert "kuis ini tidak perlu dikerjakan" in parent.page
    assert f'href="/kursus/{HEAVY}">Lewati kuis ini</a>' in parent.page


def test_it_leads_to_the_last_test_when_all_else_is_done(parent) -> None:
    *others, hard = parent.course.modules
    parent.read(*(lesson.id for module in others for lesson in module.lessons))
    parent.pass_quiz(*(module.quiz.id for module in others if module.quiz))
    for place in places(parent, hard):
        onward = parent.sent(f"{place}/lewati").location
    assert onward == f"/kuis/{HEAVY}/posttest"


def test_who_read_one_lesson_of_it_is_led_to_its_quiz(parent) -> None:
    hard = parent.course.modules[-1]
    one, *others = places(parent, hard)
    parent.sent(f"{one}/selesai")
    for place in others:
        onward = parent.sent(f"{place}/lewati").location
    assert hard.quiz is not None
    assert onward == f"/kuis/{hard.quiz.id}"


def test_a_quiz_on_it_begins_with_the_note_and_may_wait(house, visit, serve_courses) -> None:
    quiz = {"uang-kita/02-anggaran/quiz.yaml": QUIZ.partition("  - id: biaya\n")[0]}
    program = serve_courses(**HARD_MODULE, **quiz)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    siti.get("/kuis/uang-kita/anggaran/quiz")
    before_button = siti.page.partition(">Mulai<")[0]
    assert NOTE in before_button
    assert 'href="/kursus/uang-kita">Nanti saja</a>' in before_button
    assert "sertifikat Anda tidak berkurang" not in siti.page, "this one counts"
    siti.get("/kuis/uang-kita/tujuan/quiz")
    assert NOTE not in siti.page


@pytest.mark.parametrize(
    ("course_id", "place"),
    [
        (HEAVY, "payung/pilih-langkah"),
        ("bekal-jalan", "mengenal/tiga-kotak"),
        ("bekal-jalan", "jalan/cerita-tawaran"),
        ("bekal-jalan", "memeriksa/bicara-perekrut"),
        ("bekal-jalan", "memeriksa/periksa-poster"),
        ("bekal-jalan", "memeriksa/sepuluh-hal"),
        ("bekal-jalan", "bekal/lembar-saya"),
        ("bekal-jalan", "menyambut/pilih-kontak"),
    ],
)
def test_an_activity_on_it_begins_with_the_note_and_a_way_past(
    house, visit, course_id: str, place: str
) -> None:
    siti = Learner(visit(house.siti), house.siti, course_id).begin_learning()
    siti.get(f"/kursus/{course_id}/kegiatan/{place}")
    assert NOTE in siti.page
    assert ">Lewati kegiatan ini</a>" in siti.page


def test_a_story_that_went_on_does_not_say_it_again(siti) -> None:
    siti.get("/kursus/bekal-jalan/kegiatan/jalan/cerita-tawaran?jalan=pagi,teras")
    assert NOTE not in siti.page
