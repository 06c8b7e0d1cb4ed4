"""Pages: the tokens by which programs read reports, made and revoked."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import OVERSEER, OVERSEERS, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.reports.api import tokens
from rumahbelajar.reports.api.forms import TokenForm
from rumahbelajar.reports.asking.places import names_of
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/kunci", endpoint="tokens")
@allow(OVERSEER)
def show_tokens() -> ResponseReturnValue:
    """List one's tokens, with the form for a new one."""
    areas = signed_in_viewer().areas(*OVERSEERS)
    return _page(TokenForm(formdata=None, area=min(areas, key=len)))


@blueprint.post("/laporan/kunci")
@allow(OVERSEER)
def make_token() -> ResponseReturnValue:
    """Make a token, which the answer shows once."""
    viewer = signed_in_viewer()
    form = TokenForm()
    if not form.validate():
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        made = tokens.make(
            viewer,
            UUID(form.token_id.data),
            form.name.data or "",
            form.area.data or "",
            int(form.days.data),
        )
    except Refused as refused:
        form.area.errors = [refused.sentence]
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    page = render_template(
        "reports/new_token.html",
        token=made,
        name=form.name.data,
        address=request.host_url.rstrip("/") + url_for("api.reports"),
    )
    db.session.commit()
    return page


@blueprint.post("/laporan/kunci/<uuid:token_id>/cabut")
@allow(OVERSEER)
def revoke_token(token_id: UUID) -> ResponseReturnValue:
    """End a token at once."""
    tokens.revoke(signed_in_viewer().person_id, token_id)
    flash(_("Kunci itu sudah dicabut. Program yang memakainya tidak bisa membaca lagi."))
    db.session.commit()
    return redirect(url_for("reports.tokens"), 303)


def _page(form: TokenForm) -> str:
    viewer = signed_in_viewer()
    kept = tokens.tokens_of(viewer.person_id)
    return render_template(
        "reports/tokens.html",
        form=form,
        tokens=kept,
        names=names_of(each.area_code for each in kept),
        sees_all="" in viewer.areas(*OVERSEERS),
        now=clock.now(),
        time_zone=time_zone_of(viewer.village_code),
    )
