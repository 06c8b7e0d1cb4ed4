"""Pages: what a village hands in, to look at, to print and to sign; and the same as PDF."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import NamedTuple

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, RoleKind, allow, signed_in_viewer
from rumahbelajar.addresses import asked_for
from rumahbelajar.learning.typesetting import Crowded
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.house import the_place
from rumahbelajar.reports import evidence, monthly
from rumahbelajar.reports.answering import Answer, answer
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.choosing import read
from rumahbelajar.reports.documents.identity import KEY, period_in_words
from rumahbelajar.reports.documents.lines import laid_out
from rumahbelajar.reports.documents.paper import printed_pdf, signing, unsigned
from rumahbelajar.reports.documents.photo_rights import may_copy
from rumahbelajar.reports.documents.proofs import certificates_in, names_table
from rumahbelajar.reports.months import Month, Period
from rumahbelajar.reports.report import Report
from rumahbelajar.reports.scope import scope_of
from rumahbelajar.reports.showing import address
from rumahbelajar.reports.table import Table
from rumahbelajar.reports.today import today
from rumahbelajar.reports.views.blueprint import blueprint


class _Document(NamedTuple):
    """A report that is printed, and what it makes of the months that are asked for."""

    report: Report
    narrowed: Callable[[Asked], Asked]


_DOCUMENTS = {
    monthly.KEY: _Document(monthly.REPORT, monthly.month_of),
    evidence.KEY: _Document(evidence.REPORT, evidence.quarter_of),
}
_SECONDS_UNTIL_ROOM = 5


@blueprint.get("/laporan/<any(bulanan, bukti):document>/lembar", endpoint="document")
@allow(STAFF)
def show_document(document: str) -> ResponseReturnValue:
    """Show a document as it is printed and signed, and lead to its other forms."""
    asked, faults = _asked(document)
    if len(asked.area) < VILLAGE_LENGTH:
        return redirect(address(_DOCUMENTS[document].report, asked), 303)
    found = answer(_DOCUMENTS[document].report, scope_of(signed_in_viewer()), asked)
    about = next(table for table in found.tables if table.key == KEY)
    tables = [table for table in found.tables if table.key != KEY]
    is_over = asked.period.last < today()
    return render_template(
        "reports/document.html",
        document=document,
        answer=found,
        faults=faults,
        about=laid_out(about),
        tables=[laid_out(each) for each in tables],
        appendix=[laid_out(each) for each in _appendix(found)],
        subtitle=period_in_words(asked.period),
        signing=signing(found, the_place(asked.area).name),
        unsigned=unsigned(),
        earlier=asked.during(asked.period.before),
        later=asked.during(_after(asked.period)) if is_over else None,
        year=asked.during(_year(asked.period)),
        may_name=found.scope.sees_persons(asked.area),
        may_copy=may_copy(signed_in_viewer(), asked.area),
        may_give=signed_in_viewer().holds(RoleKind.ADMIN),
    )


@blueprint.get("/laporan/<any(bulanan, bukti):document>/lembar.pdf")
@allow(STAFF)
def document_pdf(document: str) -> ResponseReturnValue:
    """Send a document as PDF."""
    asked, _faults = _asked(document)
    if len(asked.area) < VILLAGE_LENGTH:
        abort(404)
    found = answer(_DOCUMENTS[document].report, scope_of(signed_in_viewer()), asked)
    response = Response(printed_pdf(found, _appendix(found)), mimetype="application/pdf")
    name = f"{document}-{asked.area}-{asked.period.since}-{asked.period.until}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


@blueprint.errorhandler(Crowded)
def _crowded(_crowd: Crowded) -> ResponseReturnValue:
    """Answer for every report as PDF."""
    page = render_template("reports/crowded.html", again=asked_for())
    return page, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": str(_SECONDS_UNTIL_ROOM)}


def _asked(document: str) -> tuple[Asked, list[str]]:
    """Return what the address asks for; the month that it is, where it asks for none."""
    kind = _DOCUMENTS[document]
    now = Month.of(today())
    asked, faults = read(request.args, kind.report, scope_of(signed_in_viewer()), today())
    if not request.args.get("dari") and not request.args.get("sampai"):
        asked = asked.during(Period(now, now))
    return (kind.narrowed(asked) if len(asked.area) == VILLAGE_LENGTH else asked), faults


def _appendix(found: Answer) -> Sequence[Table]:
    """Return the names behind the certificates, for who asks and may see persons."""
    asked = found.asked
    wanted = request.args.get("nama") == "ya" and found.report is evidence.REPORT
    if not wanted or not found.scope.sees_persons(asked.area):
        return ()
    return (names_table(certificates_in(asked.area, asked.period)),)


def _after(period: Period) -> Period:
    return Period(period.until.plus(1), period.until.plus(len(period)))


def _year(period: Period) -> Period:
    return Period(Month(period.until.year, 1), Month(period.until.year, 12))
