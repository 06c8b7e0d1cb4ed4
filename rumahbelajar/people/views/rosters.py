"""Pages: many people from a list, looked at before anything is kept, and the list of a village."""

import io
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.people import house, labels, register
from rumahbelajar.people.roster_form import RosterForm
from rumahbelajar.people.rosters import comparing, exporting, waiting
from rumahbelajar.people.rosters.comparing import Kind, digest
from rumahbelajar.people.rosters.reading import LARGEST
from rumahbelajar.people.views.blueprint import blueprint
from rumahbelajar.uploads import takes_file

SHOWN = 100
"""Rows of each kind on one page; a form holds so many answers and no more."""
_ANSWER = "baris-"
_FILES = {
    "csv": (exporting.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        exporting.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@blueprint.get("/orang/daftar")
@allow(REGISTRAR)
def new_roster() -> ResponseReturnValue:
    """Say how a list must look, and take it."""
    return _form_page(RosterForm(formdata=None, roster_id=str(new_id())))


@blueprint.post("/orang/daftar/unggah")
@takes_file
@allow(REGISTRAR)
def send_roster() -> ResponseReturnValue:
    """Read a list, and keep it until it was looked at."""
    viewer = signed_in_viewer()
    form = RosterForm()
    with reading():
        form.set_villages(register.villages_of(viewer))
    if not form.validate():
        return _form_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    upload = request.files.get("file")
    content = upload.stream.read(LARGEST + 1) if upload else b""
    roster_id = UUID(form.roster_id.data)
    try:
        waiting.send(viewer, roster_id, form.village.data, form.fallback.data, content)
    except Refused as refused:
        form.file.errors = [refused.sentence]
        return _form_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    db.session.commit()
    return redirect(url_for("people.roster", roster_id=roster_id), 303)


@blueprint.get("/orang/daftar/<uuid:roster_id>")
@allow(REGISTRAR)
def roster(roster_id: UUID) -> ResponseReturnValue:
    """Show what would become of every row, or what became of them."""
    found = waiting.find(signed_in_viewer(), roster_id)
    outcomes = waiting.outcomes_of(found)
    rest = waiting.rest_of(found) if found.applied_at else None
    unread = found.unread.split("\n") if found.unread else []
    return render_template(
        "people/roster.html",
        roster=found,
        by_kind={kind.value: [each for each in outcomes if each.kind is kind] for kind in Kind},
        shown=SHOWN,
        seen=digest(outcomes),
        unread=[each for each in unread if not each.startswith("!")],
        never=[each[1:] for each in unread if each.startswith("!")],
        village=house.the_place(found.village_code).name,
        words=_words(),
        described=comparing.described,
        fallback=waiting.fallback_of(found),
        left_out=waiting.outcomes_of(rest) if rest else [],
        rest=rest,
    )


@blueprint.post("/orang/daftar/<uuid:roster_id>")
@allow(REGISTRAR)
def apply_roster(roster_id: UUID) -> ResponseReturnValue:
    """Take a list over as it was shown."""
    viewer = signed_in_viewer()
    found = waiting.find(viewer, roster_id, to_change=True)
    answers = {
        int(name.removeprefix(_ANSWER)): answer
        for name, answer in request.form.items()
        if name.startswith(_ANSWER) and name.removeprefix(_ANSWER).isdecimal()
    }
    try:
        waiting.apply(viewer, found, request.form.get("seen", ""), answers)
    except Refused as refused:
        db.session.rollback()
        flash(refused.sentence, "error")
    db.session.commit()
    return redirect(url_for("people.roster", roster_id=roster_id), 303)


@blueprint.post("/orang/daftar/<uuid:roster_id>/buang")
@allow(REGISTRAR)
def drop_roster(roster_id: UUID) -> ResponseReturnValue:
    """Erase a list without taking it over."""
    waiting.give_up(signed_in_viewer(), roster_id)
    flash(_("Daftar itu sudah dibuang. Tidak ada data yang berubah."))
    db.session.commit()
    return redirect(url_for("people.new_roster"), 303)


@blueprint.get("/orang/daftar/<uuid:roster_id>/belum-masuk.<ending>")
@allow(REGISTRAR)
def left_out_rows(roster_id: UUID, ending: str) -> ResponseReturnValue:
    """Send the rows that do not go in as they are, each with the reason, to be put right."""
    found = waiting.find(signed_in_viewer(), roster_id)
    return _file(exporting.left_out(waiting.outcomes_of(found)), "belum-masuk", ending)


@blueprint.get("/orang/daftar/contoh.<ending>")
@allow(REGISTRAR)
def sample_roster(ending: str) -> ResponseReturnValue:
    """Send a list of nobody, to be filled in."""
    return _file(exporting.sample(), "contoh-daftar", ending)


@blueprint.get("/orang/peserta.<ending>")
@allow(REGISTRAR)
def export_people(ending: str) -> ResponseReturnValue:
    """Send the learners of a village as a file that comes back in as it went out."""
    viewer = signed_in_viewer()
    village = request.args.get("desa", viewer.village_code)
    if village not in {each.code for each in register.villages_of(viewer)}:
        abort(404)
    return _file(exporting.people_of(village), f"peserta-{village}", ending)


def _file(table: exporting.Table, name: str, ending: str) -> ResponseReturnValue:
    if ending not in _FILES:
        abort(404)
    write, media_type = _FILES[ending]
    response = send_file(
        io.BytesIO(write(table)),
        mimetype=media_type,
        as_attachment=True,
        download_name=f"{name}.{ending}",
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _form_page(form: RosterForm) -> str:
    villages = register.villages_of(signed_in_viewer())
    form.set_villages(villages)
    return render_template("people/new_roster.html", form=form, villages=villages)


def _words() -> dict[str, Any]:
    """Return how the things that change, and what they are said to be, are called."""
    return {
        "what": {
            "name": _("Nama"),
            "sex": _("Jenis kelamin"),
            "age_band": _("Kelompok usia"),
            "main": _("Kategori utama"),
            "others": _("Kategori lain"),
            "destination": _("Negara tujuan"),
            "head": _("Kepala keluarga"),
        },
        "said": {
            "sex": labels.SEXES,
            "age_band": labels.AGE_BANDS,
            "main": labels.CATEGORIES,
            "others": labels.CATEGORIES,
            "destination": labels.DESTINATIONS,
        },
    }
