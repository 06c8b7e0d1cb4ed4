"""Every course that ships is whole, and worded so that people read it to the end."""

from pathlib import Path

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.linting.courses import lint

COURSES = Path(__file__).parents[1] / "courses"
LIBRARY = load_library(COURSES)


def test_courses_have_no_fault() -> None:
    assert [str(fault) for fault in check(COURSES)] == []


def test_every_course_folder_is_in_the_library() -> None:
    assert set(LIBRARY.courses) == {path.parent.name for path in COURSES.glob("*/course.yaml")}


def test_no_name_of_a_contact_has_brackets_since_its_number_follows_in_brackets() -> None:
    assert [each.name for each in LIBRARY.contacts.values() if "(" in each.name] == []


def test_courses_are_in_plain_language() -> None:
    assert [str(fault) for fault in lint(COURSES)] == []
