"""The page of a meeting as whoever reads reports sees it."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.desk.village_notes import may_write
from rumahbelajar.people.overseeing import facilitators_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.rows.meetings import find_meeting, state_of
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/pertemuan/<uuid:meeting_id>")
@allow(STAFF)
def meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Show how a meeting stands, and lead who may to its roll."""
    found = find_meeting(signed_in_viewer(), meeting_id)
    now = today()
    state = state_of(found.held.meeting, now, found.marked)
    return render_template(
        "reports/meeting.html",
        found=found,
        state=state,
        today=now,
        facilitators=facilitators_of(signed_in_viewer(), found.held.meeting.village_code),
        may_write=may_write(signed_in_viewer(), found.held.meeting.village_code),
    )
