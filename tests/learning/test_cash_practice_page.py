"""The practice of a cash book: each day is told what is right, and nothing is kept of it."""

import pytest

from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.learning.cash_models import CashEntry
from tests.courses.sample import FILES as SAMPLE
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.test_tool_results import words

LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
CICILAN = "::: activity cicilan\n:::\n"
PRACTICE = "/kursus/uang-kita/kegiatan/tujuan/buku-kas"
FILES = {
    "uang-kita/01-tujuan/buku-kas.yaml": """\
type: cash_book
title: Latihan buku kas
introduction: Masuk atau keluar?
opening: 10000
practice:
  - {day: 1, words: Jual keripik, kind: in, amount: 40000, why: Uangnya diterima.}
  - {day: 2, words: Beli minyak, kind: out, amount: 24000}
  - {day: 3, words: SPP anak, kind: none, amount: 50000, why: Itu uang rumah.}
""",
    LESSON: SAMPLE[LESSON].replace(CICILAN, f"{CICILAN}\n::: activity buku-kas\n:::\n"),
}
RIGHT = {"hari_1": "in", "hari_2": "out", "hari_3": "none"}


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses(**FILES))
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def test_every_day_is_a_labelled_group_and_nothing_is_told_before(siti) -> None:
    assert siti.get(PRACTICE).status_code == 200
    assert siti.page.count("<fieldset") == 3
    assert siti.page.count('type="radio"') == 9
    assert "Uang kas di awal: Rp10.000" in siti.page
    assert "checked" not in siti.page
    assert "Itu uang rumah." not in siti.page
    assert 'href="/buku-kas/usaha"' in siti.page


def test_checking_tells_what_is_right_and_the_balance_after_every_day(siti) -> None:
    siti.post(PRACTICE, {**RIGHT, "hari_3": "out"})
    said = words(siti.page)
    assert "2 dari 3 sudah tepat." in said
    assert "Belum tepat Yang tepat: tidak dicatat di buku ini. Itu uang rumah." in said
    assert "Saldo awal 10.000" in said
    assert "1 Jual keripik 40.000 50.000" in said
    assert "2 Beli minyak 24.000 26.000" in said
    assert "3 SPP anak tidak dicatat 26.000" in said


def test_what_is_not_chosen_is_told_kindly_and_the_rest_stays(app, siti) -> None:
    siti.post(PRACTICE, {"hari_1": "in", "hari_2": "lain"})
    assert "2 belum dipilih." in siti.page
    assert siti.page.count("checked") == 1
    assert "Bukunya sekarang" not in siti.page
    assert "Itu uang rumah." not in siti.page
    assert facts(app, "activity.finished") == 0


def test_deciding_every_day_finishes_it_once_and_keeps_nothing_else(app, house, siti) -> None:
    for _tap in range(2):
        siti.post(PRACTICE, RIGHT)
        assert "Semua tepat. Sekarang buka buku Anda sendiri." in siti.page
    assert facts(app, "activity.finished", house.siti) == 1
    (row,) = rows(app, ActivityCompletion)
    assert row.activity_id == "uang-kita/tujuan/buku-kas"
    assert rows(app, CashEntry) == []


def test_practice_is_for_who_takes_the_course(house, visit, serve_courses) -> None:
    rini = visit(house.rini, serve_courses(**FILES))
    assert rini.get(PRACTICE).location == "/kursus/uang-kita"
    assert rini.post(PRACTICE, RIGHT).location == "/kursus/uang-kita"
