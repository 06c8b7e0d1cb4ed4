"""Finding courses and what is in them by their ids; 404 for what there never was."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.courses.model import Course, Figure, Lesson, ModuleActivity, Quiz
from rumahbelajar.discretion import be_discreet
from rumahbelajar.learning.course_versions import titles_of
from rumahbelajar.learning.history import history_of
from rumahbelajar.library import the_library
from rumahbelajar.questions.authoring import SLUG


class BeingMended(Exception):  # noqa: N818 - it names the state of the course
    """A course that was here has faults in its files; what people did in it is kept.

    `open_attempts` are those of who asks: they go on with the version they began with.
    """

    def __init__(self, title: str, open_attempts: tuple[UUID, ...]) -> None:
        super().__init__(title)
        self.title = title
        self.open_attempts = open_attempts


def find_course(course_id: str) -> Course:
    """Return a course; raise BeingMended for one that was here before, 404 for an unknown one."""
    course = the_library().courses.get(course_id)
    if course is not None:
        return course
    is_id = SLUG.fullmatch(course_id) is not None
    title = titles_of([course_id]).get(course_id) if is_id else None
    if title is None:
        abort(404)
    history = history_of(signed_in_viewer().person_id, course_id)
    raise BeingMended(title, tuple(history.open_attempts.values()))


def find_lesson(course_id: str, module: str, slug: str) -> tuple[Course, Lesson]:
    """Return a lesson and its course."""
    course = find_course(course_id)
    return course, course.lesson(f"{course_id}/{module}/{slug}") or abort(404)


def find_activity(course_id: str, module: str, slug: str) -> tuple[Course, ModuleActivity]:
    """Return an activity and its course."""
    course = find_course(course_id)
    return course, course.activity(f"{course_id}/{module}/{slug}") or abort(404)


def find_quiz(quiz_id: str) -> tuple[Course, Quiz]:
    """Return a quiz and its course."""
    course = find_course(quiz_id.partition("/")[0])
    return course, course.quiz(quiz_id) or abort(404)


def find_guide(course_id: str, slug: str) -> tuple[Course, Guide]:
    """Return a guide and its course; its page is discreet where it is about a hard subject."""
    course = find_course(course_id)
    found = next((each for each in course.meetings if each.slug == slug), None) or abort(404)
    if found.sensitive:
        be_discreet()
    return course, found


def figures_named(keys: Iterable[str]) -> list[Figure]:
    """Return the figures that an activity names by their keys."""
    known = the_library().figures
    return [known[key] for key in keys]
