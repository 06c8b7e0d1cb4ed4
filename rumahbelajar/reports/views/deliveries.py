"""Pages: reports that are sent again and again, and how each time went."""

from datetime import date
from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import OVERSEER, allow, signed_in_viewer
from rumahbelajar.config import the_settings
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.formats import day
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.people.models import Area
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing, saying
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.delivering import file_names, labels, removing, schedules, sending
from rumahbelajar.reports.delivering.forms import DeliveryForm
from rumahbelajar.reports.delivering.models import Delivery, Every, Form
from rumahbelajar.reports.delivering.schedules import Wanted
from rumahbelajar.reports.exporting import files
from rumahbelajar.reports.saving import saved_views
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/kiriman", endpoint="deliveries")
@allow(OVERSEER)
def show_deliveries() -> ResponseReturnValue:
    """List one's schedules, each with how it went the last time."""
    viewer = signed_in_viewer()
    return render_template(
        "reports/deliveries.html",
        schedules=schedules.schedules_of(viewer.person_id),
        reports={each.key: each for each in catalogue.REPORTS},
        time_zone=time_zone_of(viewer.village_code),
        labels=labels,
    )


@blueprint.get("/laporan/kiriman/<uuid:delivery_id>")
@allow(OVERSEER)
def delivery(delivery_id: UUID) -> ResponseReturnValue:
    """Show a schedule, and each time that it was due."""
    viewer = signed_in_viewer()
    found = schedules.find(viewer, delivery_id)
    times = schedules.times_of(found)
    return render_template(
        "reports/delivery.html",
        delivery=found,
        times=times,
        may_load=partial(schedules.may_load, found, scope=scope_of(viewer)),
        next_time=_next_time(found, times[0].due_on if times else None),
        name_to_read=file_names.name_to_read,
        oldest_kept=removing.oldest_kept(clock.now().date()),
        kept_days=removing.KEPT_DAYS,
        report=catalogue.find(found.report),
        values=saved_views.values_of(found.query),
        time_zone=time_zone_of(viewer.village_code),
        labels=labels,
    )


@blueprint.get("/laporan/kiriman/<uuid:delivery_id>/<uuid:run_id>", endpoint="delivered")
@allow(OVERSEER)
def load_delivered(delivery_id: UUID, run_id: UUID) -> ResponseReturnValue:
    """Send a file that was delivered, to who let it be made and may read its area still."""
    viewer = signed_in_viewer()
    found = schedules.find(viewer, delivery_id)
    run = next((each for each in schedules.times_of(found) if each.id == run_id), None)
    if run is None or not schedules.may_load(found, run, scope_of(viewer)):
        abort(404)
    place = sending.folder() / run.file_name
    if not place.is_file():
        abort(404)
    name = file_names.name_to_read(found, run.due_on)
    return files.as_download(place.open("rb"), name, files.Form(found.form))


def _next_time(found: Delivery, last: date | None) -> str:
    """Return a sentence with the day for which it is sent next, and which months it tells of."""
    on = schedules.next_of(found, today(), last)
    report = catalogue.find(found.report)
    if report is None or not _has_period(report):
        return str(_("Berikutnya untuk %(day)s, dengan keadaan hari itu.", day=day(on)))
    months = choosing.months_of(saved_views.values_of(found.query), report, on)
    said = saying.period_in_words(months)
    return str(_("Berikutnya untuk %(day)s, berisi %(months)s.", day=day(on), months=said))


@blueprint.post("/laporan/kiriman/<uuid:delivery_id>/hentikan")
@allow(OVERSEER)
def end_delivery(delivery_id: UUID) -> ResponseReturnValue:
    """Send it no more."""
    schedules.end(schedules.find(signed_in_viewer(), delivery_id))
    return _done(_("Jadwal itu dihentikan. Yang sudah dikirim tetap tercatat."))


@blueprint.post("/laporan/kiriman/<uuid:delivery_id>/coba-lagi")
@allow(OVERSEER)
def retry_delivery(delivery_id: UUID) -> ResponseReturnValue:
    """Let what failed be tried again when the command next runs."""
    schedules.try_again(schedules.find(signed_in_viewer(), delivery_id))
    return _done(_("Akan dicoba lagi pada pengiriman berikutnya."))


@blueprint.get("/laporan/<key>/jadwalkan")
@allow(OVERSEER)
def new_delivery(key: str) -> ResponseReturnValue:
    """Ask how often what is looked at should be sent."""
    report, asked, form = _asked(key)
    form.name.data = saved_views.usual_name(report, asked)
    return _page(report, asked, form)


@blueprint.post("/laporan/<key>/jadwalkan")
@allow(OVERSEER)
def add_delivery(key: str) -> ResponseReturnValue:
    """Keep the schedule; a double tap keeps one."""
    report, asked, form = _asked(key)
    if not form.validate():
        return _page(report, asked, form), HTTPStatus.UNPROCESSABLE_ENTITY
    wanted = Wanted(
        name=form.name.data or "",
        report=report,
        query=saved_views.query_of(asked, form.moving if _has_period(report) else ""),
        form=Form(form.form.data),
        every=Every(form.every.data),
        email=form.email.data or "" if "email" in form else "",
    )
    try:
        schedules.schedule(signed_in_viewer(), UUID(form.delivery_id.data), wanted)
    except Refused as refused:
        form.name.errors = [refused.sentence]
        return _page(report, asked, form), HTTPStatus.UNPROCESSABLE_ENTITY
    return _done(_("Jadwal disimpan: %(name)s.", name=form.name.data))


def _asked(key: str) -> tuple[Report, Asked, DeliveryForm]:
    """Return the report with what the address asks of it, and the form with what it offers."""
    report = catalogue.find(key) or abort(404)
    if report.needs_persons:
        abort(404)
    now = today()
    asked, _faults = choosing.read(request.args, report, scope_of(signed_in_viewer()), now)
    if asked.area and db.session.get(Area, asked.area) is None:
        abort(404)
    # No number of a group leaves by itself (sending.py): one of it would never be sent.
    asked = asked.within(asked.area)
    form = DeliveryForm()
    if not the_settings().smtp_url:
        del form.email
    form.offer_periods(Month.of(now), asked.period, report.moving)
    return report, asked, form


def _has_period(report: Report) -> bool:
    return Filter.PERIOD in report.filters


def _page(report: Report, asked: Asked, form: DeliveryForm) -> str:
    return render_template(
        "reports/new_delivery.html",
        report=report,
        asked=asked,
        form=form,
        values=asked.values(),
        said=saying.where_and_when(report, asked),
        has_period=_has_period(report),
    )


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    db.session.commit()
    return redirect(url_for("reports.deliveries"), 303)
