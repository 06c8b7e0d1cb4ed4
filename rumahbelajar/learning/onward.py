"""Where a course leads to after a lesson, and past a quiz that nobody needs to take."""

from flask import url_for

from rumahbelajar.courses.model import Course, Lesson, Module, Quiz
from rumahbelajar.learning.history import History
from rumahbelajar.learning.requirements import is_required, posttest_is_due, quiz_is_met
from rumahbelajar.learning.steps import lesson_url, quiz_url


def after_lesson(course: Course, lesson: Lesson, history: History) -> str:
    """Return where to go after a lesson: the next one of its module, its quiz, the next module.

    A quiz is left out that is not asked of who passed over all of its module.
    """
    module = next(each for each in course.modules if lesson in each.lessons)
    if lesson is not module.lessons[-1] or module.quiz is None:
        return next_lesson_url(course, lesson) or _course_url(course)
    if is_required(course, module.quiz, history):
        return quiz_url(module.quiz)
    return _after_module(course, module, history)


def past_quiz(course: Course, quiz: Quiz, history: History) -> str:
    """Return where who does not take a quiz now goes on."""
    module = next((each for each in course.modules if each.quiz is quiz), None)
    if module is None or is_required(course, quiz, history):
        return _course_url(course)
    return _after_module(course, module, history)


def next_lesson_url(course: Course, lesson: Lesson) -> str | None:
    """Return the address of the lesson that follows, None after the last."""
    following = course.next_lesson(lesson.id)
    return lesson_url(following) if following else None


def _after_module(course: Course, module: Module, history: History) -> str:
    last = course.posttest
    following = next_lesson_url(course, module.lessons[-1])
    if following or last is None or not posttest_is_due(course, history):
        return following or _course_url(course)
    return _course_url(course) if quiz_is_met(course, last, history) else quiz_url(last)


def _course_url(course: Course) -> str:
    return url_for("learning.course", course_id=course.id)
