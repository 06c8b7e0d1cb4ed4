"""Page: whom else somebody came for."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import coming_for, finding, walk_ins
from rumahbelajar.meetings.coming_for import Whom
from rumahbelajar.meetings.roll import roll_of
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people import households
from rumahbelajar.people.models import Person


@blueprint.get("/pertemuan/<uuid:meeting_id>/daftar-hadir/<uuid:person_id>/untuk")
@allow(REGISTRAR)
def came_for(meeting_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show the others of the household, and whoever is searched for."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    line = roll_of(held.meeting).line(person_id) or abort(404)
    person = db.session.get(Person, person_id)
    search = one_line(request.args.get("cari"))[:120]
    return render_template(
        "meetings/came_for.html",
        held=held,
        line=line,
        family=households.members(viewer, person) if person else [],
        search=search,
        people=[
            each
            for each in walk_ins.people_called(viewer, held.meeting, search)
            if each.id != person_id
        ],
        homes=[
            each
            for each in coming_for.households_called(viewer, held.meeting, search)
            if each.id != line.household_id
        ],
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/daftar-hadir/<uuid:person_id>/untuk")
@allow(REGISTRAR)
def say_came_for(meeting_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Keep whom they came for, or that they came for nobody else."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    line = coming_for.say(viewer, held.meeting, person_id, _chosen())
    db.session.commit()
    address = url_for("meetings.roll", meeting_id=meeting_id, _anchor=f"r{line.number}")
    return redirect(address, 303)


def _chosen() -> Whom:
    """Return for whom: "orang:…", "keluarga:…", or "sendiri"."""
    kind, _colon, text = request.form.get("untuk", "").partition(":")
    chosen = read_id(text)
    if kind == "sendiri":
        return Whom()
    if chosen is not None and kind in {"orang", "keluarga"}:
        return Whom(person=chosen) if kind == "orang" else Whom(household=chosen)
    raise Refused(_("Pilih dulu siapa yang ia wakili."), HTTPStatus.UNPROCESSABLE_ENTITY)
