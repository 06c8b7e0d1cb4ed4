"""Page: correcting what is kept about a learner besides the name."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.people.correcting import correct_traits
from rumahbelajar.people.forms import TraitsForm
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import find_person
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/orang/<uuid:person_id>/data")
@allow(REGISTRAR)
def traits(person_id: UUID) -> ResponseReturnValue:
    """Show what is kept, to be corrected."""
    found = find_person(signed_in_viewer(), person_id)
    form = TraitsForm(
        formdata=None,
        sex=found.sex,
        age_band=found.age_band,
        main=found.main_category,
        categories=[each.category for each in found.categories if not each.is_main],
        destination=found.destination,
    )
    return _page(found, form)


@blueprint.post("/orang/<uuid:person_id>/data")
@allow(REGISTRAR)
def save_traits(person_id: UUID) -> ResponseReturnValue:
    """Keep it as corrected."""
    viewer = signed_in_viewer()
    found = find_person(viewer, person_id)
    form = TraitsForm()
    if not form.validate():
        return _page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    if correct_traits(found, form.traits(), actor_id=viewer.person_id):
        flash(_("Sudah dibetulkan. Ia belum 18 tahun, jadi catatlah persetujuan walinya."), "error")
    else:
        flash(_("Sudah dibetulkan."))
    db.session.commit()
    return redirect(url_for("people.person", person_id=person_id), 303)


def _page(person: Person, form: TraitsForm) -> str:
    return render_template("people/traits.html", person=person, form=form)
