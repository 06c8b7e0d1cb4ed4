"""Pages: the reports there are, and each report over an area."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from rumahbelajar.access import ADMIN, OVERSEER, STAFF, allow, signed_in_viewer
from rumahbelajar.database import see_one_moment
from rumahbelajar.forms import one_line
from rumahbelajar.people.areas import is_area_code
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing, places, saying
from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.asking.filter_choices import choices_of
from rumahbelajar.reports.asking.finding_areas import MOST, find_areas, the_one_meant
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.periods import moving_as
from rumahbelajar.reports.asking.scope import Scope, scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.saving.saved_views import views_of
from rumahbelajar.reports.tables import cells, showing
from rumahbelajar.reports.tables.answering import Answer, answer
from rumahbelajar.reports.tables.glancing import at_a_glance
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.views.blueprint import blueprint

EXPORTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("xlsx", "Excel", {}),
    ("csv", "CSV", {}),
    ("csv", _("CSV untuk Excel"), {"excel": "1"}),
    ("pdf", "PDF", {}),
    ("json", "JSON", {}),
)
"""How each form of a file ends, its name, and what its address says besides."""


@blueprint.get("/laporan")
@allow(STAFF)
def reports() -> ResponseReturnValue:
    """Lead to each report of an area: that which is asked for, else each report's usual one."""
    viewer = signed_in_viewer()
    scope = scope_of(viewer)
    given = request.args.get(Filter.AREA, "")
    if not is_area_code(given):
        abort(404)
    area = places.require(given, scope) if given else None
    typed = one_line(request.args.get("cari"))
    found = find_areas(typed, scope.areas)
    if meant := the_one_meant(found, typed):
        return redirect(url_for("reports.reports", wilayah=meant), 303)
    return render_template(
        "reports/reports.html",
        reports=_open_to(scope, area),
        views=views_of(viewer, scope),
        area=area,
        names=places.names_of({*scope.areas, area or ""}),
        scope=scope,
        typed=typed,
        found=found,
        most=MOST,
        oversees=OVERSEER.allows(viewer),
        is_admin=ADMIN.allows(viewer),
    )


@blueprint.get("/laporan/<key>")
@allow(STAFF)
def report(key: str) -> ResponseReturnValue:
    """Show a report; what its form sends is turned into the address that is shared."""
    see_one_moment()
    found = catalogue.find(key) or abort(404)
    viewer = signed_in_viewer()
    scope = scope_of(viewer)
    now = today()
    asked, faults = choosing.read(request.args, found, scope, now)
    typed = one_line(request.args.get("cari"))
    if not faults and not typed and _is_from_the_form():
        return redirect(showing.address(found, asked), 303)
    areas = find_areas(typed, scope.with_persons if found.needs_persons else scope.areas)
    if meant := the_one_meant(areas, typed):
        return redirect(showing.address(found, asked.within(meant)), 303)
    answered = answer(found, scope, asked)
    return render_template(
        "reports/report.html",
        answer=answered,
        report=found,
        asked=asked,
        faults=[*faults, *saying.still_to_come(found, asked)],
        typed=typed,
        found=areas,
        most=MOST,
        **_choosing(answered, Month.of(now)),
        **_shown(answered),
        others=_open_to(scope, asked.area, but=found),
        oversees=OVERSEER.allows(viewer),
        now=now,
    )


def _is_from_the_form() -> bool:
    """Whether an address says more than it needs to, as what a form sends does."""
    return "ciri" in request.args or not all(request.args.values())


def _shown(answered: Answer) -> dict[str, Any]:
    report, asked = answered.report, answered.asked
    tables = showing.shown(answered)
    values = replace(asked, page=1).values()
    return {
        "tables": tables,
        "glance": at_a_glance(answered),
        "charts": answered.charts(),
        "way": places.path_to(asked.area, answered.scope),
        "said": saying.where_and_when(report, asked),
        "narrowed": saying.narrowed(asked),
        "compared": saying.compared(asked, is_compared=answered.is_compared),
        "few_means": cells.few_means()
        if any(each.has_withheld for each in tables) and not report.paper
        else "",
        "address": showing.address,
        "values": values,
        "exports": [
            (words, _file(report, ending, values | more)) for ending, words, more in EXPORTS
        ],
    }


def _file(report: Report, ending: str, values: dict[str, str]) -> str:
    address = url_for("reports.download", key=report.key, form=ending)
    return f"{address}?{urlencode(values)}"


def _choosing(answered: Answer, now: Month) -> dict[str, Any]:
    report, asked, scope = answered.report, answered.asked, answered.scope
    has_period = Filter.PERIOD in report.filters
    return {
        "choices": choices_of(report, asked, scope, now, answered.plain),
        "moving": [(each, asked.during(each.of(now))) for each in report.moving]
        if has_period
        else [],
        "chosen_period": moving_as(asked.period, now, report.moving),
        "usual": choosing.usual(report, scope, now.first).within(asked.area),
    }


def _open_to(
    scope: Scope, area: str | None, but: Report | None = None
) -> Sequence[tuple[Report, str | None]]:
    """Return the reports that somebody may read, each with the area that it is led to with."""
    return [
        (each, area if not each.needs_persons or scope.sees_persons(area or "") else None)
        for each in catalogue.REPORTS
        if each is not but and (scope.with_persons or not each.needs_persons)
    ]
