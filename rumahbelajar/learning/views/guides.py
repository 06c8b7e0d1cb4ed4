"""Pages of the guides to in-person meetings, for those who lead groups."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.courses.model import Course
from rumahbelajar.discretion import be_discreet
from rumahbelajar.learning.finding import find_course
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people.house import today_in


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>")
@allow(STAFF)
def guide(course_id: str, meeting: str) -> ResponseReturnValue:
    """Show how a meeting is led, minute by minute."""
    course, found = _find(course_id, meeting)
    place = course.meetings.index(found)
    return render_template(
        "learning/guide.html",
        course=course,
        guide=found,
        place=place + 1,
        before=course.meetings[place - 1] if place else None,
        after=course.meetings[place + 1] if place + 1 < len(course.meetings) else None,
        today=today_in(signed_in_viewer().village_code),
    )


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>/kartu")
@allow(STAFF)
def guide_cards(course_id: str, meeting: str) -> ResponseReturnValue:
    """Show the role-play cards of a meeting, to print and cut out."""
    course, found = _find(course_id, meeting)
    if not found.roleplays:
        abort(404)
    return render_template("learning/guide_cards.html", course=course, guide=found)


def _find(course_id: str, meeting: str) -> tuple[Course, Guide]:
    """Return a guide and its course; 404 when there is none."""
    course = find_course(course_id)
    found = next((each for each in course.meetings if each.slug == meeting), None) or abort(404)
    if found.sensitive:
        be_discreet()
    return course, found
