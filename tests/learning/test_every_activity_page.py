"""What holds for the activities of every course: their pages open, are light, and ask little."""

import gzip

import pytest

from rumahbelajar.activities import CashBook, OwnSheet, Sorting
from rumahbelajar.learning.steps import activity_url
from rumahbelajar.library import the_library
from tests.learning.learner import Learner
from tests.learning.sheets_of_course import LIST, OWN_LIST, OWN_PLAN, PLAN, SHEETS, SORTING

pytestmark = pytest.mark.slow

MOST_QUERIES = 6
MOST_BYTES = 6_000


def test_every_activity_of_every_course_opens_and_answers(app, house, visit) -> None:
    visitor = visit(house.siti)
    with app.app_context():
        courses = list(the_library().courses.values())
    for course in courses:
        siti = Learner(visitor, house.siti, course.id).begin_learning()
        for module in course.modules:
            for each in module.activities:
                with app.test_request_context():
                    url = activity_url(each)
                response = siti.get(url)
                assert response.status_code == 200, url
                assert len(gzip.compress(response.data)) <= MOST_BYTES, url
                if isinstance(each.content, Sorting):
                    right = {item.name: item.box for item in each.content.items}
                    assert siti.post(url, right).status_code == 200
                    assert f"{len(right)} dari {len(right)} sudah di kotaknya." in siti.page
                    assert len(gzip.compress(siti.page.encode())) <= MOST_BYTES, url
                if isinstance(each.content, CashBook):
                    days = enumerate(each.content.practice, start=1)
                    right = {f"hari_{number}": day.kind for number, day in days}
                    assert siti.post(url, right).status_code == 200
                    assert f"{len(right)} dari {len(right)} sudah tepat." in siti.page
                    assert len(gzip.compress(siti.page.encode())) <= MOST_BYTES, url
                if isinstance(each.content, OwnSheet):
                    assert siti.get(f"/alat/{each.id}").status_code == 200
    siti.get("/alat")
    assert len(gzip.compress(siti.page.encode())) <= MOST_BYTES


def test_pages_of_sheets_ask_at_most_six_times(house, visit, serve_courses, count_queries) -> None:
    program = serve_courses(**SHEETS)
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    siti.sent(PLAN, {"isian_siapa": "Mbah Siti"})
    asked = {}
    for path in ("/alat", PLAN, LIST, SORTING, OWN_PLAN, OWN_LIST, f"{OWN_PLAN}/pdf"):
        with count_queries(program) as seen:
            assert siti.get(path).status_code == 200
        asked[path] = len(seen)
    assert max(asked.values()) <= MOST_QUERIES, asked
