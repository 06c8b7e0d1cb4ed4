"""Pages: who may have copies of the photos of sheets; giving that, taking it back, and using it."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import ADMIN, STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.house import today_in
from rumahbelajar.reports import evidence
from rumahbelajar.reports.asking.choosing import read
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.places import names_of
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.documents import photo_rights as rights
from rumahbelajar.reports.documents.photo_archive import archive_of, to_copy
from rumahbelajar.reports.documents.photo_right_form import PhotoRightForm
from rumahbelajar.reports.documents.proofs import photos_in
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/hak-foto", endpoint="photo_rights")
@allow(ADMIN)
def show_rights() -> ResponseReturnValue:
    """Show who has the right and what was taken with it, and the form to give it."""
    return _page()


@blueprint.post("/laporan/hak-foto")
@allow(ADMIN)
def give_right() -> ResponseReturnValue:
    """Give the right to a coordinator; a double tap gives it once."""
    viewer = signed_in_viewer()
    found = rights.candidates(viewer)
    form = PhotoRightForm.among(found, names_of(each.area for each in found))
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    chosen = next(each for each in found if each.key == form.who.data)
    rights.give(viewer, chosen, int(form.days.data), today_in(viewer.village_code))
    return _done(_("%(name)s sekarang boleh mengunduh foto lembar.", name=chosen.name))


@blueprint.post("/laporan/hak-foto/<uuid:right_id>/cabut")
@allow(ADMIN)
def take_right_back(right_id: UUID) -> ResponseReturnValue:
    """Take the right back."""
    rights.take_back(signed_in_viewer(), right_id)
    return _done(_("Hak itu sudah dicabut."))


@blueprint.post("/laporan/bukti/foto")
@allow(STAFF)
def copy_photos() -> ResponseReturnValue:
    """Send copies of the photos of a pack to who may have them, and remember it."""
    viewer = signed_in_viewer()
    asked, _faults = read(request.form, evidence.REPORT, scope_of(viewer), today())
    if len(asked.area) < VILLAGE_LENGTH:
        abort(404)
    if not rights.may_copy(viewer, asked.area):
        abort(403)
    keeps_them = rights.keeps_photos(viewer, asked.area)
    photos = to_copy(photos_in(asked.area, asked.period), keeps_them=keeps_them)
    if not photos:
        raise Refused(_("Belum ada foto lembar di waktu ini, jadi tidak ada yang diunduh."))
    rights.note_copy(viewer, asked.area, asked.period, photos)
    db.session.commit()
    response: Response = send_file(
        archive_of(photos),
        mimetype="application/zip",
        as_attachment=True,
        download_name=f"foto-lembar-{asked.area}-{asked.period.since}-{asked.period.until}.zip",
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _page(form: PhotoRightForm | None = None) -> str:
    viewer = signed_in_viewer()
    found = rights.candidates(viewer)
    given, taken = rights.rights_in(viewer), rights.copies_in(viewer)
    areas = [each.area for each in found] + [each.area_code for each in given]
    names = names_of([*areas, *(each.village_code for each in taken)])
    return render_template(
        "reports/photo_rights.html",
        form=form or PhotoRightForm.among(found, names, formdata=None),
        candidates=found,
        rights=given,
        copies=taken,
        names=names,
        month_of=Month.from_number,
        today=today(),
    )


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    db.session.commit()
    return redirect(url_for("reports.photo_rights"), 303)
