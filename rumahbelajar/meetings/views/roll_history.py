"""Page: the history of a roll."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.meetings import finding
from rumahbelajar.meetings.roll_history import changes_of
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.paging import Pages, asked_page

CHANGES = 50
"""On one page, newest first."""


@blueprint.get("/pertemuan/<uuid:meeting_id>/daftar-hadir/riwayat", endpoint="roll_history")
@allow(REGISTRAR)
def show_roll_history(meeting_id: UUID) -> ResponseReturnValue:
    """Show who changed what, when and why."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    changes = changes_of(held.meeting)
    pages = Pages(len(changes), CHANGES, asked_page())
    return render_template(
        "meetings/roll_history.html",
        held=held,
        changes=changes[pages.lines],
        pages=pages,
    )
