"""Pages: a learner moves to another village, or away; and comes back."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.errors import Refused
from rumahbelajar.groups import membership
from rumahbelajar.people import moving
from rumahbelajar.people.house import the_place, today_in
from rumahbelajar.people.register import find_person


@blueprint.get("/orang/<uuid:person_id>/pindah-desa")
@allow(REGISTRAR)
def move_person(person_id: UUID) -> ResponseReturnValue:
    """Ask where to, and say what comes of it."""
    viewer = signed_in_viewer()
    person = find_person(viewer, person_id)
    return render_template(
        "desk/move_person.html",
        person=person,
        place=the_place(person.village_code),
        villages=[] if person.held_roles else moving.villages_to_move_to(viewer, person),
        groups=membership.groups_of_member(person.id, person.village_code),
    )


@blueprint.post("/orang/<uuid:person_id>/pindah-desa")
@allow(REGISTRAR)
def carry_out_move(person_id: UUID) -> ResponseReturnValue:
    """Move the learner: the groups of the old village end for them, what they learned stays."""
    viewer = signed_in_viewer()
    person = find_person(viewer, person_id)
    before = person.village_code
    village_code = request.form.get("desa", "")
    if not village_code and not person.held_roles:
        raise Refused(_("Pilih dulu desanya."))
    if village_code != before:
        moving.move(viewer, person, village_code)
        membership.leave_groups_of_village(person.id, before, today_in(before))
    flash(_("Sudah pindah ke Desa %(village)s.", village=the_place(person.village_code).name))
    db.session.commit()
    return redirect(url_for("people.person", person_id=person_id), 303)


@blueprint.post("/orang/<uuid:person_id>/pindah-keluar")
@allow(REGISTRAR)
def move_away(person_id: UUID) -> ResponseReturnValue:
    """Let the learner be gone: out of the groups, and signed in no more."""
    viewer = signed_in_viewer()
    person = find_person(viewer, person_id)
    moving.move_away(viewer, person)
    village = person.village_code
    membership.leave_groups_of_village(person.id, village, today_in(village))
    flash(_("Sudah dicatat: %(name)s pindah ke luar.", name=person.name))
    db.session.commit()
    return redirect(url_for("people.person", person_id=person_id), 303)


@blueprint.post("/orang/<uuid:person_id>/kembali")
@allow(REGISTRAR)
def come_back(person_id: UUID) -> ResponseReturnValue:
    """Take that back, with the groups that ended by it."""
    viewer = signed_in_viewer()
    person = find_person(viewer, person_id)
    left_on = moving.moved_away_on(person)
    moving.come_back(viewer, person)
    if left_on is not None:
        village = person.village_code
        membership.come_back_to_groups(person.id, village, left_on, today_in(village))
    flash(_("Sudah dicatat: %(name)s ada di desa ini lagi.", name=person.name))
    db.session.commit()
    return redirect(url_for("people.person", person_id=person_id), 303)
