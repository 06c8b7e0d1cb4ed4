"""The page of the roll, and what is tapped and typed on it."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import is_live, one_line, read_number
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import check_in, finding, marking
from rumahbelajar.meetings.attendance_models import Status, Way
from rumahbelajar.meetings.roll import Line, roll_of
from rumahbelajar.meetings.roll_page import Shown, Typed, changed_pieces, roll_page
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people.models import Person

_MOST_TYPED = 40


@blueprint.get("/pertemuan/<uuid:meeting_id>/daftar-hadir", endpoint="roll")
@allow(REGISTRAR)
def show_roll(meeting_id: UUID) -> ResponseReturnValue:
    """Show everybody on the list, each with five buttons."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    said = read_number(request.args.get("ketik")) or None
    return roll_page(viewer, held, _shown(), Typed(is_ready="ketik" in request.args, said=said))


@blueprint.post("/pertemuan/<uuid:meeting_id>/daftar-hadir")
@allow(REGISTRAR)
def mark(meeting_id: UUID) -> ResponseReturnValue:
    """Keep one tap; `tap` is whom, how, and what the page showed before."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    person_id, status, seen = _read_tap(request.form.get("tap", ""))
    try:
        roll = marking.mark(viewer, held.meeting, person_id, status, seen)
    except marking.MarkedMeanwhile:
        db.session.rollback()
        held = finding.find_meeting(viewer, meeting_id)
        page = (
            changed_pieces(viewer, held, roll_of(held.meeting), person_id, is_late=True)
            if is_live()
            else roll_page(viewer, held, _shown(), late=person_id)
        )
        return page, HTTPStatus.CONFLICT
    # Put together before it is kept: afterwards every line would be read anew.
    pieces = changed_pieces(viewer, held, roll, person_id) if is_live() else ""
    line = roll.line(person_id)
    db.session.commit()
    return pieces or _back(meeting_id, line)


@blueprint.post("/pertemuan/<uuid:meeting_id>/sisanya-hadir")
@allow(REGISTRAR)
def mark_rest(meeting_id: UUID) -> ResponseReturnValue:
    """Mark everybody who has no status yet as present."""
    viewer = signed_in_viewer()
    count = marking.mark_rest(viewer, finding.find_meeting(viewer, meeting_id).meeting)
    flash(
        ngettext("%(num)s orang dicatat hadir.", "%(num)s orang dicatat hadir.", count)
        if count
        else _("Semua sudah dicatat.")
    )
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/hadir-dengan-kode")
@allow(REGISTRAR)
def arrive_by_code(meeting_id: UUID) -> ResponseReturnValue:
    """Say that somebody came by a row number, or by the user name on the card."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    typed = one_line(request.form.get("kode"))[:_MOST_TYPED]
    found = check_in.look_up(viewer, roll_of(held.meeting), typed) if typed else None
    if found is None:
        page = roll_page(viewer, held, _shown(), Typed(typed, is_ready=True, fault=_unknown(typed)))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(found, Person) and request.form.get("tambah") != str(found.id):
        page = roll_page(viewer, held, _shown(), Typed(typed, is_ready=True, newcomer=found))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    person_id = found.id if isinstance(found, Person) else found.person_id
    try:
        number = check_in.arrive(
            viewer, held.meeting, person_id, request.form.get("terlihat", ""), Way.CODE
        )
    except marking.MarkedMeanwhile:
        db.session.rollback()
        held = finding.find_meeting(viewer, meeting_id)
        page = roll_page(viewer, held, _shown(), Typed(typed, is_ready=True), late=person_id)
        return page, HTTPStatus.CONFLICT
    db.session.commit()
    return redirect(_address(meeting_id, ketik=number), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/urungkan")
@allow(REGISTRAR)
def undo(meeting_id: UUID) -> ResponseReturnValue:
    """Take back the last change of the viewer."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    undone = marking.undo(viewer, held.meeting, read_id(request.form.get("urungkan")))
    flash(
        _("Perubahan terakhir diurungkan: %(name)s.", name=undone[0].name)
        if len(undone) == 1
        else ngettext(
            "Perubahan terakhir diurungkan: %(num)s orang.",
            "Perubahan terakhir diurungkan: %(num)s orang.",
            len(undone),
        )
    )
    db.session.commit()
    person_id = read_id(request.form.get("kartu"))
    if person_id is not None:
        return redirect(url_for("meetings.check_in", person_id=person_id), 303)
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


def _read_tap(tap: str) -> tuple[UUID, Status, str]:
    person, _colon, rest = tap.partition(":")
    seen, _colon, status = rest.partition(":")
    person_id = read_id(person)
    if person_id is None or status not in set(Status):
        raise Refused(
            _("Tombol itu tidak dikenal. Muat ulang halaman ini, lalu ketuk lagi."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    return person_id, Status(status), seen


def _unknown(typed: str) -> str:
    if not typed:
        return str(_("Tulis dulu nomor di daftar ini, atau nama pengguna di kartu."))
    return str(
        _(
            "Tidak ada %(typed)s di daftar ini. Periksa lagi, atau ketuk “Ada yang datang"
            " langsung” untuk mencari namanya.",
            typed=typed,
        )
    )


def _shown() -> Shown:
    return Shown(
        request.values.get("tampil", ""), max(1, read_number(request.values.get("hal"), 1))
    )


def _back(meeting_id: UUID, line: Line | None) -> ResponseReturnValue:
    anchor = f"r{line.number}" if line else None
    return redirect(_address(meeting_id, _anchor=anchor), 303)


def _address(meeting_id: UUID, **values: object) -> str:
    """Return where the roll stands, showing what it showed."""
    shown = _shown()
    return url_for(
        "meetings.roll",
        meeting_id=meeting_id,
        tampil=shown.only or None,
        hal=shown.page if shown.page > 1 else None,
        **values,  # type: ignore[arg-type]
    )
