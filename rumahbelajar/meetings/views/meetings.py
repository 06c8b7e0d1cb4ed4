"""Pages: the meetings that somebody leads, one of them, and what becomes of it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.forms import one_line
from rumahbelajar.groups.finding import find_group
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import finding, standing
from rumahbelajar.meetings.models import MOST_REASON_CHARACTERS
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people.house import today_in


@blueprint.get("/pertemuan", endpoint="meetings")
@allow(REGISTRAR)
def show_meetings() -> ResponseReturnValue:
    """List what comes, what has no complete roll yet, and what was."""
    viewer = signed_in_viewer()
    group_id = read_id(request.args.get("kelompok"))
    group = find_group(viewer, group_id) if group_id else None
    today = today_in(viewer.village_code)
    found = finding.meetings_of(viewer, today, group.id if group else None)
    open_ones = [each for each in found if not each.meeting.is_closed]
    return render_template(
        "meetings/meetings.html",
        group=group,
        coming=[each for each in open_ones if each.meeting.on >= today],
        waiting=[
            each for each in open_ones if each.meeting.on < today and not each.meeting.is_cancelled
        ],
        ended=[
            each
            for each in reversed(found)
            if each.meeting.is_closed or (each.meeting.is_cancelled and each.meeting.on < today)
        ],
        today=today,
    )


@blueprint.get("/pertemuan/<uuid:meeting_id>")
@allow(REGISTRAR)
def meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Show when and where a meeting is, and lead to all that is done with it."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    guide = finding.guide_of(held.meeting)
    if guide is not None and guide.sensitive:
        be_discreet()
    return render_template(
        "meetings/meeting.html",
        held=held,
        guide=guide,
        marked=standing.marked_at(meeting_id),
        reason=standing.reason_of(held.meeting) if held.meeting.standing else "",
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/batalkan")
@allow(REGISTRAR)
def cancel(meeting_id: UUID) -> ResponseReturnValue:
    """Say that it is not held, and why."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    standing.cancel(viewer, held.meeting, _reason())
    flash(_("Pertemuan ini dibatalkan. Kabari pesertanya lewat Undangan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/tutup")
@allow(REGISTRAR)
def close(meeting_id: UUID) -> ResponseReturnValue:
    """Say that the roll is complete."""
    viewer = signed_in_viewer()
    standing.close(viewer, finding.find_meeting(viewer, meeting_id).meeting)
    flash(_("Daftar hadir ditutup. Kalau ada yang keliru, buka lagi dengan alasan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/buka-lagi")
@allow(REGISTRAR)
def reopen(meeting_id: UUID) -> ResponseReturnValue:
    """Open it again, and say why."""
    viewer = signed_in_viewer()
    standing.reopen(viewer, finding.find_meeting(viewer, meeting_id).meeting, _reason())
    flash(_("Pertemuan ini terbuka lagi."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


def _reason() -> str:
    return one_line(request.form.get("reason"))[:MOST_REASON_CHARACTERS]
