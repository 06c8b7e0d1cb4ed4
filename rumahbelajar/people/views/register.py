"""Pages: the register of people, and registering learners and staff."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ADMIN, REGISTRAR, RoleKind, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.forms import Form, one_line
from rumahbelajar.ids import new_id, read_id
from rumahbelajar.paging import asked_page
from rumahbelajar.people import (
    arrivals,
    credentials,
    households,
    labels,
    likeness,
    links,
    listing,
    register,
)
from rumahbelajar.people.arrivals import Arrival
from rumahbelajar.people.forms import StaffForm
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.learner_forms import LearnerForm
from rumahbelajar.people.models import CredentialKind, Person
from rumahbelajar.people.pins import pin_made_by
from rumahbelajar.people.views import slips
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/orang", endpoint="register")
@allow(REGISTRAR)
def show_register() -> ResponseReturnValue:
    """List the people whom the viewer looks after, those with a part of a name, who must agree."""
    search = one_line(request.args.get("cari"))[:120]
    only_wanting = request.args.get("setuju") == "belum"
    viewer = signed_in_viewer()
    return render_template(
        "people/register.html",
        page=listing.page_of_people(viewer, search, asked_page(), only_wanting=only_wanting),
        only_wanting=only_wanting,
        villages={each.code: each.area.name for each in register.villages_of(viewer)},
        search=search,
        labels=labels,
    )


@blueprint.get("/orang/baru")
@allow(REGISTRAR)
def new_learner() -> ResponseReturnValue:
    """Show the form to register a learner, filled in with what is known of who came already."""
    viewer = signed_in_viewer()
    arrival = _arrival(viewer)
    form = LearnerForm(formdata=None, person_id=str(new_id()), **_noted(arrival))
    form.set_villages(register.villages_of(viewer))
    return _learner_page(form, arrival)


@blueprint.post("/orang/baru")
@allow(REGISTRAR)
def add_learner() -> ResponseReturnValue:
    """Register a learner with a PIN, which the answer shows; a double tap makes one person.

    The same form once more, as when the answer is loaded again, shows the same PIN.
    """
    viewer = signed_in_viewer()
    arrival = _arrival(viewer)
    form = LearnerForm()
    form.set_villages(register.villages_of(viewer))
    if not form.validate():
        return _learner_page(form, arrival), HTTPStatus.UNPROCESSABLE_ENTITY
    with reading():
        twins = [] if "another" in request.form else _twins(viewer, form)
        if twins:
            return _learner_page(form, arrival, twins), HTTPStatus.CONFLICT
    key = f"{form.person_id.data}/{viewer.sign_in_id}"
    pin = pin_made_by("registering", key, form.village.data)
    # The hash takes long, so no transaction may be open meanwhile.
    db.session.rollback()
    secret_hash = hash_secret(pin)
    try:
        person = _learner(viewer, form)
        user_name = credentials.add_credential(
            person.id, person.name, CredentialKind.PIN, secret_hash
        ).user_name
    except register.AlreadyAdded:
        # Only the answer to the second tap is seen, so it must hold a PIN that works: this one,
        # unless it was sent under another sign-in.
        person = register.find_person(viewer, UUID(form.person_id.data))
        user_name = credentials.renew_unused(person.id, secret_hash)
    if arrival is not None:
        arrival.join(person.id)
    page = slips.pin_slip(person, user_name, pin, back=arrival.back if arrival else "")
    db.session.commit()
    return page


@blueprint.get("/orang/petugas-baru")
@allow(ADMIN)
def new_staff() -> ResponseReturnValue:
    """Show the form to register a facilitator or coordinator."""
    villages = register.villages_of(signed_in_viewer())
    form = StaffForm(
        formdata=None, person_id=str(new_id()), area=villages[0].code if villages else ""
    )
    form.set_villages(villages)
    return render_template("people/new_staff.html", form=form)


@blueprint.post("/orang/petugas-baru")
@allow(ADMIN)
def add_staff() -> ResponseReturnValue:
    """Register a facilitator or coordinator with a one-time link, which the answer shows once."""
    viewer = signed_in_viewer()
    form = StaffForm()
    form.set_villages(register.villages_of(viewer))
    if not form.validate():
        return _again("people/new_staff.html", form)
    try:
        person = _staff_person(viewer, form)
        credentials.add_credential(person.id, person.name, CredentialKind.PASSPHRASE)
    except register.AlreadyAdded:
        person = register.find_person(viewer, UUID(form.person_id.data))
    except Refused as refused:
        form.area.errors = [refused.sentence]
        return _again("people/new_staff.html", form)
    token = links.make_passphrase_link(viewer, person)
    page = slips.link_slip(person, credentials.user_name_of(person.id), token)
    db.session.commit()
    return page


def _arrival(viewer: Viewer) -> Arrival | None:
    """Return who was noted somewhere already and is registered now, where one came from there."""
    return arrivals.find(viewer, read_id(request.values.get("datang")))


def _noted(arrival: Arrival | None) -> dict[str, str]:
    if arrival is None:
        return {}
    return {
        "name": arrival.name,
        "village": arrival.village_code,
        "sex": arrival.sex,
        "age_band": arrival.age_band,
    }


def _learner_page(
    form: LearnerForm,
    arrival: Arrival | None,
    twins: Sequence[tuple[Person, str]] = (),
) -> str:
    heads = households.heads_of(value for value, *_rest in form.village.iter_choices())
    return render_template(
        "people/new_learner.html", form=form, arrival=arrival, twins=twins, heads=heads
    )


def _twins(viewer: Viewer, form: LearnerForm) -> list[tuple[Person, str]]:
    """Return who may be the same person, each with what tells them apart."""
    traits = form.traits()
    told = likeness.Told(form.name.data or "", traits.sex, traits.age_band)
    found = likeness.alike(
        viewer, told, village_code=form.village.data, but=UUID(form.person_id.data)
    )
    return [(each, likeness.described_person(each)) for each in found]


def _again(template: str, form: Form) -> ResponseReturnValue:
    return render_template(template, form=form), HTTPStatus.UNPROCESSABLE_ENTITY


def _learner(viewer: Viewer, form: LearnerForm) -> Person:
    person = register.add_learner(
        viewer,
        person_id=UUID(form.person_id.data),
        name=form.name.data or "",
        village_code=form.village.data,
        traits=form.traits(),
        manner=form.manner(),
    )
    if form.household.data:
        households.put(person, form.household.data)
    return person


def _staff_person(viewer: Viewer, form: StaffForm) -> Person:
    return register.add_staff(
        viewer,
        person_id=UUID(form.person_id.data),
        name=form.name.data or "",
        village_code=form.village.data,
        traits=form.traits(),
        kind=RoleKind(form.kind.data),
        area=form.area.data or "",
    )
