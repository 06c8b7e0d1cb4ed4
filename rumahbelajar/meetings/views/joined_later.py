"""Putting the members of today on the list of a meeting that was before they came in."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import finding, joined_later
from rumahbelajar.meetings.views.blueprint import blueprint


@blueprint.post("/pertemuan/<uuid:meeting_id>/anggota-sekarang")
@allow(REGISTRAR)
def put_members_on_list(meeting_id: UUID) -> ResponseReturnValue:
    """Put them on the list; a second tap adds nobody."""
    count = joined_later.put_on_list(finding.find_meeting(signed_in_viewer(), meeting_id).meeting)
    flash(
        ngettext(
            "%(num)s orang ditambahkan ke daftar hadir ini.",
            "%(num)s orang ditambahkan ke daftar hadir ini.",
            count,
        )
        if count
        else _("Semua anggota sudah ada di daftar ini.")
    )
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)
