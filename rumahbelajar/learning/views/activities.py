"""Pages of the activities of a course: its scenarios, and its tools in their place."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.activities.scenario import Scenario, Taken
from rumahbelajar.activities.tool import Tool
from rumahbelajar.courses.model import Contact, Course, ModuleActivity
from rumahbelajar.database import db
from rumahbelajar.learning import activities
from rumahbelajar.learning.finding import find_activity
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.requirements import lessons_are_open
from rumahbelajar.learning.steps import activity_url
from rumahbelajar.learning.tool_places import course_place
from rumahbelajar.learning.views import tool_page
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import lead_in
from rumahbelajar.library import the_library


@blueprint.get("/kursus/<course_id>/kegiatan/<module>/<slug>")
@allow(LEARNING)
def activity(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Show an activity to who takes its course."""
    course, found = find_activity(course_id, module, slug)
    history = history_of(signed_in_viewer().person_id, course_id)
    closed = lead_in(course, history)
    if closed is not None:
        return closed
    if isinstance(found.content, Tool):
        return tool_page.show(course_place(course, found, found.content))
    return _show_scenario(course, found, found.content, history)


@blueprint.post("/kursus/<course_id>/kegiatan/<module>/<slug>")
@allow(LEARNING)
def do_activity(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Note that a scenario was gone through to an end, or keep what was typed into a tool."""
    course, found = find_activity(course_id, module, slug)
    if isinstance(found.content, Tool):
        return _do_tool(course, found, found.content)
    taken = found.content.walk(_trail())
    if taken is None or taken[-1].step.ending is None:
        flash(_("Percakapan ini belum sampai akhir. Pilih dulu apa yang Anda lakukan."))
        return redirect(activity_url(found), 303)
    activities.finish(signed_in_viewer().person_id, course, found)
    db.session.commit()
    return redirect(_lesson_url(found), 303)


def _do_tool(course: Course, found: ModuleActivity, tool: Tool) -> ResponseReturnValue:
    """Keep what was typed; who left the course meanwhile keeps it all the same."""
    place, person_id = course_place(course, found, tool), signed_in_viewer().person_id
    again = tool_page.save(place)
    if again is not None:
        return again
    if lessons_are_open(course, history_of(person_id, course.id)):
        activities.finish(person_id, course, found)
    db.session.commit()
    return tool_page.done(place)


def _show_scenario(
    course: Course, found: ModuleActivity, scenario: Scenario, history: History
) -> ResponseReturnValue:
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
        contacts=_contacts(scenario),
        is_done=found.id in history.activities,
        lesson_url=_lesson_url(found),
    )


def _trail() -> list[str]:
    """Return the steps gone so far, as the address or the form has them."""
    return [name for name in request.values.get("jalan", "").split(",") if name]


def _trail_text(taken: tuple[Taken, ...]) -> str:
    return ",".join(each.id for each in taken)


def _contacts(scenario: Scenario) -> list[Contact]:
    """Return whom to ask where the story ends."""
    known = the_library().contacts
    return [known[key] for key in scenario.contacts]


def _lesson_url(found: ModuleActivity) -> str:
    course_id = found.id.partition("/")[0]
    return url_for("learning.lesson", course_id=course_id, module=found.module, slug=found.lesson)
