"""The page of a safety plan: nothing of it can be sent, and the sheet can be printed."""

import re

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import ActivityCompletion, KeptTool
from rumahbelajar.people.models import SignIn
from tests.courses.hard_course import HARD_MODULE
from tests.courses.sample import SECOND_LESSON
from tests.learning.kept import rows
from tests.learning.learner import Learner

PLACE = "/kursus/uang-kita/kegiatan/anggaran/lembar-saya"
PLAN = {
    "uang-kita/02-anggaran/lembar-saya.yaml": """\
type: safety_plan
title: Lembar saya
introduction: Isi pelan-pelan.
sections:
  - title: Orang
    note: Satu sudah cukup.
    prompts:
      - {id: siapa, text: Siapa, hint: Yang Anda percaya}
      - {id: tempat, text: Tempat yang tenang}
""",
    "uang-kita/02-anggaran/01-amplop.md": SECOND_LESSON.replace(
        "::: this-week", "::: activity lembar-saya\nIsi lembar.\n:::\n\n::: this-week"
    ),
}


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    """Siti in a course with a safety plan, on a phone that others use."""
    program = serve_courses(**HARD_MODULE, **PLAN)
    return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()


def use_own_phone(siti: Learner) -> None:
    with siti.app.app_context():
        db.session.execute(db.update(SignIn).values(is_own_phone=True))
        db.session.commit()


def test_no_field_has_a_name_or_stands_in_a_form(siti) -> None:
    use_own_phone(siti)
    assert siti.get(PLACE).status_code == 200
    assert "<title>Belajar</title>" in siti.page
    fields = re.findall(r"<textarea[^>]*>", siti.page)
    assert len(fields) == 2
    for field in fields:
        assert "name=" not in field
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field
        assert " hidden" in field, "it comes with the script that keeps what is typed"
    for form in re.findall(r"<form.*?</form>", siti.page, re.DOTALL):
        assert "textarea" not in form


def test_a_shared_phone_shows_a_sheet_for_paper_says_so_once_and_how_to_print(siti) -> None:
    siti.get(PLACE)
    assert siti.page.count("HP ini dipakai bersama") == 1
    assert siti.page.count("Tulisan tidak disimpan di sini") == 1
    assert "buka menu peramban" in siti.page
    assert "data-keep" not in siti.page
    assert "<textarea" not in siti.page
    assert siti.page.count('<div class="blank"></div>') == 2 * 2
    assert "Tempat yang tenang" in siti.page


def test_the_sheet_of_the_course_promises_nothing_that_a_shared_phone_breaks(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    siti.get("/kursus/bekal-jalan/kegiatan/bekal/lembar-saya")
    for words in ("hanya ada di HP Anda", "bisa menghapusnya"):
        assert words not in siti.page


def test_ones_own_phone_keeps_it_under_a_name_that_is_always_the_same(
    app, house, visit, siti
) -> None:
    names = []
    for visitor in (siti.visitor, visit(house.siti, siti.app)):
        with app.app_context():
            db.session.execute(db.update(SignIn).values(is_own_phone=True))
            db.session.commit()
        visitor.get(PLACE)
        assert "Hanya di HP ini" in visitor.page
        names += re.findall(r'data-device="([0-9a-f]{16})" data-keep', visitor.page)
    assert len(names) == 2
    assert len(set(names)) == 1
    rini = Learner(visit(house.rini, siti.app), house.rini, "uang-kita").begin_learning()
    rini.get(PLACE)
    assert re.findall(r'data-device="([0-9a-f]{16})"', rini.page) != names[:1]


def test_who_is_done_goes_back_to_the_lesson_and_nothing_is_kept(app, house, siti) -> None:
    for _tap in range(2):
        assert siti.post(PLACE, {"isi-siapa": "Bu Marni"}).location.endswith("/anggaran/amplop")
    (row,) = rows(app, ActivityCompletion)
    assert row.activity_id == "uang-kita/anggaran/lembar-saya"
    assert rows(app, KeptTool) == []


def test_it_is_for_who_takes_the_course(house, visit, siti) -> None:
    rini = visit(house.rini, siti.app)
    assert rini.get(PLACE).location == "/kursus/uang-kita"
    assert rini.post(PLACE).status_code == 409
