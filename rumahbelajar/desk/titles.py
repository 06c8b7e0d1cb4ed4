"""What the parts of courses are called, by their ids, and how they follow each other."""

from collections.abc import Iterable

from rumahbelajar.courses.model import Lesson, Quiz
from rumahbelajar.desk.kept_data import Row
from rumahbelajar.library import the_library


def title_of(content_id: str) -> str:
    """Return the title of a course, a lesson or a quiz; the id where there is none now."""
    course = the_library().courses.get(content_id.partition("/")[0])
    if course is None:
        return content_id
    if course.id == content_id:
        return course.title
    found = course.lesson(content_id) or course.quiz(content_id)
    return found.title if found else content_id


def is_part_on_hard_subject(content_id: str) -> bool:
    """Whether this is a lesson or quiz on a hard subject, or of a course that nobody can ask now.

    The name of a whole course stands in every list, and tells of nobody what they read.
    """
    course = the_library().courses.get(content_id.partition("/")[0])
    return "/" in content_id and (course is None or course.is_sensitive_at(content_id))


def gives_mark(quiz_id: str) -> bool:
    """Whether a quiz has a mark to tell of; one that is no more had its mark as the others."""
    course = the_library().courses.get(quiz_id.partition("/")[0])
    quiz = course.quiz(quiz_id) if course else None
    return quiz is None or quiz.gives_mark


def in_course_order(rows: Iterable[Row], named_by: str) -> list[Row]:
    """Return rows as the lessons or quizzes they name, by this column, follow each other.

    Rows of one course come one after the other as in the course, those of what is gone last.
    """
    places: dict[str, int] = {}
    for course in the_library().courses.values():
        parts: list[Lesson | Quiz] = [*course.lessons(), *course.quizzes()]
        places |= {each.id: len(places) + number for number, each in enumerate(parts)}
    return sorted(rows, key=lambda row: places.get(row[named_by], len(places)))
