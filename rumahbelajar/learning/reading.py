"""Reading lessons: saying that one is understood, or passing over one on a hard subject."""

from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.courses.model import Course, Lesson
from rumahbelajar.errors import Refused
from rumahbelajar.learning import completing, course_versions
from rumahbelajar.learning.facts import LessonCompleted, LessonSkipped
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.requirements import lessons_are_open
from rumahbelajar.learning.telling import tell
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Person


def complete(person_id: UUID, course: Course, lesson: Lesson) -> bool:
    """Note that a lesson is understood, once; return whether that finishes the course.

    Raise Refused when the lesson may not be read yet.
    """
    person, history = _open_to(person_id, course)
    if lesson.id in history.lessons:
        return False
    course_versions.store(course)
    tell(LessonCompleted(course.id, lesson.id, course.version), about=person)
    return completing.settle(person, course)


def skip(person_id: UUID, course: Course, lesson: Lesson) -> bool:
    """Note that a lesson is passed over, once; return whether that finishes the course.

    It costs nothing, and reading the lesson later makes it one that is understood. Raise Refused
    when the lesson may not be read yet, or is not on a hard subject.
    """
    person, history = _open_to(person_id, course)
    if not course.is_sensitive_at(lesson.id):
        raise Refused(_("Pelajaran ini tidak bisa dilewati. Bacalah dulu, pelan-pelan saja."))
    if lesson.id in history.settled:
        return False
    course_versions.store(course)
    tell(LessonSkipped(course.id, lesson.id, course.version), about=person)
    return completing.settle(person, course)


def _open_to(person_id: UUID, course: Course) -> tuple[Person, History]:
    """Return the person, locked, and what they did, when the lessons are open to them."""
    person = learner_lock.lock(person_id)
    history = history_of(person_id, course.id)
    if not lessons_are_open(course, history):
        raise Refused(_("Ikuti kursusnya dan kerjakan tes awalnya dulu."))
    return person, history
