"""Pages: who is in a group."""

from collections.abc import Collection
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRARS, STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.groups import membership
from rumahbelajar.groups.finding import find_to_change
from rumahbelajar.groups.models import Group
from rumahbelajar.groups.views.blueprint import blueprint
from rumahbelajar.ids import read_id
from rumahbelajar.paging import Pages, asked_page
from rumahbelajar.people import agreement


@blueprint.get("/kelompok/<uuid:group_id>/anggota")
@allow(STAFF)
def members(group_id: UUID) -> ResponseReturnValue:
    """List the members, and find others of the village to add."""
    return _page(find_to_change(signed_in_viewer(), group_id))


@blueprint.post("/kelompok/<uuid:group_id>/anggota")
@allow(STAFF)
def add_members(group_id: UUID) -> ResponseReturnValue:
    """Take in everybody who was ticked; who is in already stays."""
    group = find_to_change(signed_in_viewer(), group_id)
    asked = [read_id(each) for each in request.form.getlist("orang")]
    chosen = [each for each in asked if each is not None]
    if not chosen:
        flash(_("Centang dulu orangnya, lalu ketuk Tambahkan."), "error")
        return redirect(url_for("groups.members", group_id=group_id, _anchor="tambah"), 303)
    try:
        added = membership.add_members(group, chosen)
    except Refused as refused:
        db.session.rollback()
        group = find_to_change(signed_in_viewer(), group_id)
        return _page(group, chosen, refused.sentence), HTTPStatus.CONFLICT
    flash(
        ngettext("%(num)s orang masuk kelompok.", "%(num)s orang masuk kelompok.", added)
        if added
        else _("Mereka sudah ada di kelompok ini.")
    )
    db.session.commit()
    return redirect(url_for("groups.members", group_id=group_id), 303)


@blueprint.post("/kelompok/<uuid:group_id>/anggota/<uuid:person_id>/keluarkan")
@allow(STAFF)
def remove_member(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Take somebody out; the next page offers to undo it."""
    group = find_to_change(signed_in_viewer(), group_id)
    membership.remove_member(group, person_id)
    db.session.commit()
    return redirect(url_for("groups.members", group_id=group_id, keluar=person_id), 303)


def _page(group: Group, ticked: Collection[UUID] = (), refusal: str = "") -> str:
    viewer, number = signed_in_viewer(), asked_page()
    search = one_line(request.args.get("cari"))[:120]
    found, total = membership.those_to_add(group, search, number)
    inside = membership.members_of(group.id)
    if request.args.get("centang") == "ya" and not refusal:
        ticked = [each.id for each in found[: membership.MOST_MEMBERS - len(inside)]]
    return render_template(
        "groups/members.html",
        group=group,
        members=inside,
        wanting=agreement.wanting_among([each.id for each in inside]),
        here=url_for("groups.members", group_id=group.id),
        search=search,
        found=found,
        pages=Pages(total, membership.MOST_FOUND, number),
        ticked=ticked,
        refusal=refusal,
        gone=membership.former_member(group, read_id(request.args.get("keluar"))),
        is_registrar=viewer.holds_over(group.village_code, *REGISTRARS),
    )
