"""Pages: a learner's card in the hand of who leads a meeting."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import check_in, finding, households, labels, marking
from rumahbelajar.meetings.attendance_models import Way
from rumahbelajar.meetings.roll import roll_of
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people.house import today_in
from rumahbelajar.people.register import find_person, visible_person


@blueprint.get("/orang/<uuid:person_id>/tandai-hadir", endpoint="check_in")
@allow(REGISTRAR)
def show_check_in(person_id: UUID) -> ResponseReturnValue:
    """Show whose card was scanned, with one button for each meeting of today."""
    return _page(person_id)


@blueprint.post("/pertemuan/<uuid:meeting_id>/hadir-dengan-kartu")
@allow(REGISTRAR)
def arrive_by_card(meeting_id: UUID) -> ResponseReturnValue:
    """Say that whose card it is came."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    person_id = read_id(request.form.get("orang"))
    if person_id is None:
        raise Refused(_("Pindai lagi kartunya."), HTTPStatus.UNPROCESSABLE_ENTITY)
    find_person(viewer, person_id)
    try:
        check_in.arrive(viewer, held.meeting, person_id, request.form.get("terlihat", ""), Way.CARD)
    except marking.MarkedMeanwhile:
        db.session.rollback()
        return _page(person_id, late=meeting_id)
    db.session.commit()
    address = url_for("meetings.checked_in", meeting_id=meeting_id, person_id=person_id)
    return redirect(address, 303)


@blueprint.get("/pertemuan/<uuid:meeting_id>/hadir-dengan-kartu/<uuid:person_id>")
@allow(REGISTRAR)
def checked_in(meeting_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show that it is kept, how many came, and the ways on."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    roll = roll_of(held.meeting)
    line = roll.line(person_id)
    if line is None:
        abort(404)
    return render_template(
        "meetings/checked_in.html",
        held=held,
        roll=roll,
        line=line,
        is_last=roll.last_change_of(viewer) is line.attendance,
        homes=households.count(roll.lines),
        labels=labels,
    )


def _page(person_id: UUID, late: UUID | None = None) -> ResponseReturnValue:
    """Return the page; `late` is a meeting at which somebody else said otherwise meanwhile."""
    viewer = signed_in_viewer()
    person = visible_person(viewer, person_id)
    if person is None:
        return render_template("meetings/not_our_card.html"), HTTPStatus.NOT_FOUND
    places = check_in.places_of(viewer, person_id)
    for place in places:
        finding.heed(place.held.meeting)
    page = render_template(
        "meetings/check_in.html",
        person=person,
        places=places,
        late=late,
        today=today_in(viewer.village_code),
        labels=labels,
    )
    return page, HTTPStatus.CONFLICT if late else HTTPStatus.OK
