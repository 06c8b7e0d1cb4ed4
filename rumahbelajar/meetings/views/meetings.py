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
from rumahbelajar.meetings import finding, labels, listing, photos, standing
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.last_time import last_time_of
from rumahbelajar.meetings.listing import Part
from rumahbelajar.meetings.models import MOST_REASON_CHARACTERS
from rumahbelajar.meetings.roll_page import roll_page
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.meetings.views.finished import flash_finished
from rumahbelajar.paging import asked_page
from rumahbelajar.people.house import today_in

_PARTS = (Part.WAITING, Part.COMING, Part.ENDED)


@blueprint.get("/pertemuan", endpoint="meetings")
@allow(REGISTRAR)
def show_meetings() -> ResponseReturnValue:
    """List what has no complete roll yet, what comes and what was; of one part page by page."""
    viewer = signed_in_viewer()
    group_id = read_id(request.args.get("kelompok"))
    group = find_group(viewer, group_id) if group_id else None
    villages = {} if group else listing.villages_with_meetings(viewer)
    village = request.args.get("desa", "") if request.args.get("desa", "") in villages else ""
    chosen = listing.Chosen(group.id if group else None, village)
    today = today_in(viewer.village_code)
    part = request.args.get("tampil", "")
    shown = [each for each in _PARTS if each == part]
    number = asked_page() if shown else 0
    pages = [listing.page_of(viewer, today, each, chosen, number) for each in (shown or _PARTS)]
    listed = [held.meeting.id for page in pages for held in page.meetings]
    return render_template(
        "meetings/meetings.html",
        group=group,
        villages=villages,
        village=village,
        part=shown[0] if shown else None,
        pages=pages,
        photos=photos.count_by_meeting(listed),
        today=today,
    )


@blueprint.get("/pertemuan/<uuid:meeting_id>")
@allow(REGISTRAR)
def meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Show when and where a meeting is, and lead to all that is done with it."""
    return _page(finding.find_meeting(signed_in_viewer(), meeting_id))


@blueprint.post("/pertemuan/<uuid:meeting_id>/batalkan")
@allow(REGISTRAR)
def cancel(meeting_id: UUID) -> ResponseReturnValue:
    """Say that it is not held, and why."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    try:
        standing.cancel(viewer, held.meeting, _reason())
    except standing.NoReason as refusal:
        return _page(held, refusal.sentence), refusal.status
    flash(_("Pertemuan ini dibatalkan. Kabari pesertanya lewat Undangan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/tutup")
@allow(REGISTRAR)
def close(meeting_id: UUID) -> ResponseReturnValue:
    """Say that the roll is complete."""
    viewer = signed_in_viewer()
    finished = standing.close(viewer, finding.find_meeting(viewer, meeting_id).meeting)
    flash(_("Daftar hadir ditutup. Kalau ada yang keliru, buka lagi dengan alasan."))
    flash_finished(finished)
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/buka-lagi")
@allow(REGISTRAR)
def reopen(meeting_id: UUID) -> ResponseReturnValue:
    """Open it again, and say why; whoever asked for it on the roll goes back to that."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    is_on_roll = request.form.get("dari") == "daftar"
    try:
        standing.reopen(viewer, held.meeting, _reason())
    except standing.NoReason as refusal:
        fault = refusal.sentence
        page = roll_page(viewer, held, no_reason=fault) if is_on_roll else _page(held, fault)
        return page, refusal.status
    flash(_("Pertemuan ini terbuka lagi."))
    db.session.commit()
    page_name = "meetings.roll" if is_on_roll else "meetings.meeting"
    return redirect(url_for(page_name, meeting_id=meeting_id), 303)


def _page(held: Held, no_reason: str = "") -> str:
    """Return the page; `no_reason` is said at the field for a reason that is missing."""
    meeting = held.meeting
    last_time = last_time_of(meeting)
    if last_time.is_sensitive:
        be_discreet()
    return render_template(
        "meetings/meeting.html",
        held=held,
        guide=finding.guide_of(meeting),
        marked=standing.marked_at(meeting.id),
        last_time=last_time,
        labels=labels,
        photos=photos.count_by_meeting([meeting.id]).get(meeting.id, 0),
        reason=standing.reason_of(meeting) if meeting.standing else "",
        no_reason=no_reason,
    )


def _reason() -> str:
    return one_line(request.form.get("reason"))[:MOST_REASON_CHARACTERS]
