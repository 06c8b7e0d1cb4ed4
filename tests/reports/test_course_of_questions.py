"""The report of questions is of one course at a time: it says which, and leads to the others."""

import re

from flask import Flask

from rumahbelajar.library import the_library
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.question_report import REPORT
from rumahbelajar.reports.tables.answering import answer
from tests.conftest import Visit
from tests.learning.learner import COURSE
from tests.reports.nation import Nation


def test_questions_are_of_one_course_and_lead_to_the_others(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    nusa = visit(nation.nusa)
    nusa.get("/laporan/soal?wilayah=33")
    with app.app_context():
        first, *others = the_library().courses.values()
    assert f'<p>Kursus: <b lang="id">{first.title}</b></p>' in nusa.page
    assert others
    for course in others:
        link = rf'href="(/laporan/soal\?[^"]*kursus={course.id}[^"]*)">{course.title}</a>'
        assert re.search(link, nusa.page)
    nusa.get(f"/laporan/soal?kursus={others[0].id}")
    assert f'<p>Kursus: <b lang="id">{others[0].title}</b></p>' in nusa.page


def test_each_bar_of_the_chart_begins_with_the_number_of_its_question(
    app: Flask, nation: Nation
) -> None:
    """Their words alone are cut where several questions still begin alike."""
    asked = Asked("", Period(Month(2025, 12), Month(2026, 11)), course=COURSE)
    with app.test_request_context():
        answered = answer(REPORT, Scope(("",), ("",)), asked)
        (chart,) = answered.charts()
    table = answered.tables[0]
    numbers = {str(row.values[table.place_of("quiz")]) for row in table.rows.stream()}
    assert len(numbers) == table.rows.count
    drawn = re.findall(r'<text x="0" y="[^"]+">((?:Kuis|Tes) [^:]+):', chart)
    assert drawn
    assert len(drawn) == len(set(drawn))
    assert set(drawn) <= numbers


def test_its_form_offers_no_question_over_all_courses(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    nusa = visit(nation.nusa)
    nusa.get("/laporan/soal")
    form = nusa.page.partition('id="pilih-kursus"')[2].partition("</select>")[0]
    with app.app_context():
        courses = list(the_library().courses)
    assert re.findall(r'<option value="([^"]*)"', form) == courses
    nusa.get("/laporan/penyelesaian")
    assert "Semua kursus" in nusa.page
