"""Pages: the groups that somebody looks after, and a new one."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.groups import finding, making
from rumahbelajar.groups.forms import GroupForm
from rumahbelajar.groups.views.blueprint import blueprint
from rumahbelajar.ids import new_id
from rumahbelajar.people import register


@blueprint.get("/kelompok", endpoint="groups")
@allow(STAFF)
def show_groups() -> ResponseReturnValue:
    """List the groups that the viewer may see: one's own first, those that ended last."""
    viewer = signed_in_viewer()
    return render_template(
        "groups/groups.html",
        groups=finding.counted_groups_of(viewer),
        ended=finding.counted_groups_of(viewer, ended=True),
        may_make=REGISTRAR.allows(viewer),
        opens=lambda group: finding.may_change(viewer, group),
        villages={each.code: each.area.name for each in register.villages_of(viewer)},
    )


@blueprint.get("/kelompok/baru")
@allow(REGISTRAR)
def new_group() -> ResponseReturnValue:
    """Ask for the name of a new group."""
    viewer = signed_in_viewer()
    form = GroupForm(formdata=None, group_id=str(new_id()), village=viewer.village_code)
    form.set_villages(register.villages_of(viewer))
    return render_template("groups/new_group.html", form=form)


@blueprint.post("/kelompok/baru")
@allow(REGISTRAR)
def add_group() -> ResponseReturnValue:
    """Make the group, and lead on to its members; a double tap makes one."""
    viewer = signed_in_viewer()
    form = GroupForm()
    form.set_villages(register.villages_of(viewer))
    if not form.validate():
        page = render_template("groups/new_group.html", form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    group_id = UUID(form.group_id.data)
    making.add_group(viewer, group_id, form.village.data, form.name.data or "")
    flash(_("Kelompok sudah dibuat. Sekarang tambahkan anggotanya."))
    db.session.commit()
    return redirect(url_for("groups.members", group_id=group_id), 303)
