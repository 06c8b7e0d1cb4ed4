"""The way into a course: what somebody does before its lessons are open to them."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.courses.model import Course
from rumahbelajar.learning.history import History
from rumahbelajar.learning.requirements import needs_pretest
from rumahbelajar.learning.steps import quiz_url


def lead_in(course: Course, history: History) -> ResponseReturnValue | None:
    """Return the way to what comes first, with a word about it; None where all is open."""
    if not history.is_enrolled:
        flash(_("Ikuti kursus ini dulu, lalu buka pelajarannya."))
        return redirect(url_for("learning.course", course_id=course.id), 303)
    if course.pretest and needs_pretest(course, history):
        flash(_("Kerjakan tes awal dulu. Tes ini singkat dan tanpa nilai."))
        return redirect(quiz_url(course.pretest), 303)
    return None
