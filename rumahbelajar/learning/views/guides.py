"""Pages of the guides to in-person meetings, for those who lead groups."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.learning.finding import find_guide
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people.house import today_in


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>")
@allow(STAFF)
def guide(course_id: str, meeting: str) -> ResponseReturnValue:
    """Show how a meeting is led, minute by minute."""
    course, found = find_guide(course_id, meeting)
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
    course, found = find_guide(course_id, meeting)
    if not found.roleplays:
        abort(404)
    return render_template("learning/guide_cards.html", course=course, guide=found)
