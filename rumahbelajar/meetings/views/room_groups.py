"""Pages: the small groups of a meeting, what each made, and the list to call out."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.errors import Refused
from rumahbelajar.forms import read_number
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import finding, labels, room_forming, room_groups
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.last_time import last_time_of
from rumahbelajar.meetings.room_form import SmallGroupForm
from rumahbelajar.meetings.room_groups import SmallGroup
from rumahbelajar.meetings.views.blueprint import blueprint


@blueprint.get("/pertemuan/<uuid:meeting_id>/kelompok-kecil", endpoint="room_groups")
@allow(REGISTRAR)
def show_room_groups(meeting_id: UUID) -> ResponseReturnValue:
    """Show the groups, or the ways to form them, and what was made last time."""
    return _page(_find(meeting_id))


@blueprint.post("/pertemuan/<uuid:meeting_id>/kelompok-kecil")
@allow(REGISTRAR)
def deal_room_groups(meeting_id: UUID) -> ResponseReturnValue:
    """Deal who is here into groups; a double tap deals once."""
    held = _find(meeting_id)
    try:
        room_forming.deal(
            signed_in_viewer(),
            held.meeting,
            _number("kali"),
            size=_number("isi"),
            count=_number("banyak"),
        )
    except room_forming.ChangedMeanwhile:
        return _late(meeting_id)
    db.session.commit()
    return _back(meeting_id)


@blueprint.post("/pertemuan/<uuid:meeting_id>/kelompok-kecil/masukkan")
@allow(REGISTRAR)
def add_to_room_groups(meeting_id: UUID) -> ResponseReturnValue:
    """Put who came later into the smallest groups."""
    count = room_forming.add_rest(_find(meeting_id).meeting)
    flash(
        ngettext(
            "%(num)s orang masuk ke kelompok kecil.",
            "%(num)s orang masuk ke kelompok kecil.",
            count,
        )
    )
    db.session.commit()
    return _back(meeting_id)


@blueprint.post("/pertemuan/<uuid:meeting_id>/kelompok-kecil/pindahkan")
@allow(REGISTRAR)
def move_in_room(meeting_id: UUID) -> ResponseReturnValue:
    """Move one person; `orang` is whom, and the group that the page showed them in."""
    held = _find(meeting_id)
    person, _colon, seen = request.form.get("orang", "").partition(":")
    person_id = read_id(person)
    if person_id is None:
        raise Refused(_("Pilih dulu orangnya."), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        room_forming.move(held.meeting, person_id, read_number(seen), _number("ke"))
    except room_forming.ChangedMeanwhile:
        return _late(meeting_id)
    db.session.commit()
    return _back(meeting_id)


@blueprint.get("/pertemuan/<uuid:meeting_id>/kelompok-kecil/<int:number>")
@allow(REGISTRAR)
def room_group(meeting_id: UUID, number: int) -> ResponseReturnValue:
    """Show what was written of one group, to go on with."""
    held = _find(meeting_id)
    small = _small_group(held, number)
    form = SmallGroupForm(
        formdata=None,
        small=small,
        obj=small.group,
        speaker=str(small.speaker.person_id) if small.speaker else "",
    )
    return render_template("meetings/room_group.html", held=held, small=small, form=form, late=None)


@blueprint.post("/pertemuan/<uuid:meeting_id>/kelompok-kecil/<int:number>")
@allow(REGISTRAR)
def keep_room_group(meeting_id: UUID, number: int) -> ResponseReturnValue:
    """Keep it; what somebody else wrote meanwhile is shown first."""
    held = _find(meeting_id)
    small = _small_group(held, number)
    form = SmallGroupForm(small=small)
    template = "meetings/room_group.html"
    if not form.validate():
        page = render_template(template, held=held, small=small, form=form, late=None)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        room_forming.keep(held.meeting, number, form.seen(), form.said())
    except room_forming.ChangedMeanwhile:
        now = _small_group(held, number)
        form.version.data = str(now.group.version)
        page = render_template(template, held=held, small=now, form=form, late=now)
        return page, HTTPStatus.CONFLICT
    flash(_("Catatan kelompok %(number)s disimpan.", number=number))
    db.session.commit()
    return _back(meeting_id)


@blueprint.get("/pertemuan/<uuid:meeting_id>/kelompok-kecil/lembar")
@allow(REGISTRAR)
def room_sheet(meeting_id: UUID) -> ResponseReturnValue:
    """Show who is in which group, large, to call out or to print."""
    held = _find(meeting_id)
    called = room_groups.called_out(room_groups.groups_of(meeting_id))
    return render_template("meetings/room_sheet.html", held=held, called=called)


def _find(meeting_id: UUID) -> Held:
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    finding.heed(held.meeting)
    return held


def _small_group(held: Held, number: int) -> SmallGroup:
    groups = room_groups.groups_of(held.meeting.id)
    return next((each for each in groups if each.group.number == number), None) or abort(404)


def _page(held: Held, *, is_late: bool = False) -> str:
    last_time = last_time_of(held.meeting)
    if last_time.is_sensitive:
        be_discreet()
    return render_template(
        "meetings/room_groups.html",
        held=held,
        room=room_groups.room_of(held.meeting),
        sizes=room_forming.SIZES,
        is_late=is_late,
        last_time=last_time,
        labels=labels,
    )


def _late(meeting_id: UUID) -> ResponseReturnValue:
    db.session.rollback()
    return _page(_find(meeting_id), is_late=True), HTTPStatus.CONFLICT


def _number(name: str) -> int:
    return read_number(request.form.get(name))


def _back(meeting_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("meetings.room_groups", meeting_id=meeting_id), 303)
