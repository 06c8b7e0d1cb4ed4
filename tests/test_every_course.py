"""Every course that ships is whole, and worded so that people read it to the end."""

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.linting.courses import lint
from tests.shipped import COURSES, ids_of_shipped, shipped


def test_courses_have_no_fault() -> None:
    assert [str(fault) for fault in check(COURSES)] == []


def test_every_course_folder_is_in_the_library() -> None:
    assert sorted(shipped().courses) == ids_of_shipped()


@pytest.mark.parametrize("module", ["tujuan-bersama", "aman"])
def test_who_would_tell_a_code_to_a_caller_may_not_err_again_and_pass(module: str) -> None:
    quiz = shipped().courses["uang-kiriman"].quiz(f"uang-kiriman/{module}/quiz")
    assert quiz is not None
    assert any("OTP" in each.correct_text() + each.text for each in quiz.questions)
    questions = len(quiz.questions)
    assert quiz.pass_mark is not None
    assert 100 * (questions - 2) / questions < quiz.pass_mark <= 100 * (questions - 1) / questions


def test_no_name_of_a_contact_has_brackets_since_its_number_follows_in_brackets() -> None:
    assert [each.name for each in shipped().contacts.values() if "(" in each.name] == []


def test_courses_are_in_plain_language() -> None:
    assert [str(fault) for fault in lint(COURSES)] == []
