"""Pages: people who may be registered twice, merging two of them, and parting them again."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.desk import entries, parting
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import read_id
from rumahbelajar.paging import Pages, asked_page
from rumahbelajar.people import duplicates as alike
from rumahbelajar.people import house, labels, listing, merging, register
from rumahbelajar.people.models import Person
from rumahbelajar.people.village_choice import choose_village

_PAGE_SIZE = 10


@blueprint.get("/orang/ganda")
@allow(REGISTRAR)
def duplicates() -> ResponseReturnValue:
    """Show who of a village may be registered twice, each two side by side."""
    viewer = signed_in_viewer()
    village, villages = choose_village(viewer, request.args.get("desa"))
    found = alike.pairs_of(viewer, village.code)
    pages = Pages(len(found.pairs), _PAGE_SIZE, asked_page())
    shown = found.pairs[pages.lines]
    known = entries.entries_of({each for pair in shown for each in pair}, village.time_zone)
    return render_template(
        "desk/duplicates.html",
        pairs=[(known[pair.one], known[pair.other]) for pair in shown],
        pages=pages,
        are_all=found.are_all,
        village=village,
        villages=villages,
        labels=labels,
    )


@blueprint.post("/orang/<uuid:person_id>/bukan-sama")
@allow(REGISTRAR)
def say_not_same(person_id: UUID) -> ResponseReturnValue:
    """Remember that two people are not the same."""
    viewer = signed_in_viewer()
    one, other = register.find_person(viewer, person_id), _other(viewer)
    alike.say_apart(viewer, one.id, other.id)
    flash(_("Sudah dicatat: %(one)s dan %(other)s dua orang.", one=one.name, other=other.name))
    db.session.commit()
    return redirect(url_for("desk.duplicates", desa=one.village_code), 303)


@blueprint.post("/orang/<uuid:person_id>/bukan-sama/batalkan")
@allow(REGISTRAR)
def take_back_not_same(person_id: UUID) -> ResponseReturnValue:
    """Show two people again among those who may be the same."""
    viewer = signed_in_viewer()
    alike.forget(register.find_person(viewer, person_id).id, _other(viewer).id)
    flash(_("Keduanya akan ditanyakan lagi."))
    db.session.commit()
    return redirect(url_for("desk.merges"), 303)


@blueprint.get("/orang/<uuid:person_id>/gabungkan")
@allow(REGISTRAR)
def compare(person_id: UUID) -> ResponseReturnValue:
    """Find the other entry of a person; then show both, and what comes of merging them."""
    viewer = signed_in_viewer()
    person = register.find_person(viewer, person_id)
    other_id = read_id(request.args.get("dengan"))
    if other_id is not None:
        return _both(viewer, person, register.find_person(viewer, other_id))
    search = one_line(request.args.get("cari"))[:120]
    found = listing.page_of_people(viewer, search, 1).people if search else []
    return render_template(
        "desk/find_other_entry.html",
        person=person,
        search=search,
        found=[each.person for each in found if each.person.id != person.id],
        labels=labels,
    )


@blueprint.post("/orang/<uuid:person_id>/gabungkan")
@allow(REGISTRAR)
def merge(person_id: UUID) -> ResponseReturnValue:
    """Let two entries count as one person; a double tap does it once."""
    viewer = signed_in_viewer()
    kept_id, other_id = read_id(request.form.get("tetap")), read_id(request.form.get("dengan"))
    if other_id is None or kept_id not in {person_id, other_id}:
        register.find_person(viewer, person_id)
        raise Refused(_("Pilih dulu data mana yang tetap."), HTTPStatus.UNPROCESSABLE_ENTITY)
    given_up_id = other_id if kept_id == person_id else person_id
    merging.merge(viewer, kept_id, given_up_id)
    flash(_("Keduanya sekarang terhitung satu orang."))
    db.session.commit()
    return redirect(url_for("people.person", person_id=kept_id), 303)


@blueprint.get("/orang/gabungan")
@allow(REGISTRAR)
def merges() -> ResponseReturnValue:
    """List who was merged, to be parted again, and who was found to be two."""
    viewer = signed_in_viewer()
    return render_template(
        "desk/merges.html",
        merges=merging.merges_of(viewer),
        apart=alike.those_apart(viewer),
        time_zone=house.time_zone_of(viewer.village_code),
    )


@blueprint.post("/orang/<uuid:person_id>/pisahkan")
@allow(REGISTRAR)
def part(person_id: UUID) -> ResponseReturnValue:
    """Let somebody stand for themselves again."""
    person = parting.part(signed_in_viewer(), person_id)
    flash(_("%(name)s sudah dipisahkan lagi, dengan semua catatannya.", name=person.name))
    db.session.commit()
    return redirect(url_for("desk.merges"), 303)


def _both(viewer: Viewer, person: Person, other: Person) -> str:
    known = entries.entries_of({person.id, other.id}, house.time_zone_of(person.village_code))
    one, two = known[person.id], known[other.id]
    learning = [each for each in (one, two) if entries.would_leave_a_partner(each.person.id)]
    hindrance = merging.hindrance(viewer, person, other)
    if len(learning) > 1 and not hindrance:
        hindrance = _("Keduanya sedang belajar berdua. Minta salah satunya mengakhiri itu dulu.")
    return render_template(
        "desk/merge.html",
        entries=(one, two),
        hindrance=hindrance,
        must_stay=learning[0].person if learning else None,
        kept=learning[0].person.id if learning else entries.the_one_to_keep(one, two),
        labels=labels,
    )


def _other(viewer: Viewer) -> Person:
    other_id = read_id(request.form.get("dengan"))
    if other_id is None:
        raise Refused(_("Pilih dulu orangnya."), HTTPStatus.UNPROCESSABLE_ENTITY)
    return register.find_person(viewer, other_id)
