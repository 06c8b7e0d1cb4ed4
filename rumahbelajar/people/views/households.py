"""Page: the household a learner belongs to."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.people import households, learner_lock
from rumahbelajar.people.forms import HouseholdForm
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import find_person
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/orang/<uuid:person_id>/keluarga")
@allow(REGISTRAR)
def household(person_id: UUID) -> ResponseReturnValue:
    """Show in whose household somebody is, to be changed."""
    found = find_person(signed_in_viewer(), person_id)
    head = found.household.head_name if found.household else ""
    return _page(found, HouseholdForm(formdata=None, household=head))


@blueprint.post("/orang/<uuid:person_id>/keluarga")
@allow(REGISTRAR)
def save_household(person_id: UUID) -> ResponseReturnValue:
    """Put somebody into a household, or into none."""
    found = learner_lock.lock(find_person(signed_in_viewer(), person_id).id)
    form = HouseholdForm()
    if not form.validate():
        return _page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
    households.put(found, form.household.data or "")
    flash(_("Keluarganya sudah dicatat."))
    db.session.commit()
    return redirect(url_for("people.person", person_id=person_id), 303)


def _page(person: Person, form: HouseholdForm) -> str:
    return render_template(
        "people/household.html",
        person=person,
        form=form,
        household=households.members(signed_in_viewer(), person),
        heads=households.heads_of([person.village_code]),
    )
