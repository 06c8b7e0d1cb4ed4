"""What "Data saya" and its files tell of hard subjects: how much, and on one's own phone what."""

import json
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import SignIn
from tests.courses.hard_course import HARD_COURSE
from tests.learning.conftest import serve_courses
from tests.learning.learner import Learner

__all__ = ["serve_courses"]

QUIZ = "uang-kita/tujuan/quiz"


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    """Siti in a course about a hard subject, who read two lessons and did a quiz."""
    program = serve_courses(**HARD_COURSE)
    learner = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning().read()
    return learner.pass_quiz(QUIZ)


def use_own_phone(app: Flask) -> None:
    with app.app_context():
        db.session.execute(db.update(SignIn).values(is_own_phone=True))
        db.session.commit()


def download(siti: Learner) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(siti.get("/data-saya/unduh.json").text)
    return document


def test_what_is_not_named_is_one_line_with_a_number(siti) -> None:
    for path in ("/data-saya", "/data-saya/unduh"):
        siti.get(path)
        assert siti.page.count("Bagian pribadi") == 2, path
        assert siti.page.count("<li>Bagian pribadi: 2</li>") == 2, "lessons, and quizzes"
        assert "Pelajaran yang sudah dipahami: 2" in siti.page


def test_ones_own_phone_names_everything(app, siti) -> None:
    use_own_phone(app)
    siti.get("/data-saya")
    assert "Bagian pribadi" not in siti.page
    assert "Empat amplop" in siti.page


def test_the_file_for_programs_leaves_out_answers_and_says_how_many(siti) -> None:
    document = download(siti)
    tables = document["tables"]
    assert tables["attempt"]["rows"] == []
    assert tables["answer"]["rows"] == []
    assert document["left_out"].pop("why").endswith("masuklah lagi dengan pilihan HP sendiri.")
    assert document["left_out"] == {"attempt": 2, "answer": 2, "fact.payload": 4}
    for row in tables["fact"]["rows"]:
        is_kept = row["kind"] in {"enrollment.opened", "consent.given"}
        assert (row["payload"] is not None) is is_kept, row["kind"]
        assert (row["content_sha256"] is not None) is is_kept
    assert [row["lesson_id"] for row in tables["lesson_completion"]["rows"]]


def test_the_file_for_programs_is_whole_on_ones_own_phone(app, siti) -> None:
    use_own_phone(app)
    document = download(siti)
    assert document["left_out"] is None
    assert len(document["tables"]["attempt"]["rows"]) == 2
    assert all(row["payload"] for row in document["tables"]["fact"]["rows"])


def test_other_subjects_are_told_anywhere(house, visit, serve_courses) -> None:
    program = serve_courses()
    siti = Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()
    document = download(siti)
    assert document["left_out"] is None
    assert len(document["tables"]["attempt"]["rows"]) == 1
    assert all(row["payload"] for row in document["tables"]["fact"]["rows"])
