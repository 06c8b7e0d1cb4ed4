"""Finishing activities: filling in a tool of a course, or coming to an end of a scenario."""

from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.errors import Refused
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.facts import ActivityFinished
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.requirements import lessons_are_open
from rumahbelajar.learning.telling import tell
from rumahbelajar.people import learner_lock


def finish(person_id: UUID, course: Course, activity: ModuleActivity) -> None:
    """Note that an activity is finished, once. It helps to learn; no course asks for it.

    Raise Refused when the lessons of the course may not be read yet.
    """
    person = learner_lock.lock(person_id)
    history = history_of(person_id, course.id)
    if not lessons_are_open(course, history):
        raise Refused(_("Ikuti kursusnya dan kerjakan tes awalnya dulu."))
    if activity.id in history.activities:
        return
    course_versions.store(course)
    tell(ActivityFinished(course.id, activity.id, course.version), about=person)


def url_of_its_lesson(activity: ModuleActivity) -> str:
    """Return the address of the lesson that shows an activity."""
    course_id, module, _slug = activity.id.split("/")
    return url_for("learning.lesson", course_id=course_id, module=module, slug=activity.lesson)
