"""What the form of a report offers to choose from: only the filters that the report has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.database import db, within
from rumahbelajar.formats import month
from rumahbelajar.groups.models import Group
from rumahbelajar.library import the_library
from rumahbelajar.people.labels import AGE_BANDS, CATEGORIES, DESTINATIONS, SEXES
from rumahbelajar.people.traits import AgeBand
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.orders import order_in_words
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.showing import sortable
from rumahbelajar.reports.tables.table import Table

_MONTHS_BACK = 35
_MOST_GROUPS = 200
Option = tuple[str, str]
"""A value, and its words."""


@dataclass(frozen=True)
class Choice:
    """A list to choose one from; its options stand in groups, under "" where there are none."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    chosen: str


def choices_of(
    report: Report, asked: Asked, scope: Scope, now: Month, tables: Sequence[Table]
) -> list[Choice]:
    """Return the lists of the form, in their order."""
    return [
        *_months(report, asked, now),
        *_courses(report, asked),
        *_groups(report, asked, scope),
        *_people(report, asked),
        *_comparisons(report, asked),
        *_orders(asked, tables),
    ]


def _choice(name: str, label: str, options: Iterator[Option], chosen: str) -> Choice:
    return Choice(name, label, (("", tuple(options)),), chosen)


def _months(report: Report, asked: Asked, now: Month) -> Iterator[Choice]:
    if Filter.PERIOD not in report.filters:
        return
    since, until = asked.period.since, asked.period.until
    last = max(now, until)
    months = {last.plus(-back) for back in range(_MONTHS_BACK + 1)} | {since, until}
    options = [(str(each), month(each.first)) for each in sorted(months, reverse=True)]
    yield _choice(Filter.PERIOD, _("Dari bulan"), iter(options), str(since))
    yield _choice("sampai", _("Sampai bulan"), iter(options), str(until))


def _courses(report: Report, asked: Asked) -> Iterator[Choice]:
    if Filter.COURSE not in report.filters:
        return
    courses = the_library().courses.values()
    options = [("", _("Semua kursus")), *((each.id, each.title) for each in courses)]
    yield _choice(Filter.COURSE, _("Kursus"), iter(options), asked.course)


def _groups(report: Report, asked: Asked, scope: Scope) -> Iterator[Choice]:
    if Filter.GROUP not in report.filters or not scope.sees_persons(asked.area):
        return
    found = select(Group.id, Group.name).where(within(Group.village_code, asked.area))
    open_ones = found.where(Group.ended_at.is_(None)).order_by(Group.name, Group.id)
    rows = db.session.execute(open_ones.limit(_MOST_GROUPS)).all()
    options = [("", _("Semua orang")), *((str(group_id), name) for group_id, name in rows)]
    chosen = str(asked.group) if asked.group else ""
    yield _choice(Filter.GROUP, _("Kelompok"), iter(options), chosen)


def _people(report: Report, asked: Asked) -> Iterator[Choice]:
    if Filter.SEX in report.filters:
        words = [("", _("Semua")), *((sex.value, str(said)) for sex, said in SEXES.items())]
        yield _choice(Filter.SEX, _("Jenis kelamin"), iter(words), asked.sex)
    if Filter.AGE_BAND in report.filters:
        bands = [
            (band.value, str(said))
            for band, said in AGE_BANDS.items()
            if band is not AgeBand.UNDER_13
        ]
        ages = [("", _("Semua umur")), *bands]
        yield _choice(Filter.AGE_BAND, _("Umur"), iter(ages), asked.age_band)
    yield from _traits(report, asked)


def _traits(report: Report, asked: Asked) -> Iterator[Choice]:
    """Offer categories and destinations in one list, since only one of them can be chosen."""
    groups: list[tuple[str, tuple[Option, ...]]] = [("", (("", _("Semua")),))]
    if Filter.CATEGORY in report.filters:
        kinds = [(f"{Filter.CATEGORY}.{each.value}", str(CATEGORIES[each])) for each in CATEGORIES]
        groups.append((_("Kategori"), tuple(kinds)))
    if Filter.DESTINATION in report.filters:
        named = {**DESTINATIONS, asked.destination: DESTINATIONS.get(asked.destination)}
        lands = [
            (f"{Filter.DESTINATION}.{code}", str(said or code))
            for code, said in named.items()
            if code
        ]
        groups.append((_("Negara tujuan"), tuple(lands)))
    if len(groups) > 1:
        chosen = f"{Filter.CATEGORY}.{asked.category}" if asked.category else ""
        chosen = f"{Filter.DESTINATION}.{asked.destination}" if asked.destination else chosen
        yield Choice("ciri", _("Kategori atau negara tujuan"), tuple(groups), chosen)


def _comparisons(report: Report, asked: Asked) -> Iterator[Choice]:
    if not report.comparisons:
        return
    words = {
        Comparison.PERIOD_BEFORE: _("Dengan periode sebelumnya"),
        Comparison.AREA: _("Dengan rata-rata wilayah"),
    }
    options = [("", _("Tidak dibandingkan"))]
    options += [(each.value, words[each]) for each in report.comparisons]
    yield _choice("banding", _("Bandingkan"), iter(options), asked.comparison.value)


def _orders(asked: Asked, tables: Sequence[Table]) -> Iterator[Choice]:
    """Offer what the heads of the first table do, for where they are out of sight."""
    if not tables:
        return
    options = [("", _("Urutan biasa"))]
    for column in tables[0].columns:
        if column.key not in sortable(tables[0]):
            continue
        options.append((column.key, order_in_words(column, descending=False)))
        options.append((f"-{column.key}", order_in_words(column, descending=True)))
    chosen = f"-{asked.sort}" if asked.descending and asked.sort else asked.sort
    yield _choice("urut", _("Urutkan"), iter(options), chosen)
