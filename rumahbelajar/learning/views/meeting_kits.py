"""Pages: what a facilitator takes to a meeting, to keep on the phone and to print.

With `?untuk=<meeting>` it is that of one meeting, which whoever asks must lead.
"""

from dataclasses import dataclass

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.assets import kit_script, kit_style
from rumahbelajar.discretion import is_discreet
from rumahbelajar.help.contacts import groups
from rumahbelajar.ids import read_id
from rumahbelajar.learning.finding import find_guide
from rumahbelajar.learning.kit_policy import policy_to_send, policy_within
from rumahbelajar.learning.kit_printing import print_kit
from rumahbelajar.learning.meeting_kit import Kit, pack_kit
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.library import the_library
from rumahbelajar.meetings.finding import Held, find_meeting
from rumahbelajar.people.house import the_place, today_in


@dataclass(frozen=True)
class _Asked:
    """A kit, and the meeting that it is for; None for any."""

    kit: Kit
    held: Held | None

    @property
    def address(self) -> dict[str, str]:
        """What the addresses of its pages name."""
        named = {"course_id": self.kit.course.id, "meeting": self.kit.guide.slug}
        return named | ({"untuk": str(self.held.meeting.id)} if self.held else {})


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>/bekal")
@allow(STAFF)
def guide_kit(course_id: str, meeting: str) -> ResponseReturnValue:
    """Say what is in the kit, and give it: as a file, here, and on paper."""
    asked = _find(course_id, meeting)
    return render_template(
        "learning/kit.html",
        kit=asked.kit,
        held=asked.held,
        address=asked.address,
        size=len(_file(asked, is_opened=False).encode()),
        is_own_phone=signed_in_viewer().on_own_phone,
    )


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>/bekal/buka")
@allow(STAFF)
def opened_guide_kit(course_id: str, meeting: str) -> ResponseReturnValue:
    """Show the kit as it is in the file, under its own policy."""
    asked = _find(course_id, meeting)
    response = Response(_file(asked, is_opened=True), mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy_to_send(may_leave=is_discreet())
    return response


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>/bekal/unduh")
@allow(STAFF)
def saved_guide_kit(course_id: str, meeting: str) -> ResponseReturnValue:
    """Send the kit as one file."""
    asked = _find(course_id, meeting)
    response = Response(_file(asked, is_opened=False), mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy_to_send()
    response.headers["Content-Disposition"] = f'attachment; filename="{asked.kit.name}.html"'
    return response


@blueprint.get("/kursus/<course_id>/pertemuan/<meeting>/bekal/pdf")
@allow(STAFF)
def guide_kit_pdf(course_id: str, meeting: str) -> ResponseReturnValue:
    """Send what is printed for the meeting as one PDF."""
    asked = _find(course_id, meeting)
    today = today_in(signed_in_viewer().village_code)
    response = Response(print_kit(asked.kit, today), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{asked.kit.name}.pdf"'
    return response


def _find(course_id: str, meeting: str) -> _Asked:
    """Return what is asked for; 404 for a meeting that is not the viewer's or has another guide."""
    course, guide = find_guide(course_id, meeting)
    meeting_id = read_id(request.args.get("untuk"))
    held = find_meeting(signed_in_viewer(), meeting_id) if meeting_id else None
    if held and (held.meeting.course_id, held.meeting.guide) != (course.id, guide.slug):
        abort(404)
    return _Asked(pack_kit(the_library(), course, guide, held), held)


def _file(asked: _Asked, *, is_opened: bool) -> str:
    village = signed_in_viewer().village_code
    may_leave = is_opened and is_discreet()
    return render_template(
        "learning/kit_file.html",
        kit=asked.kit,
        course=asked.kit.course,
        guide=asked.kit.guide,
        address=asked.address,
        groups=groups(village, the_place(village).name),
        policy=policy_within(may_leave=may_leave),
        style=kit_style(),
        script=kit_script(),
        is_opened=is_opened,
        may_leave=may_leave,
        today=today_in(village),
    )
