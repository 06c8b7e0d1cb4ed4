"""Pages: noting a service, changing what was noted, and withdrawing it."""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.formats import number
from rumahbelajar.ids import new_id, read_id
from rumahbelajar.outreach import labels, noting
from rumahbelajar.outreach.counts import BANDS, Cell
from rumahbelajar.outreach.finding import find_service, names_of
from rumahbelajar.outreach.forms import ServiceForm
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service
from rumahbelajar.outreach.noting import ChangedMeanwhile, NotedAlready, Told
from rumahbelajar.outreach.views.blueprint import blueprint
from rumahbelajar.people.models import Village
from rumahbelajar.people.register import villages_of
from rumahbelajar.people.village_choice import choose_village
from rumahbelajar.unnamed import may_name_somebody


@blueprint.get("/kegiatan/baru/<kind>")
@allow(REGISTRAR)
def new_service(kind: str) -> ResponseReturnValue:
    """Ask what is needed of this kind; the day is today unless it is changed."""
    village, villages = choose_village(signed_in_viewer(), request.args.get("desa"))
    form = ServiceForm.for_kind(
        _kind(kind),
        villages,
        formdata=None,
        service_id=str(new_id()),
        village=village.code,
        on=clock.today(village.time_zone).isoformat(),
    )
    return _form_page(form)


@blueprint.post("/kegiatan/baru/<kind>")
@allow(REGISTRAR)
def add_service(kind: str) -> ResponseReturnValue:
    """Note it; a double tap notes it once."""
    viewer = signed_in_viewer()
    form = ServiceForm.for_kind(_kind(kind), villages_of(viewer))
    if not form.validate():
        return _form_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    told = form.told()
    try:
        noting.note(viewer, UUID(form.service_id.data), told)
    except NotedAlready:
        form.service_id.data = str(new_id())
        return _form_page(form, sent_already=True), HTTPStatus.CONFLICT
    _say(told)
    db.session.commit()
    return _to_month(told.village_code, told.on)


@blueprint.get("/kegiatan/<uuid:service_id>")
@allow(REGISTRAR)
def edit_service(service_id: UUID) -> ResponseReturnValue:
    """Show what was noted, to change or to withdraw it."""
    service = find_service(signed_in_viewer(), service_id)
    return _form_page(_filled(service), service)


@blueprint.post("/kegiatan/<uuid:service_id>")
@allow(REGISTRAR)
def change_service(service_id: UUID) -> ResponseReturnValue:
    """Change it; what somebody else changed meanwhile is shown first."""
    viewer = signed_in_viewer()
    service = find_service(viewer, service_id)
    form = ServiceForm.for_kind(service.kind, _only(viewer, service))
    form.known_day = service.on
    form.service_id.data, form.village.data = str(service_id), service.village_code
    if not form.validate():
        return _form_page(form, service), HTTPStatus.UNPROCESSABLE_ENTITY
    told = form.told()
    try:
        noting.change(viewer, service, form.seen_fact(), told)
    except ChangedMeanwhile as found:
        form.seen.data = str(found.service.fact_id)
        return _form_page(form, found.service, is_late=True), HTTPStatus.CONFLICT
    _say(told)
    db.session.commit()
    return _to_month(told.village_code, told.on)


@blueprint.post("/kegiatan/<uuid:service_id>/batalkan")
@allow(REGISTRAR)
def withdraw_service(service_id: UUID) -> ResponseReturnValue:
    """Say that it was noted by mistake."""
    viewer = signed_in_viewer()
    service = find_service(viewer, service_id)
    to_month = _to_month(service.village_code, service.on)
    try:
        noting.withdraw(viewer, service, read_id(request.form.get("seen")))
    except ChangedMeanwhile as found:
        raise Refused(
            _("Kegiatan ini baru saja diubah orang lain. Buka lagi, lalu periksa isinya.")
        ) from found
    flash(_("Kegiatan dibatalkan dan tidak dihitung lagi. Di bawah bisa dikembalikan."))
    db.session.commit()
    return to_month


@blueprint.post("/kegiatan/<uuid:service_id>/kembalikan")
@allow(REGISTRAR)
def restore_service(service_id: UUID) -> ResponseReturnValue:
    """Let it count again."""
    viewer = signed_in_viewer()
    service = find_service(viewer, service_id)
    to_month = _to_month(service.village_code, service.on)
    noting.restore(viewer, service)
    flash(_("Kegiatan dikembalikan dan dihitung lagi."))
    db.session.commit()
    return to_month


def _kind(text: str) -> ServiceKind:
    return ServiceKind(text) if text in set(ServiceKind) else abort(404)


def _only(viewer: Viewer, service: Service) -> list[Village]:
    return [each for each in villages_of(viewer) if each.code == service.village_code]


def _filled(service: Service) -> ServiceForm:
    """Return the form as it is shown; the village of a service is not asked again."""
    told = noting.told_of(service)
    return ServiceForm.for_kind(
        service.kind,
        [],
        formdata=None,
        service_id=str(service.service_id),
        seen=str(service.fact_id),
        village=service.village_code,
        on=told.on.isoformat(),
        pillar=str(told.pillar),
        about=told.about,
        counts=told.counts,
        obstacles=told.obstacles,
    )


def _form_page(form: ServiceForm, service: Service | None = None, **said: bool) -> str:
    return render_template(
        "outreach/service.html",
        form=form,
        service=service,
        noted_by=", ".join(names_of([service])) if service else "",
        sent_already=said.get("sent_already", False),
        is_late=said.get("is_late", False),
        bands=BANDS,
        cell=Cell,
        labels=labels,
    )


def _say(told: Told) -> None:
    flash(
        _(
            "Tersimpan: %(what)s, jumlah %(people)s.",
            what=labels.KINDS[told.kind],
            people=number(told.counts.total),
        )
    )
    if may_name_somebody(f"{told.about}\n{told.obstacles}"):
        flash(_("Kalau tadi tertulis nama orang, buka lagi kegiatannya dan hapus namanya."))


def _to_month(village_code: str, on: date) -> ResponseReturnValue:
    address = url_for("outreach.services", desa=village_code, bulan=f"{on:%Y-%m}", _anchor="bulan")
    return redirect(address, 303)
