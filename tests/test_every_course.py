"""Every course that ships is whole, and its lessons are of a length that people finish."""

from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Lesson

COURSES = Path(__file__).parents[1] / "courses"
LIBRARY = load_library(COURSES)
LESSONS = [lesson for course in LIBRARY.courses.values() for lesson in course.lessons()]


def test_courses_have_no_fault() -> None:
    assert [str(fault) for fault in check(COURSES)] == []


def test_every_course_folder_is_in_the_library() -> None:
    assert set(LIBRARY.courses) == {path.parent.name for path in COURSES.glob("*/course.yaml")}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: str(lesson.id))
def test_lesson_has_250_to_500_words(lesson: Lesson) -> None:
    assert 250 <= lesson.words <= 500
