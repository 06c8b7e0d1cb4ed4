"""Reading lessons: saying that one is understood."""

from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.courses.model import Course, Lesson
from rumahbelajar.errors import Refused
from rumahbelajar.learning import completing, course_versions
from rumahbelajar.learning.facts import LessonCompleted
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.requirements import lessons_are_open
from rumahbelajar.learning.telling import tell
from rumahbelajar.people import learner_lock


def complete(person_id: UUID, course: Course, lesson: Lesson) -> bool:
    """Note that a lesson is understood, once; return whether that finishes the course.

    Raise Refused when the lesson may not be read yet.
    """
    person = learner_lock.lock(person_id)
    history = history_of(person_id, course.id)
    if not lessons_are_open(course, history):
        raise Refused(_("Ikuti kursusnya dan kerjakan tes awalnya dulu."))
    if lesson.id in history.lessons:
        return False
    course_versions.store(course)
    tell(LessonCompleted(course.id, lesson.id, course.version), about=person)
    return completing.settle(person, course)
