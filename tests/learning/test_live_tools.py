"""A tool that a script asks at each change: it shows what comes out, and only the button saves."""

import pytest

from rumahbelajar.learning.activity_models import ActivityCompletion, KeptTool
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner

ALONE = "/alat/kalkulator-cicilan"
IN_COURSE = "/kursus/uang-kita/kegiatan/tujuan/cicilan"
LOAN = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}
NOT_SAVED = "Belum disimpan. Tekan Hitung dan simpan."


def live(**changed: str) -> dict[str, str]:
    """Return the fields as static/js/live.js sends them."""
    return {**LOAN, **changed, "live": "1"}


@pytest.fixture
def siti(house, visit) -> Learner:
    return visit(house.siti)


def result(visitor: Learner) -> str:
    return visitor.page.partition('id="hasil"')[2]


def test_a_change_shows_its_result_and_says_that_it_is_not_saved(app, siti) -> None:
    assert siti.post(ALONE, live()).status_code == 200
    assert "Anda hemat Rp36.000" in result(siti)
    assert NOT_SAVED in result(siti)
    assert "Tersimpan" not in result(siti)
    assert rows(app, KeptTool) == []


def test_a_change_back_to_what_is_kept_says_that_it_is_saved(siti) -> None:
    siti.post(ALONE, LOAN)
    siti.post(ALONE, live(months="9"))
    assert NOT_SAVED in result(siti)
    siti.post(ALONE, live())
    assert NOT_SAVED not in result(siti)
    assert "Tersimpan" in result(siti)


def test_undoing_goes_back_behind_all_fields_that_were_changed(siti) -> None:
    siti.post(ALONE, LOAN)
    siti.post(ALONE, live(loan="9.000.000"))
    siti.post(ALONE, live(loan="9.000.000", months="9"))
    siti.post(ALONE, {**LOAN, "loan": "9.000.000", "months": "9"})
    siti.post(f"{ALONE}/kembalikan")
    siti.get(ALONE)
    assert 'value="1.200.000"' in siti.page
    assert 'value="4"' in siti.page


def test_a_change_that_comes_after_the_button_leaves_what_was_saved(app, siti) -> None:
    siti.post(ALONE, {**LOAN, "months": "9"})
    siti.post(ALONE, live())
    (kept,) = rows(app, KeptTool)
    assert (kept.content["months"], kept.before) == (9, None)


def test_a_wrong_change_is_told_and_saves_nothing(app, siti) -> None:
    siti.post(ALONE, LOAN)
    assert siti.post(ALONE, live(months="-4")).status_code == 422
    assert "Hasilnya keluar setelah semua isian benar." in result(siti)
    assert rows(app, KeptTool)[0].content["months"] == 4


def test_a_change_in_a_course_finishes_nothing(app, house, visit, serve_courses) -> None:
    visitor = visit(house.siti, serve_courses())
    learner = Learner(visitor, house.siti, "uang-kita").begin_learning()
    assert learner.post(IN_COURSE, live()).status_code == 200
    assert facts(app, "activity.finished", house.siti) == 0
    assert rows(app, ActivityCompletion) == rows(app, KeptTool) == []
