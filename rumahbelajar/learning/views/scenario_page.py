"""The page of a scenario, and what its form does."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.activities.scenario import Scenario, Taken
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.help import contacts
from rumahbelajar.learning import activities
from rumahbelajar.learning.history import History
from rumahbelajar.learning.steps import activity_url
from rumahbelajar.learning.views.way_in import finish


def show(
    course: Course, found: ModuleActivity, scenario: Scenario, history: History
) -> ResponseReturnValue:
    """Show the conversation as far as somebody went."""
    asked = _trail()
    taken = scenario.walk(asked or [scenario.start])
    if taken is None:
        flash(_("Percakapan dimulai lagi dari awal."))
        return redirect(activity_url(found), 303)
    return render_template(
        "learning/scenario.html",
        course=course,
        activity=found,
        scenario=scenario,
        taken=taken,
        trail=_trail_text(taken),
        before=_trail_text(taken[:-1]),
        contacts=_whom_to_ask(scenario, taken),
        is_done=found.id in history.activities,
        lesson_url=activities.url_of_its_lesson(found),
    )


def do(course: Course, found: ModuleActivity, scenario: Scenario) -> ResponseReturnValue:
    """Note that a scenario was gone through to an end."""
    taken = scenario.walk(_trail())
    if taken is None or taken[-1].step.ending is None:
        flash(_("Percakapan ini belum sampai akhir. Pilih dulu apa yang Anda lakukan."))
        return redirect(activity_url(found), 303)
    finish(course, found)
    return redirect(activities.url_of_its_lesson(found), 303)


def _whom_to_ask(scenario: Scenario, taken: tuple[Taken, ...]) -> list[contacts.Shown]:
    """Return whom an ending names; on the way there they are not shown."""
    keys = scenario.contacts if taken[-1].step.ending else ()
    return contacts.named(keys, signed_in_viewer().village_code)


def _trail() -> list[str]:
    """Return the steps gone so far, as the address or the form has them."""
    return [name for name in request.values.get("jalan", "").split(",") if name]


def _trail_text(taken: tuple[Taken, ...]) -> str:
    return ",".join(each.id for each in taken)
