"""`/kursus/<course>/pertemuan/…`: how to lead a meeting, for those who lead groups."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Visit
from tests.courses.sample import COURSE
from tests.courses.test_guides import GUIDE
from tests.house import House
from tests.learning.learner import Learner, words_in
from tests.visitor import Visitor

PAGE = "/kursus/uang-kita/pertemuan"
MEETINGS = {
    "uang-kita/meetings/01-kenalan.md": GUIDE,
    "uang-kita/meetings/02-anggaran.md": GUIDE.replace("Kenalan dan aturan", "Uang kami"),
    "uang-kita/meetings/03-perlindungan.md": GUIDE.replace("Kenalan dan aturan", "Payung")
    .replace("objective:", "sensitive: true\nobjective:")
    .replace("Bagi kartu", "Biaya kirim {{figure:biaya-kirim}}"),
}


@pytest.fixture
def program(serve_courses: Callable[..., Flask]) -> Flask:
    return serve_courses(**MEETINGS)


@pytest.fixture
def budi(house: House, visit: Visit, program: Flask) -> Visitor:
    return visit(house.budi, program)


def test_the_course_page_lists_them_for_those_who_lead_groups(budi: Visitor) -> None:
    budi.get("/kursus/uang-kita")
    assert "Panduan pertemuan" in budi.page
    links = re.findall(rf'href="{PAGE}/([a-z-]+)">(\d)\. ', budi.page)
    assert links == [("kenalan", "1"), ("anggaran", "2"), ("perlindungan", "3")]


def test_a_learner_sees_none_of_it(house: House, visit: Visit, program: Flask) -> None:
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    siti.get("/kursus/uang-kita")
    assert "Panduan pertemuan" not in siti.page
    for path in ("kenalan", "kenalan/kartu", "tidak-ada"):
        assert siti.get(f"{PAGE}/{path}").status_code == 403


@pytest.mark.parametrize("who", ["budi", "endang", "hartono", "yanti", "ratna", "kasih"])
def test_everybody_with_a_role_may_read_them(
    house: House, visit: Visit, program: Flask, who: str
) -> None:
    visitor = visit(getattr(house, who), program)
    assert visitor.get(f"{PAGE}/kenalan").status_code == 200
    assert visitor.get(f"{PAGE}/kenalan/kartu").status_code == 200


def test_a_guide_tells_minute_by_minute_what_is_done(budi: Visitor) -> None:
    assert budi.get(f"{PAGE}/kenalan").status_code == 200
    assert words_in(budi.page, "h1") == "Kenalan dan aturan"
    assert re.findall(r'<td class="short">(\d+–\d+)</td>', budi.page) == ["0–15", "15–50", "50–60"]
    headings = re.findall(r'<h2 lang="id">([^<]+)</h2>', budi.page)
    assert headings == ["Pembukaan", "Bermain peran", "Penutup"]
    for words in ("kertas besar", "Telepon pertama", "Menelepon setiap Minggu.", "CC BY-SA 4.0"):
        assert words in budi.page


def test_guides_lead_to_the_one_before_and_the_one_after(budi: Visitor) -> None:
    budi.get(f"{PAGE}/anggaran")
    assert "Pertemuan 2 dari 3" in budi.page
    assert f'href="{PAGE}/kenalan">‹ Sebelumnya: Kenalan dan aturan' in budi.page
    assert f'href="{PAGE}/perlindungan">Berikutnya: Payung' in budi.page
    budi.get(f"{PAGE}/kenalan")
    assert "Sebelumnya" not in budi.page


def test_a_guide_on_a_hard_subject_can_be_left_at_once_and_says_nothing_in_its_title(
    budi: Visitor,
) -> None:
    for path in ("perlindungan", "perlindungan/kartu"):
        response = budi.get(f"{PAGE}/{path}")
        assert words_in(budi.page, "title") == "Belajar"
        assert "Keluar cepat" in budi.page
        assert response.headers["Cache-Control"] == "no-store"
    budi.get(f"{PAGE}/kenalan")
    assert "Keluar cepat" not in budi.page


def test_sources_of_its_figures_stand_open_at_its_end(budi: Visitor) -> None:
    budi.get(f"{PAGE}/perlindungan")
    assert "Bank contoh" in budi.page.partition("<details open>")[2]


def test_cards_to_cut_out_are_those_of_the_role_plays(budi: Visitor) -> None:
    budi.get(f"{PAGE}/kenalan/kartu")
    assert budi.page.count('class="cut play letters-17"') == 2
    assert budi.page.count('class="paper"') == 1
    without_script = budi.page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "Untuk mencetak, pakai menu Cetak di peramban." in without_script


def test_without_role_plays_there_are_no_cards(house, visit, serve_courses) -> None:
    bare = re.sub(r"roleplays:\n(  - .*\n)+", "", GUIDE)
    program = serve_courses(**{"uang-kita/meetings/01-kenalan.md": bare})
    budi = visit(house.budi, program)
    budi.get(f"{PAGE}/kenalan")
    assert "bermain peran</" not in budi.page
    assert budi.get(f"{PAGE}/kenalan/kartu").status_code == 404


def test_the_pages_ask_little(budi: Visitor, count_queries, program: Flask) -> None:
    for path in (f"{PAGE}/kenalan", f"{PAGE}/kenalan/kartu", "/kursus/uang-kita"):
        with count_queries(program) as seen:
            budi.get(path)
        assert len(seen) <= 6, path


def test_a_course_that_was_stored_before_there_were_guides_is_shown(
    house, visit, serve_courses
) -> None:
    budi = visit(house.budi, serve_courses())
    budi.get("/kursus/uang-kita")
    assert "Panduan pertemuan" not in budi.page


def test_the_course_page_says_in_plain_sight_who_reviewed_it(house, visit, serve_courses) -> None:
    reviewed = COURSE.replace("reviewed_by: null", "reviewed_by: Dinas Contoh").replace(
        "reviewed_on: null", "reviewed_on: 2026-02-03"
    )
    siti = visit(house.siti, serve_courses())
    siti.get("/kursus/uang-kita")
    assert '<p class="muted">Belum ditinjau ahli.</p>' in siti.page
    siti = visit(house.siti, serve_courses(**{"uang-kita/course.yaml": reviewed}))
    siti.get("/kursus/uang-kita")
    assert '<p class="muted">Ditinjau oleh Dinas Contoh, 3 Februari 2026.</p>' in siti.page
