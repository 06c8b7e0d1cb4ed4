"""Discreet pages: those about hard subjects, which must tell nothing to who looks over a shoulder.

A discreet page has the button "Keluar cepat", a title that says nothing, and is kept nowhere
(docs/decisions/quick-exit.md). Which pages are is asked here alone.
"""

from flask import Flask, Response, g, request

from rumahbelajar.activities import TOOLS, Tool
from rumahbelajar.courses.model import Course
from rumahbelajar.library import the_library

TITLE = "Belajar"


def init_app(app: Flask) -> None:
    """Look at each address before its page is made, and let templates ask."""
    app.before_request(_look_at_address)
    app.after_request(_keep_nowhere)
    app.jinja_env.globals.update(is_discreet=is_discreet, discreet_title=TITLE)


def be_discreet() -> None:
    """Make the page at hand discreet, for whoever knows more of it than its address tells."""
    g.is_discreet = True


def heed(course: Course, content_id: str) -> None:
    """Make the page at hand discreet when this part of a course is about a hard subject."""
    if course.is_discreet_at(content_id):
        be_discreet()


def is_discreet() -> bool:
    """Whether the page at hand is discreet."""
    return bool(g.get("is_discreet"))


def _look_at_address() -> None:
    """Go by what the address names: so whatever page a course gets is discreet where it is."""
    named = request.view_args or {}
    content_id = str(named.get("quiz_id") or named.get("course_id") or named.get("name") or "")
    if "module" in named:
        content_id = f"{content_id}/{named['module']}"
    course = the_library().courses.get(content_id.partition("/")[0])
    if course is not None:
        heed(course, content_id)
    tool = TOOLS.get(str(named.get("name", "")))
    if tool is not None:
        _heed_courses_with(tool)


def _heed_courses_with(tool: type[Tool]) -> None:
    """Heed what a tool is used for, since its page outside of courses has the same words."""
    for course in the_library().courses.values():
        for module in course.modules:
            if any(type(each.content) is tool for each in module.activities):
                heed(course, module.id)


def _keep_nowhere(response: Response) -> Response:
    if is_discreet() and response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-store"
    return response
