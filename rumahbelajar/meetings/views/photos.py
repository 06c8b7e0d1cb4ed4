"""Pages: photos of the sheets of a meeting, each sent, looked at, and taken away."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import finding, photo_files, photos, sheet_pictures
from rumahbelajar.meetings.photo_form import PhotoForm
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.uploads import takes_file


@blueprint.get("/pertemuan/<uuid:meeting_id>/foto", endpoint="photos")
@allow(REGISTRAR)
def show_photos(meeting_id: UUID) -> ResponseReturnValue:
    """List the photos of a meeting, and say how to take a good one."""
    return _list_page(signed_in_viewer(), meeting_id, PhotoForm(formdata=None))


@blueprint.post("/pertemuan/<uuid:meeting_id>/foto/unggah")
@takes_file
@allow(REGISTRAR)
def send_photo(meeting_id: UUID) -> ResponseReturnValue:
    """Keep a photo, made anew; one that is refused changes nothing."""
    viewer = signed_in_viewer()
    form = PhotoForm()
    with reading():
        photos.require_room(finding.find_meeting(viewer, meeting_id).meeting)
        photos.decide_what_broke_off()
    try:
        if not form.validate():
            return _refused_page(viewer, meeting_id, form)
        # Looking at it and writing it take their time: no transaction is open meanwhile.
        picture = sheet_pictures.made_anew(form.upload())
        photo_files.put(photo_id := new_id(), picture)
    except Refused as refused:
        form.say(refused.sentence)
        return _refused_page(viewer, meeting_id, form, refused.status)
    try:
        photos.keep(viewer, finding.find_meeting(viewer, meeting_id).meeting, photo_id, picture)
    except photos.AlreadyKept as same:
        photo_files.erase(photo_id)
        flash(same.sentence)
        photo_id = same.photo.id
    except Refused:
        photo_files.erase(photo_id)
        raise
    else:
        flash(_("Foto tersimpan. Periksa di bawah: apakah semuanya terbaca?"))
    db.session.commit()
    photo_files.settle(photo_id)
    return redirect(url_for("meetings.photo", meeting_id=meeting_id, photo_id=photo_id), 303)


@blueprint.get("/pertemuan/<uuid:meeting_id>/foto/<uuid:photo_id>", endpoint="photo")
@allow(REGISTRAR)
def show_photo(meeting_id: UUID, photo_id: UUID) -> ResponseReturnValue:
    """Show one photo, with who sent it and its hash."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    sent = photos.find_photo(held.meeting, photo_id)
    picture = photo_files.read(photo_id)
    return render_template(
        "meetings/photo.html",
        held=held,
        sent=sent,
        is_here=picture is not None,
        is_as_sent=picture is not None and photo_files.sha256_of(picture) == sent.photo.sha256,
        may_withdraw=photos.may_withdraw(viewer, held.meeting, sent.photo),
    )


@blueprint.get("/pertemuan/<uuid:meeting_id>/foto/<uuid:photo_id>/gambar")
@allow(REGISTRAR)
def photo_picture(meeting_id: UUID, photo_id: UUID) -> ResponseReturnValue:
    """Send the picture, to be kept nowhere."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    photo = photos.find_photo(held.meeting, photo_id).photo
    picture = photo_files.read(photo_id)
    if picture is None:
        abort(404)
    response = Response(picture, mimetype="image/jpeg")
    response.headers["Content-Disposition"] = f'inline; filename="lembar-{photo.page}.jpg"'
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@blueprint.post("/pertemuan/<uuid:meeting_id>/foto/<uuid:photo_id>/hapus")
@allow(REGISTRAR)
def withdraw_photo(meeting_id: UUID, photo_id: UUID) -> ResponseReturnValue:
    """Take a photo away, and erase its picture."""
    viewer = signed_in_viewer()
    photos.withdraw(viewer, finding.find_meeting(viewer, meeting_id).meeting, photo_id)
    flash(_("Foto itu sudah dihapus. Yang tercatat hanya bahwa foto itu pernah ada."))
    db.session.commit()
    photo_files.erase(photo_id)
    return redirect(url_for("meetings.photos", meeting_id=meeting_id), 303)


def _refused_page(
    viewer: Viewer,
    meeting_id: UUID,
    form: PhotoForm,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> ResponseReturnValue:
    with reading():
        page = _list_page(viewer, meeting_id, form)
    return page, status


def _list_page(viewer: Viewer, meeting_id: UUID, form: PhotoForm) -> str:
    held = finding.find_meeting(viewer, meeting_id)
    return render_template(
        "meetings/photos.html",
        held=held,
        form=form,
        photos=photos.photos_of(meeting_id),
        withdrawn=photos.withdrawn_from(meeting_id),
        most=photos.MOST_PHOTOS,
    )
