"""Pages: printing cards, or slips with PINs, for many people at once."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import read_id
from rumahbelajar.paging import Pages, asked_page
from rumahbelajar.people import house, print_runs, printing, register
from rumahbelajar.people.models import Village
from rumahbelajar.people.print_runs import Kind, Run
from rumahbelajar.people.views import slips
from rumahbelajar.people.views.blueprint import blueprint

_ROUNDS = 3
_WITHOUT_CARD = "tanpa-kartu"
_LACKING = {_WITHOUT_CARD: Kind.CARDS, "tanpa-pin": Kind.PINS, "semua": None}
"""Whom the address asks for, and what they lack."""


@blueprint.get("/orang/cetak")
@allow(REGISTRAR)
def choose_print() -> ResponseReturnValue:
    """Choose for whom: those of a village without a card, or without a PIN, or any of them."""
    viewer = signed_in_viewer()
    villages = register.villages_of(viewer)
    village = _asked_village(viewer, villages)
    who = request.args.get("siapa", "")
    who = who if who in _LACKING else _WITHOUT_CARD
    number = asked_page()
    people, total = print_runs.page_of(viewer, village.code, lacking=_LACKING[who], number=number)
    return render_template(
        "people/choose_print.html",
        villages=villages,
        village=village,
        who=who,
        lacking=print_runs.count_lacking(viewer, village.code),
        # Who has none yet loses nothing.
        all_checked=request.args.get("centang", "" if who == "semua" else "ya") == "ya",
        people=people,
        pages=Pages(total, print_runs.MOST, number),
    )


@blueprint.get("/orang/cetak/periksa")
@allow(REGISTRAR)
def review_print() -> ResponseReturnValue:
    """Say for each person what changes, before anything does."""
    viewer = signed_in_viewer()
    kind = Kind.PINS if request.args.get("apa") == Kind.PINS else Kind.CARDS
    people = print_runs.chosen(viewer, _ids(request.args.getlist("orang")))
    if not people:
        flash(_("Pilih dulu orangnya."), "error")
        return redirect(url_for("people.choose_print", **_chosen_from()), 303)
    return render_template(
        "people/review_print.html",
        kind=kind,
        people=people,
        chosen_from=_chosen_from(),
        run=Run.planned(kind, viewer, people).write(),
        time_zone=house.time_zone_of(viewer.village_code),
    )


@blueprint.post("/orang/cetak")
@allow(REGISTRAR)
def carry_out_print() -> ResponseReturnValue:
    """Make what was reviewed, and show it to print; the same form makes nothing anew."""
    viewer = signed_in_viewer()
    run = Run.read(request.form.get("run", ""), viewer)
    if run.kind is Kind.CARDS:
        page = slips.card_sheet(printing.make_cards(viewer, run))
    else:
        page = slips.pin_sheet(_give_pins(viewer, run))
    db.session.commit()
    return page


def _give_pins(viewer: Viewer, run: Run) -> printing.Sheet:
    for _round in range(_ROUNDS):
        # The hashes take long, so no transaction may be open meanwhile.
        db.session.rollback()
        hashed = printing.hash_pins(viewer, run)
        try:
            return printing.give_pins(viewer, run, hashed)
        except printing.Overtaken:
            continue
    raise Refused(_("Ada orang lain yang sedang membuat PIN. Coba lagi sebentar lagi."))


def _asked_village(viewer: Viewer, villages: list[Village]) -> Village:
    wanted = request.args.get("desa", viewer.village_code)
    found = next((each for each in villages if each.code == wanted), None)
    return found or (villages[0] if villages else house.the_village(viewer.village_code))


def _chosen_from() -> dict[str, Any]:
    """Return what leads back to the page on which the people were chosen."""
    asked = {name: request.args.get(name, "") for name in ("desa", "siapa", "hal")}
    return {name: value for name, value in asked.items() if value}


def _ids(texts: list[str]) -> list[UUID]:
    """Return the ids among what an address carries; anything else in it is nobody's."""
    return [found for found in map(read_id, texts) if found is not None]
