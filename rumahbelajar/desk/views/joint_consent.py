"""Page: reading the consent out to a room once, and noting who of it agreed."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.addresses import is_own
from rumahbelajar.database import db
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.groups import membership
from rumahbelajar.groups.finding import find_to_change
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import read_id
from rumahbelajar.paging import asked_page
from rumahbelajar.people import agreement, labels, register
from rumahbelajar.people.learner_forms import JointConsentForm
from rumahbelajar.people.models import Person, Village
from rumahbelajar.people.village_choice import choose_village

_PATH = "/orang/persetujuan-bersama"


@dataclass(frozen=True)
class _Room:
    """Of whom the page asks: a group, or else a whole village; and where it leads to."""

    village: Village
    group: Group | None
    onward: str | None

    @property
    def asked(self) -> dict[str, Any]:
        """What its address carries."""
        if self.group is not None:
            return {"kelompok": str(self.group.id), "next": self.onward}
        return {"desa": self.village.code, "next": self.onward}


@blueprint.get(_PATH)
@allow(REGISTRAR)
def joint_consent() -> ResponseReturnValue:
    """Show the text, and who has still to agree: nobody is ticked, since each says it."""
    return _page(_room(signed_in_viewer()), JointConsentForm(formdata=None), set())


@blueprint.post(_PATH)
@allow(REGISTRAR)
def record_joint_consent() -> ResponseReturnValue:
    """Note the consent of everybody who was ticked; a double tap once."""
    viewer = signed_in_viewer()
    room = _room(viewer)
    form = JointConsentForm()
    ticked = _ids("tampil" if "semua" in request.form else "orang")
    if not form.validate() or not ticked:
        return _page(room, form, ticked, is_sent=True), HTTPStatus.UNPROCESSABLE_ENTITY
    noted = agreement.give_together(viewer, ticked, form.manner())
    count = len(noted.given)
    if count:
        flash(
            ngettext(
                "Persetujuan %(num)s orang sudah dicatat.",
                "Persetujuan %(num)s orang sudah dicatat.",
                count,
            )
        )
    elif not noted.left_out:
        flash(_("Persetujuan mereka sudah dicatat sebelumnya."))
    if noted.left_out:
        names = ", ".join(each.name for each in noted.left_out)
        flash(_("Belum dicatat, tanyakan sendiri-sendiri: %(names)s.", names=names), "error")
    db.session.commit()
    return redirect(room.onward or url_for("desk.joint_consent", **room.asked), 303)


def _page(room: _Room, form: JointConsentForm, ticked: set[UUID], *, is_sent: bool = False) -> str:
    viewer = signed_in_viewer()
    wanting = agreement.wanting(viewer, _among(room), asked_page())
    return render_template(
        "desk/joint_consent.html",
        room=room,
        villages=register.villages_of(viewer),
        form=form,
        wanting=wanting,
        ticked=ticked,
        all_ticked=is_sent and "semua" in request.form,
        nobody_ticked=is_sent and not ticked,
        here=url_for("desk.joint_consent", **room.asked),
        labels=labels,
    )


def _among(room: _Room) -> ColumnElement[bool]:
    if room.group is None:
        return Person.village_code == room.village.code
    return Person.id.in_([each.id for each in membership.members_of(room.group.id)])


def _room(viewer: Viewer) -> _Room:
    onward = request.args.get("next", "")
    onward_if_own = onward if is_own(onward) else None
    village, _villages = choose_village(viewer, request.args.get("desa"))
    group = None
    if "kelompok" in request.args:
        group_id = read_id(request.args.get("kelompok"))
        group = find_to_change(viewer, group_id) if group_id else abort(404)
    return _Room(village, group, onward_if_own)


def _ids(name: str) -> set[UUID]:
    found = map(read_id, request.form.getlist(name))
    return {each for each in found if each is not None}
