"""The page of a person says what they learn: how far, when last, and whether they need help."""

import html
import re
from datetime import timedelta

import pytest
from flask import Flask

from rumahbelajar import clock
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner
from tests.visitor import Visitor


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def learning(visitor: Visitor, person_id: object) -> str:
    """Return what the page says of the learning, in plain words."""
    assert visitor.get(f"/orang/{person_id}").status_code == 200
    part = visitor.page.partition('id="belajar"')[2].partition("<h2")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())


def test_it_says_how_far_and_when_last(house: House, visit: Visit, budi: Visitor) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.read(f"{COURSE}/tujuan-bersama/mengapa-berangkat")
    said = learning(budi, house.siti.id)
    assert siti.course.title in said
    assert f"1 dari {siti.lessons_in_all} pelajaran" in said
    assert "Modul 1 dari" in said
    assert "Terakhir belajar" in said
    assert "Butuh bantuan" not in said


def test_who_did_nothing_for_two_weeks_needs_help(
    house: House, visit: Visit, budi: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    Learner(visit(house.siti), house.siti).begin_learning()
    start = clock.now()
    for days, needs in ((13, False), (14, True)):
        monkeypatch.setattr(clock, "now", lambda days=days: start + timedelta(days=days))
        later = visit(house.budi)
        assert ("Butuh bantuan" in learning(later, house.siti.id)) is needs


def test_a_course_on_a_hard_subject_has_no_name_and_no_quiz_there(
    house: House, visit: Visit, budi: Visitor
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    quiz = siti.course.modules[0].quiz.id
    siti.read()
    siti.pass_quiz(quiz, quiz, right=False)
    said = learning(budi, house.siti.id)
    assert "Kursus pribadi" in said
    assert siti.course.title not in budi.page
    assert "belum lulus" not in said


def test_no_mark_stands_there(house: House, visit: Visit, budi: Visitor) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning().read()
    siti.pass_quiz(FIRST_QUIZ)
    assert "nilai" not in learning(budi, house.siti.id).lower()


def test_who_began_nothing_is_said_to(house: House, budi: Visitor) -> None:
    assert "Belum mengikuti kursus." in learning(budi, house.siti.id)


def test_only_who_may_see_a_person_sees_it(house: House, visit: Visit) -> None:
    for person in (house.rini, house.hartono):
        assert visit(person).get(f"/orang/{house.siti.id}").status_code == 403
    assert visit(house.endang).get(f"/orang/{house.siti.id}").status_code == 404


def test_it_asks_as_often_for_many_courses_as_for_one(
    app: Flask, house: House, visit: Visit, budi: Visitor, count_queries
) -> None:
    Learner(visit(house.siti), house.siti).begin_learning()
    Learner(visit(house.rini), house.rini).begin_learning()
    for course_id in ("anak-kita", "bekal-jalan", "koperasi-kita"):
        Learner(visit(house.siti), house.siti, course_id).begin_learning().read()
    asked = []
    for person in (house.rini, house.siti):
        with count_queries() as seen:
            budi.get(f"/orang/{person.id}")
        asked.append(len(seen))
    assert asked[0] == asked[1], asked
