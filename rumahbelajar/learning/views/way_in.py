"""The way into a course: what somebody does before its lessons are open to them.

Staff read every course without taking it, so that they know what they invite people to: all is
shown to them, and nothing is noted of it.
"""

from flask import Flask, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import Viewer, signed_in_viewer
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.database import db
from rumahbelajar.learning import activities
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.requirements import needs_pretest
from rumahbelajar.learning.steps import quiz_url


def init_app(app: Flask) -> None:
    """Let every page say that it is read along."""
    app.jinja_env.globals["is_read_along"] = is_read_along


def lead_in(course: Course, history: History) -> ResponseReturnValue | None:
    """Return the way to what comes first, with a word about it; None where all is open.

    Who reads along as staff is let through, and the page says so.
    """
    if reads_along(signed_in_viewer(), history):
        g.is_read_along = True
        return None
    return lead_learner_in(course, history)


def lead_learner_in(course: Course, history: History) -> ResponseReturnValue | None:
    """Return the way to what comes first for who learns, staff or not; None where all is open."""
    if not history.is_enrolled:
        flash(_("Ikuti kursus ini dulu, lalu buka pelajarannya."))
        return redirect(url_for("learning.course", course_id=course.id), 303)
    if course.pretest and needs_pretest(course, history):
        flash(_("Kerjakan tes awal dulu. Tes ini singkat dan tanpa nilai."))
        return redirect(quiz_url(course.pretest), 303)
    return None


def reads_along(viewer: Viewer, history: History) -> bool:
    """Whether somebody reads a course as staff: they hold a role, and do not take the course."""
    return viewer.is_staff and not history.is_enrolled


def is_read_along() -> bool:
    """Whether the page at hand is shown to staff who do not take its course."""
    return bool(g.get("is_read_along"))


def finish(course: Course, activity: ModuleActivity) -> None:
    """Note that an activity is finished, and commit; of who reads along nothing is noted."""
    asker = signed_in_viewer()
    if reads_along(asker, history_of(asker.person_id, course.id)):
        g.is_read_along = True
        return
    activities.finish(asker.person_id, course, activity)
    db.session.commit()
