"""Pages: what a village hands in, to look at, to print and to sign; and the same as PDF."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import STAFF, RoleKind, Viewer, allow, signed_in_viewer
from rumahbelajar.addresses import asked_for
from rumahbelajar.learning.typesetting import Crowded
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.house import the_place, today_in
from rumahbelajar.reports import evidence, monthly
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.choosing import read
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.documents.identity import KEY, period_in_words, preliminary
from rumahbelajar.reports.documents.lines import laid_out
from rumahbelajar.reports.documents.paper import printed_pdf, signing, unsigned
from rumahbelajar.reports.documents.photo_archive import to_copy
from rumahbelajar.reports.documents.photo_rights import keeps_photos, may_copy
from rumahbelajar.reports.documents.proofs import certificates_in, names_table, photos_in
from rumahbelajar.reports.tables.answering import Answer, answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.showing import address
from rumahbelajar.reports.tables.table import Table
from rumahbelajar.reports.views.blueprint import blueprint

_DOCUMENTS: Mapping[str, Report] = {
    report.key: report for report in (monthly.REPORT, evidence.REPORT)
}
_MOST_MONTHS = 12
_SECONDS_UNTIL_ROOM = 5


@blueprint.get("/laporan/<any(bulanan, bukti):document>/lembar", endpoint="document")
@allow(STAFF)
def show_document(document: str) -> ResponseReturnValue:
    """Show a document as it is printed and signed, and lead to its other forms."""
    asked, faults = _asked(document)
    if len(asked.area) < VILLAGE_LENGTH:
        return redirect(address(_DOCUMENTS[document], asked), 303)
    found = answer(_DOCUMENTS[document], scope_of(signed_in_viewer()), asked)
    about = next(table for table in found.tables if table.key == KEY)
    tables = [table for table in found.tables if table.key != KEY]
    viewer = signed_in_viewer()
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
        preliminary=preliminary(asked.period, today_in(asked.area)),
        months=_months_asked(asked) if document == monthly.KEY else (),
        signing=signing(found, the_place(asked.area).name),
        unsigned=unsigned(),
        earlier=asked.during(asked.period.before),
        later=asked.during(_after(asked.period)) if is_over else None,
        year=asked.during(_year(asked.period)),
        may_name=found.scope.sees_persons(asked.area),
        may_copy=may_copy(viewer, asked.area),
        has_photos=document == evidence.KEY and _has_photos(viewer, asked),
        may_give=viewer.holds(RoleKind.ADMIN),
    )


@blueprint.get("/laporan/<any(bulanan, bukti):document>/lembar.pdf")
@allow(STAFF)
def document_pdf(document: str) -> ResponseReturnValue:
    """Send a document as PDF."""
    asked, _faults = _asked(document)
    if len(asked.area) < VILLAGE_LENGTH:
        abort(404)
    found = answer(_DOCUMENTS[document], scope_of(signed_in_viewer()), asked)
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
    """Return what the address asks for; a month to come is said not to be here yet."""
    report, now = _DOCUMENTS[document], Month.of(today())
    asked, faults = read(request.args, report, scope_of(signed_in_viewer()), today())
    given = _given()
    if given and given.since > now:
        faults.append(str(_("Bulan itu belum tiba. Yang ada di sini waktu yang paling baru.")))
    return asked, faults


def _given() -> Period | None:
    """Return the months that an address names, whatever the report makes of them."""
    since, until = (Month.read(request.args.get(name, "").strip()) for name in ("dari", "sampai"))
    first, last = since or until, until or since
    return Period(min(first, last), max(first, last)) if first and last else None


def _months_asked(asked: Asked) -> list[Asked]:
    """Return each month of several that were asked for, of a report of one month."""
    given, now = _given(), Month.of(today())
    if given is None or len(given) == 1:
        return []
    begun = [month for month in given.months[-_MOST_MONTHS:] if month <= now]
    return [asked.during(Period(month, month)) for month in begun]


def _has_photos(viewer: Viewer, asked: Asked) -> bool:
    """Whether there are any of which copies could be had (see photo_rights)."""
    photos = photos_in(asked.area, asked.period)
    return bool(to_copy(photos, keeps_them=keeps_photos(viewer, asked.area)))


def _appendix(found: Answer) -> Sequence[Table]:
    """Return the names behind the certificates, for who asks and may see persons."""
    asked = found.asked
    wanted = request.args.get("nama") == "ya" and found.report is evidence.REPORT
    if not wanted or not found.scope.sees_persons(asked.area):
        return ()
    listed = next(table for table in found.tables if table.key == "sertifikat")
    place = listed.place_of("code")
    codes = {str(row.values[place]) for row in listed.rows.stream()}
    return (names_table(certificates_in(asked.area, asked.period), codes),)


def _after(period: Period) -> Period:
    return Period(period.until.plus(1), period.until.plus(len(period)))


def _year(period: Period) -> Period:
    return Period(Month(period.until.year, 1), Month(period.until.year, 12))
