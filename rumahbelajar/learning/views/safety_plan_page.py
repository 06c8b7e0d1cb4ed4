"""The page of a safety plan: its fields have no names, so that no form could ever send them."""

from hashlib import blake2b
from uuid import UUID

from flask import current_app, redirect, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.activities.safety_plan import SafetyPlan
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning import activities
from rumahbelajar.learning.history import History
from rumahbelajar.learning.views.way_in import finish


def show(
    course: Course, found: ModuleActivity, plan: SafetyPlan, _history: History
) -> ResponseReturnValue:
    """Show the plan; on a phone that others use it is for paper alone."""
    asker = signed_in_viewer()
    return render_template(
        "learning/safety_plan.html",
        course=course,
        activity=found,
        plan=plan,
        shelf=_shelf(asker.person_id, found),
        is_own_phone=asker.on_own_phone,
        lesson_url=activities.url_of_its_lesson(found),
    )


def do(course: Course, found: ModuleActivity, _plan: SafetyPlan) -> ResponseReturnValue:
    """Note that the plan was gone through; the form has nothing in it."""
    finish(course, found)
    return redirect(activities.url_of_its_lesson(found), 303)


def _shelf(person_id: UUID, found: ModuleActivity) -> str:
    """Return under which name the phone keeps it: always the same one, that tells nothing.

    Another person on the same phone gets another name, and does not see it.
    """
    key = str(current_app.secret_key).encode()[:64]
    return blake2b(f"{person_id} {found.id}".encode(), key=key, digest_size=8).hexdigest()
