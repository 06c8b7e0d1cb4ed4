"""The word before lessons on hard subjects: in full once for each module, in a line after that.

Which modules it was said for is kept in the cookie of the browser alone, by their neutral ids, and
is gone with the sign-in; that somebody read or passed over a lesson of the module is known anyway.
"""

from flask import request, session

from rumahbelajar.addresses import came_from
from rumahbelajar.courses.model import Course, Lesson, Module
from rumahbelajar.learning.history import History

CHOSEN = "baca"
"""What the address of a lesson says once somebody chose to read it."""
_SAID = "noted"
"""Where the browser's session keeps for which modules it was said."""


def is_due(course: Course, module: Module, lesson: Lesson, history: History) -> bool:
    """Whether the full note comes before this lesson now."""
    if not course.is_sensitive_at(lesson.id):
        return False
    if CHOSEN in request.args:
        _remember(module)
    return not (
        module.id in session.get(_SAID, ())
        or any(each.id in history.settled for each in module.lessons)
        or _is_back_from_within(course)
    )


def _remember(module: Module) -> None:
    said = session.get(_SAID, [])
    if module.id not in said:
        session[_SAID] = [*said, module.id]


def _is_back_from_within(course: Course) -> bool:
    within = (f"/kursus/{course.id}/kegiatan/", f"/kursus/{course.id}/istilah/", "/istilah/")
    return (came_from() or "").startswith(within)
