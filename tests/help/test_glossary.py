"""`/istilah`: every hard word of the courses and what it means."""

import html
import re
from pathlib import Path

from flask import Flask

from rumahbelajar.help.glossary import terms
from rumahbelajar.library import the_library
from tests.conftest import MakeApp, Visit
from tests.learning.learner import words_in


def test_every_term_that_a_lesson_leads_to_has_its_page_and_stands_in_the_list(
    app: Flask, visit: Visit
) -> None:
    visitor = visit()
    with app.app_context():
        library = the_library()
    lessons = [lesson for course in library.courses.values() for lesson in course.lessons()]
    leads = {
        lead for each in lessons for lead in re.findall(r'class="term"[^>]*"(/[^"]+)"', each.html)
    }
    assert {"/istilah/pmi", "/kursus/uang-kiriman/istilah/kebutuhan"} <= leads
    names = set()
    for lead in leads:
        assert visitor.get(lead).status_code == 200
        names.add(html.unescape(words_in(visitor.page, "h1")).casefold())
    visitor.get("/istilah")
    listed = [
        html.unescape(each) for each in re.findall(r'<li><a lang="id"[^>]*>([^<]+)', visitor.page)
    ]
    assert names <= {each.casefold() for each in listed}


def test_words_are_found_in_all_courses_by_name_and_by_meaning(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/istilah?cari=PMI")
    page = html.unescape(visitor.page)
    assert "istilah dengan “PMI”" in page
    first = page.partition("<dt")[2].partition("</dt>")[0]
    assert "PMI" in first
    visitor.get("/istilah?cari=menyenangkan  DITUNDA")
    assert "Hal yang menyenangkan, tetapi masih bisa ditunda." in html.unescape(visitor.page)


def test_a_word_that_is_nowhere_gets_a_way_on(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/istilah?cari=<b>qwxy")
    page = html.unescape(visitor.page)
    assert "Tidak ada istilah dengan “<b>qwxy”" in page
    assert "Lihat semua istilah" in page


def test_terms_go_from_a_to_z_each_once(app: Flask) -> None:
    with app.app_context():
        found = terms(the_library())
    names = [term.term.casefold() for term in found]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


def test_a_house_without_courses_says_so(make_app: MakeApp, visit: Visit, tmp_path: Path) -> None:
    visitor = visit(program=make_app(courses=tmp_path))
    visitor.get("/istilah")
    assert "Belum ada istilah" in visitor.page
