"""Pages: what of a course goes onto one sheet of paper, and what goes home on a phone."""

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.assets import home_style
from rumahbelajar.courses.model import Course, Module
from rumahbelajar.discretion import heed
from rumahbelajar.help.contacts import groups
from rumahbelajar.learning.finding import find_course
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.taking_home import pack
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import lead_in
from rumahbelajar.library import the_library
from rumahbelajar.people.house import the_place, today_in


@blueprint.get("/kursus/<course_id>/ringkasan")
@allow(LEARNING)
def summary(course_id: str) -> ResponseReturnValue:
    """Show what a course comes to, on one sheet to print."""
    course = find_course(course_id)
    found = course.sheet or abort(404)
    heed(course, f"{course_id}/summary")
    asker = signed_in_viewer()
    return lead_in(course, history_of(asker.person_id, course_id)) or render_template(
        "learning/summary.html", course=course, summary=found, today=today_in(asker.village_code)
    )


@blueprint.get("/kursus/<course_id>/modul/<module>/bawa-pulang")
@allow(LEARNING)
def take_home(course_id: str, module: str) -> ResponseReturnValue:
    """Say what it means to keep a module on the phone, and how large it is."""
    course, found = _find_module(course_id, module)
    asker = signed_in_viewer()
    return lead_in(course, history_of(asker.person_id, course_id)) or render_template(
        "learning/take_home.html",
        course=course,
        module=found,
        size=len(_file(course, found).encode()),
        is_own_phone=asker.on_own_phone,
    )


@blueprint.get("/kursus/<course_id>/modul/<module>/bawa-pulang/unduh")
@allow(LEARNING)
def taken_home(course_id: str, module: str) -> ResponseReturnValue:
    """Send a module as one file."""
    course, found = _find_module(course_id, module)
    closed = lead_in(course, history_of(signed_in_viewer().person_id, course_id))
    if closed is not None:
        return closed
    response = Response(_file(course, found), mimetype="text/html")
    name = f"{course_id}-{module}.html"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _find_module(course_id: str, module: str) -> tuple[Course, Module]:
    course = find_course(course_id)
    return course, course.module(f"{course_id}/{module}") or abort(404)


def _file(course: Course, module: Module) -> str:
    village = signed_in_viewer().village_code
    return render_template(
        "learning/taken_home.html",
        course=course,
        home=pack(the_library(), course, module),
        groups=groups(village, the_place(village).name),
        style=home_style(),
        today=today_in(village),
    )
