"""The page of a sorting: each thing is told its box and why, and what was chosen stays."""

import pytest

from rumahbelajar.learning.activity_models import ActivityCompletion
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.sheets_of_course import SHEETS, SORTING

RIGHT = {"butir_toko": "wajar", "butir_cepat": "tanda", "butir_gratis": "tanda"}


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses(**SHEETS))
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def test_every_thing_is_a_labelled_group_under_what_there_is_to_read(siti) -> None:
    assert siti.get(SORTING).status_code == 200
    assert "DICARI: penjaga toko" in siti.page
    assert siti.page.count("<fieldset") == 3
    assert siti.page.count('type="radio"') == 6
    assert "1. Penjaga toko" in siti.page
    assert 'href="tel:110"' in siti.page
    assert "Itu pekerjaan biasa." not in siti.page


def test_what_there_is_to_read_stands_again_only_on_a_long_way(siti) -> None:
    siti.get(SORTING)
    assert "Baca lagi di sini" not in siti.page


def test_checking_tells_each_thing_its_box_and_why_in_words(siti) -> None:
    siti.post(SORTING, RIGHT | {"butir_cepat": "wajar"})
    assert "2 dari 3 sudah di kotaknya." in siti.page
    assert siti.page.count("✓ Tepat") == 2
    assert "Ini masuk kotak “Tanda bahaya”. Resminya lama." in " ".join(siti.page.split())
    assert "Itu pekerjaan biasa." in siti.page


def test_what_is_not_chosen_is_told_kindly_and_the_rest_stays(app, siti) -> None:
    siti.post(SORTING, {"butir_toko": "wajar", "butir_cepat": "lain"})
    assert "2 belum dipilih." in siti.page
    assert 'value="wajar" id="butir_toko-wajar" checked' in siti.page
    assert siti.page.count("checked") == 1
    assert "Resminya lama." not in siti.page, "it is still to be thought about"
    assert facts(app, "activity.finished") == 0


def test_sorting_everything_finishes_the_activity_once_and_keeps_nothing_else(
    app, house, siti
) -> None:
    for _tap in range(2):
        siti.post(SORTING, RIGHT)
        assert "3 dari 3 sudah di kotaknya." in siti.page
    assert "Ulangi dari awal" in siti.page
    assert facts(app, "activity.finished", house.siti) == 1
    (row,) = rows(app, ActivityCompletion)
    assert row.activity_id == "uang-kita/tujuan/tiga-kotak"
    siti.get(SORTING)
    assert "checked" not in siti.page


def test_sorting_is_for_who_takes_the_course(house, visit, serve_courses) -> None:
    rini = Learner(visit(house.rini, serve_courses(**SHEETS)), house.rini, "uang-kita")
    assert rini.get(SORTING).location == "/kursus/uang-kita"
    assert rini.post(SORTING, RIGHT).location == "/kursus/uang-kita"
