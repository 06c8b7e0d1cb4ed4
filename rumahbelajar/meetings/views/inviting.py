"""What goes out about a meeting: the invitation, a poster to print, and calendar files."""

from uuid import UUID

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.meetings import finding
from rumahbelajar.meetings.calendar_file import MEDIA_TYPE, calendar_of
from rumahbelajar.meetings.inviting import invitation, whatsapp_url
from rumahbelajar.meetings.views.blueprint import blueprint


@blueprint.get("/pertemuan/<uuid:meeting_id>/undangan")
@allow(REGISTRAR)
def invite(meeting_id: UUID) -> ResponseReturnValue:
    """Show the text to send, and the ways to take the meeting along."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    text = invitation(held)
    return render_template(
        "meetings/invitation.html", held=held, text=text, whatsapp=whatsapp_url(text)
    )


@blueprint.get("/pertemuan/<uuid:meeting_id>/poster")
@allow(REGISTRAR)
def poster(meeting_id: UUID) -> ResponseReturnValue:
    """Show the poster of a meeting, to print."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    return render_template("meetings/poster.html", held=held)


@blueprint.get("/pertemuan/<uuid:meeting_id>/kalender.ics")
@allow(REGISTRAR)
def calendar(meeting_id: UUID) -> ResponseReturnValue:
    """Send a meeting for the calendar of a phone."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    return _file(calendar_of([held]), "pertemuan.ics")


@blueprint.get("/pertemuan/rangkaian/<uuid:series_id>/kalender.ics")
@allow(REGISTRAR)
def calendar_of_series(series_id: UUID) -> ResponseReturnValue:
    """Send all the meetings that were planned in one step."""
    return _file(calendar_of(finding.series_of(signed_in_viewer(), series_id)), "rangkaian.ics")


def _file(content: str, name: str) -> Response:
    response = Response(content, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
