"""Pages: asking for a correction of what is kept about oneself, and answering what others ask."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, SIGNED_IN, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.desk.correction_forms import CorrectionForm, DeclineForm
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.people import corrections as asked
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.people.models import Outcome, Person


@blueprint.get("/data-saya/minta-dibetulkan")
@allow(SIGNED_IN)
def new_correction() -> ResponseReturnValue:
    """Ask what is wrong, and what it should be."""
    return render_template("desk/new_correction.html", form=CorrectionForm(formdata=None))


@blueprint.post("/data-saya/minta-dibetulkan")
@allow(SIGNED_IN)
def ask_correction() -> ResponseReturnValue:
    """Keep the request for the facilitator; a double tap is one request."""
    form = CorrectionForm()
    if not form.validate():
        page = render_template("desk/new_correction.html", form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    asked.ask(signed_in_viewer().person_id, form.wrong.data or "", form.should_be.data or "")
    flash(_("Permintaan Anda sudah tersimpan. Jawaban petugas akan tampil di halaman ini."))
    db.session.commit()
    return redirect(url_for("desk.my_data"), 303)


@blueprint.post("/data-saya/permintaan/<uuid:correction_id>/batalkan")
@allow(SIGNED_IN)
def take_back_correction(correction_id: UUID) -> ResponseReturnValue:
    """Erase a request of one's own; one that is gone, or another's, changes nothing."""
    asked.take_back(signed_in_viewer().person_id, correction_id)
    flash(_("Permintaan itu sudah dihapus."))
    db.session.commit()
    return redirect(url_for("desk.my_data"), 303)


@blueprint.get("/permintaan")
@allow(REGISTRAR)
def corrections() -> ResponseReturnValue:
    """List what people ask to have corrected, and what was answered last."""
    viewer = signed_in_viewer()
    return render_template(
        "desk/corrections.html",
        waiting=asked.waiting_for(viewer),
        answered=asked.answered_for(viewer),
        time_zone=time_zone_of(viewer.village_code),
    )


@blueprint.get("/permintaan/<uuid:correction_id>")
@allow(REGISTRAR)
def correction(correction_id: UUID) -> ResponseReturnValue:
    """Show one request, with the ways to put it right and to answer it."""
    return _page(correction_id, DeclineForm(formdata=None))


@blueprint.post("/permintaan/<uuid:correction_id>/jawab")
@allow(REGISTRAR)
def answer_correction(correction_id: UUID) -> ResponseReturnValue:
    """Say that it is done, or why it stays as it is."""
    viewer = signed_in_viewer()
    found = asked.find_for(viewer, correction_id)
    form = DeclineForm()
    if request.form.get("outcome") == Outcome.DONE:
        asked.answer(found, Outcome.DONE, "", viewer.person_id)
    elif form.validate():
        asked.answer(found, Outcome.DECLINED, form.reason.data or "", viewer.person_id)
    else:
        return _page(correction_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Jawaban sudah tersimpan. Orangnya bisa membacanya di Data saya."))
    db.session.commit()
    return redirect(url_for("desk.corrections"), 303)


@blueprint.post("/permintaan/<uuid:correction_id>/buka-lagi")
@allow(REGISTRAR)
def reopen_correction(correction_id: UUID) -> ResponseReturnValue:
    """Take an answer back."""
    asked.reopen(asked.find_for(signed_in_viewer(), correction_id))
    flash(_("Permintaan itu menunggu jawaban lagi."))
    db.session.commit()
    return redirect(url_for("desk.correction", correction_id=correction_id), 303)


def _page(correction_id: UUID, form: DeclineForm) -> str:
    found = asked.find_for(signed_in_viewer(), correction_id)
    person = db.session.get_one(Person, found.person_id)
    return render_template(
        "desk/correction.html",
        correction=found,
        person=person,
        time_zone=time_zone_of(person.village_code),
        form=form,
    )
