"""Pages: what was done in a village in a month, and its sheet to print."""

from datetime import date
from typing import NamedTuple

from flask import render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar import clock
from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.addresses import month_asked
from rumahbelajar.outreach import labels, months
from rumahbelajar.outreach.counts import BANDS, Cell
from rumahbelajar.outreach.finding import names_of
from rumahbelajar.outreach.held_meetings import held_in
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.months import Month, Overview
from rumahbelajar.outreach.views.blueprint import blueprint
from rumahbelajar.paging import Pages, asked_page
from rumahbelajar.people.models import Village
from rumahbelajar.people.village_choice import choose_village


class Asked(NamedTuple):
    """What an address asks for: a village of these, and a month of it."""

    village: Village
    villages: list[Village]
    today: date
    whole: Overview
    month: Month


@blueprint.get("/kegiatan", endpoint="services")
@allow(REGISTRAR)
def show_month() -> ResponseReturnValue:
    """Lead to the form of each kind, and show a month: its totals, and its services by page."""
    asked = _asked()
    pages = Pages(asked.month.times, months.PAGE_SIZE, asked_page())
    return render_template(
        "outreach/month.html",
        **asked._asdict(),
        pages=pages,
        services=months.page_of(asked.village.code, asked.month, pages),
        withdrawn=months.withdrawn_of(asked.village.code, asked.month),
        kinds=list(ServiceKind),
        labels=labels,
    )


@blueprint.get("/kegiatan/lembar")
@allow(REGISTRAR)
def sheet() -> ResponseReturnValue:
    """Show a month as it is printed and signed; referrals stand in its sums alone."""
    asked = _asked()
    services = months.page_of(asked.village.code, asked.month, None)
    return render_template(
        "outreach/sheet.html",
        **asked._asdict(),
        services=[each for each in services if each.kind is not ServiceKind.REFERRAL],
        by_age=months.by_age(asked.village.code, asked.month),
        meetings=held_in(asked.village.code, asked.month.first),
        noted_by=names_of(services),
        bands=BANDS,
        cell=Cell,
        labels=labels,
    )


def _asked() -> Asked:
    village, villages = choose_village(signed_in_viewer(), request.args.get("desa"))
    today = clock.today(village.time_zone)
    whole = months.overview(village.code)
    month = month_asked() or today.replace(day=1)
    return Asked(village, villages, today, whole, whole.month(month))
