"""Pages: saving a view of a report, giving it another name, and removing it."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing, saying
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.periods import moving_as
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.saving import saved_views
from rumahbelajar.reports.saving.forms import RenameForm, SaveForm
from rumahbelajar.reports.saving.models import SavedView
from rumahbelajar.reports.saving.saved_views import NameTaken, TooMany
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/<key>/simpan")
@allow(STAFF)
def new_view(key: str) -> ResponseReturnValue:
    """Ask for the name of what is looked at."""
    report, asked, form = _asked(key)
    form.name.data = saved_views.usual_name(report, asked)
    return _save_page(report, asked, form)


@blueprint.post("/laporan/<key>/simpan")
@allow(STAFF)
def save_view(key: str) -> ResponseReturnValue:
    """Keep it; a double tap keeps one."""
    report, asked, form = _asked(key)
    if not form.validate():
        return _save_page(report, asked, form), HTTPStatus.UNPROCESSABLE_ENTITY
    query = saved_views.query_of(asked, form.moving)
    try:
        saved_views.save(signed_in_viewer(), report, query, form.name.data or "")
    except (NameTaken, TooMany) as refused:
        form.name.errors = [refused.sentence]
        return _save_page(report, asked, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Tersimpan: %(name)s. Bukanya dari halaman Laporan.", name=form.name.data))
    db.session.commit()
    return _to_reports()


@blueprint.get("/laporan/tampilan/<uuid:view_id>")
@allow(STAFF)
def edit_view(view_id: UUID) -> ResponseReturnValue:
    """Show a view, to give it another name or to remove it."""
    view = saved_views.find_view(signed_in_viewer(), view_id)
    return _edit_page(view, RenameForm(formdata=None, name=view.name))


@blueprint.post("/laporan/tampilan/<uuid:view_id>")
@allow(STAFF)
def rename_view(view_id: UUID) -> ResponseReturnValue:
    """Give it another name."""
    viewer = signed_in_viewer()
    view = saved_views.find_view(viewer, view_id)
    form = RenameForm()
    if not form.validate():
        return _edit_page(view, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        saved_views.rename(viewer, view, form.name.data or "")
    except NameTaken as refused:
        form.name.errors = [refused.sentence]
        return _edit_page(view, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Namanya sekarang %(name)s.", name=form.name.data))
    db.session.commit()
    return _to_reports()


@blueprint.post("/laporan/tampilan/<uuid:view_id>/hapus")
@allow(STAFF)
def remove_view(view_id: UUID) -> ResponseReturnValue:
    """Keep it no longer; the report itself stays."""
    view = saved_views.find_view(signed_in_viewer(), view_id)
    flash(_("Tampilan %(name)s dihapus. Laporannya tetap ada.", name=view.name))
    saved_views.remove(view)
    db.session.commit()
    return _to_reports()


def _asked(key: str) -> tuple[Report, Asked, SaveForm]:
    """Return the report with what the address asks of it, and the form with what it offers."""
    report = catalogue.find(key) or abort(404)
    now = today()
    asked, _faults = choosing.read(request.args, report, scope_of(signed_in_viewer()), now)
    form = SaveForm()
    has_period = Filter.PERIOD in report.filters
    moving = moving_as(asked.period, Month.of(now), report.moving) if has_period else None
    form.offer(moving, saying.period_in_words(asked.period))
    return report, asked, form


def _save_page(report: Report, asked: Asked, form: SaveForm) -> str:
    return render_template(
        "reports/save_view.html",
        report=report,
        asked=asked,
        form=form,
        values=asked.values(),
        said=saying.where_and_when(report, asked),
        has_period=Filter.PERIOD in report.filters,
    )


def _edit_page(view: SavedView, form: RenameForm) -> str:
    report = catalogue.find(view.report)
    return render_template("reports/edit_view.html", view=view, report=report, form=form)


def _to_reports() -> ResponseReturnValue:
    return redirect(url_for("reports.reports"), 303)
