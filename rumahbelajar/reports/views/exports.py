"""Files: each report as CSV, XLSX, JSON and PDF, with the rows of its page in their order."""

import re

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.database import db, see_one_moment
from rumahbelajar.language import chosen
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing, saying
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope, scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting import jobs
from rumahbelajar.reports.exporting.files import Form, Wanted, has_table, rows_in, sent
from rumahbelajar.reports.exporting.papers import require_short
from rumahbelajar.reports.exporting.starting import start_if_needed
from rumahbelajar.reports.tables import showing
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.views.blueprint import blueprint

MOST_AT_ONCE = 50_000
"""Rows; a file of more is made beside."""
_TABLE = re.compile(r"[a-z0-9_-]{0,64}", re.ASCII)
"""What keys of tables are like."""


@blueprint.get("/laporan/<key>/unduh.<any(csv,xlsx,json,pdf):form>", endpoint="download")
@allow(STAFF)
def send_file(key: str, form: str) -> ResponseReturnValue:
    """Send a report as a file; filters that cannot be read are said on its page.

    For one of many rows, offer to make it beside.
    """
    see_one_moment()
    report, scope, asked, faults = _asked(key)
    if faults:
        return _to_its_page(key)
    found, wanted = answer(report, scope, asked), _wanted(form)
    if not has_table(found, wanted):
        abort(404)
    if wanted.form is Form.PDF:
        require_short(found)
    rows = rows_in(found, wanted)
    if rows > MOST_AT_ONCE:
        return render_template(
            "reports/large_file.html",
            report=report,
            rows=rows,
            ending=wanted.form,
            said=saying.where_and_when(report, asked),
            back=showing.address(report, asked),
            action=request.full_path,
        )
    return sent(found, wanted)


@blueprint.post("/laporan/<key>/unduh.<any(csv,xlsx,json):form>", endpoint="make_file")
@allow(STAFF)
def make_beside(key: str, form: str) -> ResponseReturnValue:
    """Let a file be made beside, and lead to where one sees how far it is."""
    report, _scope, asked, faults = _asked(key)
    if faults:
        return _to_its_page(key)
    viewer = signed_in_viewer()
    job = jobs.ask_for(viewer.person_id, report, asked, _wanted(form), chosen())
    address = url_for("reports.file", job_id=job.id)
    db.session.commit()
    start_if_needed()
    return redirect(address, 303)


def _asked(key: str) -> tuple[Report, Scope, Asked, list[str]]:
    report = catalogue.find(key) or abort(404)
    scope = scope_of(signed_in_viewer())
    return report, scope, *choosing.read(request.args, report, scope, today())


def _to_its_page(key: str) -> ResponseReturnValue:
    """Lead to the page of a report, which says what cannot be read in its address."""
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{url_for('reports.report', key=key)}?{query}", 303)


def _wanted(form: str) -> Wanted:
    """Return which file the address at hand asks for; of what can be no table it is a 404."""
    is_csv = form == Form.CSV
    table = request.args.get("tabel", "") if is_csv else ""
    return Wanted(
        Form(form),
        table=table if _TABLE.fullmatch(table) else abort(404),
        for_excel=is_csv and request.args.get("excel") == "1",
    )
