"""Page: what every term of the reports means."""

from flask import render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import STAFF, allow
from rumahbelajar.reports.terms import TERMS
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/laporan/istilah", endpoint="terms")
@allow(STAFF)
def show_terms() -> ResponseReturnValue:
    """Show all terms, by name."""
    terms = sorted(TERMS.values(), key=lambda term: str(term.name).casefold())
    return render_template("reports/terms.html", terms=terms)
