"""The report of questions is of one course at a time: it says which, and leads to the others."""

import re

from flask import Flask

from rumahbelajar.library import the_library
from tests.conftest import Visit
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
