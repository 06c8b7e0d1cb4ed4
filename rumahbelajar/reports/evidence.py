"""Report: the evidence pack of a village and quarter, or year: numbers, and what proves them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from rumahbelajar.formats import month
from rumahbelajar.outreach.models import Service
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.periods import OF_A_QUARTER_OR_YEAR
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents import hard_courses, proofs
from rumahbelajar.reports.documents.by_month import Counts, month_tables
from rumahbelajar.reports.documents.completeness import completeness_table, missing_of
from rumahbelajar.reports.documents.first_finished import first_table
from rumahbelajar.reports.documents.laying_out import TERMS
from rumahbelajar.reports.documents.learning_counts import (
    Learned,
    course_table,
    learned_in,
    participant_tables,
)
from rumahbelajar.reports.documents.making import document
from rumahbelajar.reports.documents.meeting_counts import Meetings, meetings_in
from rumahbelajar.reports.documents.meeting_tables import meeting_tables
from rumahbelajar.reports.documents.paper import paper_of
from rumahbelajar.reports.documents.service_tables import service_tables, services_in
from rumahbelajar.reports.documents.typed_words import words_table
from rumahbelajar.reports.documents.where_numbers_are import told_in_reports
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table

KEY = "bukti"


def make(scope: Scope, asked: Asked) -> Sequence[Table]:
    """Return the pack of one village: of a whole year, or the quarter of the last month asked."""
    return document(KEY, scope, asked, quarter_in, _tables)


def quarter_in(period: Period | None, now: Month) -> Period:
    """Return the whole year that is asked for, else the last quarter of a period that has begun.

    That which is over where none is asked for.
    """
    if period and (len(period), period.since.month) == (12, 1) and period.since <= now:
        return period
    month = min(period.until, now) if period else now.plus(-3)
    first = Month(month.year, month.month - (month.month - 1) % 3)
    return Period(first, first.plus(2))


def _tables(asked: Asked, today: date, *, full: bool) -> list[Table]:
    learned = learned_in(asked)
    meetings = meetings_in(asked.area, asked.period, today)
    services = services_in(asked.area, asked.period)
    photos = proofs.photos_in(asked.area, asked.period)
    missing = missing_of(learned, meetings, services, full=full)
    unproved = proofs.without_photo(meetings, photos)
    words = _("Pertemuan yang diadakan tanpa foto lembar daftar hadir")
    certificates = proofs.certificates_in(asked.area, asked.period) if full else []
    by_course, closed = hard_courses.close(
        [first_table(asked), course_table(asked)] if full else [],
        Counter(each.course_id for each, _stands in certificates),
    )
    now = Month.of(today)
    months, to_come = _by_month(asked, meetings, services, now), _planned(asked, meetings, now)
    return [
        *month_tables(months, to_come, full=full),
        *(_participants(learned, months[-1]) if full else told_in_reports(asked, now)),
        *by_course,
        *meeting_tables(meetings, full=full),
        proofs.photo_table(photos, asked),
        *service_tables(services, asked, full=full),
        *([proofs.certificate_table(certificates, closed.courses)] if full else []),
        words_table(services, meetings, full=full),
        completeness_table(asked, today, [*missing, ("tanpa_foto", words, unproved)]),
    ]


def _participants(learned: Learned, latest: Counts) -> list[Table]:
    return participant_tables(learned.began, latest.learned.active, month(latest.month.first))


def _by_month(
    asked: Asked, meetings: Meetings, services: Sequence[Service], now: Month
) -> list[Counts]:
    """Return what is counted of each month that has begun."""
    found = []
    for each in (one for one in asked.period.months if one <= now):
        only = Period(each, each)
        served = [one for one in services if only.first <= one.on <= only.last]
        learned = learned_in(asked.during(only))
        found.append(Counts(each, learned, meetings.during(only), served))
    return found


def _planned(asked: Asked, meetings: Meetings, now: Month) -> dict[Month, int]:
    """Return how many meetings are planned in each month that has not begun, if any are."""
    later = (each for each in asked.period.months if each > now)
    planned = {each: len(meetings.during(Period(each, each)).counted) for each in later}
    return {each: meetings for each, meetings in planned.items() if meetings}


REPORT = Report(
    key=KEY,
    title=lazy_gettext("Paket bukti desa"),
    question=lazy_gettext("Apa bukti dari angka satu desa dalam satu triwulan atau satu tahun?"),
    filters=frozenset({Filter.AREA, Filter.PERIOD}),
    make=make,
    months=quarter_in,
    moving=OF_A_QUARTER_OR_YEAR,
    paper=paper_of,
    terms=TERMS,
    has_typed_words=True,
)
