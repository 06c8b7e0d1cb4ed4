"""Completion: who began, who finished, how fast, and who holds a certificate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext, pgettext
from markupsafe import Markup

from rumahbelajar.library import the_library
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.naming import is_hard
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.areas_listed import (
    Above,
    Measured,
    above_in_courses,
    above_of,
    is_village,
    listed_below,
    read_area,
    tables_above,
    wholes_of,
)
from rumahbelajar.reports.rows.completion_in_village import in_village
from rumahbelajar.reports.rows.lines_above import SumsAbove, sums_above
from rumahbelajar.reports.rows.months_listed import (
    areas_by_month,
    areas_drawn,
    by_month,
    months_drawn,
)
from rumahbelajar.reports.summaries.models import DAYS
from rumahbelajar.reports.summaries.reading import Dimension, Sum, median_days
from rumahbelajar.reports.tables import showing
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value, share

KEY = "penyelesaian"
_OF_PEOPLE = ("enrolled", "active", "completed", "certificates", "withdrawn")
"""The measures that count people, which alone decide what is withheld."""
_COUNTED = (*_OF_PEOPLE, *(f"within_{edge}" for edge in DAYS), "later")
"""Those that it tells of."""


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return the areas below, or the groups and people of a village; months; and courses.

    Of these, months and people are not compared with others.
    """
    measured = _measured(asked)
    courses = _courses_beside(scope, asked)
    has_months = not (asked.group or asked.is_beside or len(asked.period) == 1)
    by_month_above: SumsAbove = {}
    if has_months:
        by_month_above = sums_above(scope, asked, (Dimension.MONTH,), _OF_PEOPLE)
        above = above_of(asked, measured, by_month_above)
    else:
        above = tables_above(scope, asked, measured)
    area = read_area(asked, measured)
    if not is_village(asked.area) or is_hard(asked.course):
        parts = [listed_below(area, measured, above)]
    else:
        parts = in_village(scope, asked, area, measured, above)
    first, *people = parts
    first = replace(first, notes=(*first.notes, *saying.still_counting(asked)))
    if asked.group:
        return [first, *people]
    in_courses = above_in_courses(scope, asked, measured, courses)
    of_courses = _by_course(asked, measured, courses, in_courses)
    if not has_months:
        return [first, *of_courses, *people]
    months = by_month(asked, area, by_month_above, _rate(), _address)
    return [first, months, *areas_by_month(asked, area, by_month_above), *of_courses, *people]


def draw(tables: Sequence[Table], _asked: Asked) -> list[Markup]:
    """Draw the rate of each area, and who began and finished month by month, in all and in each."""
    by_key = {table.key: table for table in tables}
    drawn = [*_rates(tables[0])]
    if "bulan" in by_key:
        drawn.append(months_drawn(by_key["bulan"]))
    if "wilayah-bulan" in by_key and by_key["wilayah-bulan"].rows.count > 1:
        drawn.append(areas_drawn(by_key["wilayah-bulan"]))
    return drawn


def _measured(asked: Asked) -> Measured:
    return Measured(
        (
            Column(
                "enrolled", str(pgettext("kursus", "Mulai")), term="enrolled", is_of_people=True
            ),
            Column(
                "active",
                saying.active_in(asked),
                term="active",
                is_of_people=True,
                long_title=saying.active_in_full(asked),
            ),
            Column(
                "completed",
                str(_("Selesai")),
                term="completed",
                is_of_people=True,
                is_of_cohort=True,
            ),
            _rate(),
            Column(
                "median_days",
                str(_("Lama (hari)")),
                Kind.DECIMAL,
                term="median_days",
                share_of=("completed", "completed"),
                is_of_cohort=True,
            ),
            *(
                Column(key, str(title), term=key, is_of_people=True, is_of_cohort=True)
                for key, title in (
                    ("certificates", _("Sertifikat")),
                    ("withdrawn", pgettext("kursus", "Keluar")),
                )
            ),
        ),
        _values,
        _COUNTED,
    )


def _rate() -> Column:
    title = str(_("Tingkat selesai"))
    made_of = ("completed", "enrolled")
    return Column("rate", title, Kind.SHARE, term="rate", share_of=made_of, is_of_cohort=True)


def _values(found: Sum) -> tuple[Value, ...]:
    return (
        found.enrolled,
        found.active,
        found.completed,
        share(found.completed, found.enrolled),
        median_days(found),
        found.certificates,
        found.withdrawn,
    )


def _courses_beside(scope: Scope, asked: Asked) -> list[str]:
    """Return the ids of the courses that are listed: none where one is asked for, or a group.

    In a village whose people are counted alone hardly a number of so few may be told.
    """
    is_one_village_in_counts = is_village(asked.area) and not scope.sees_persons(asked.area)
    if asked.course or asked.group or is_one_village_in_counts:
        return []
    return list(the_library().courses)


def _by_course(
    asked: Asked, measured: Measured, courses: Sequence[str], above: Above
) -> Iterator[Table]:
    if not courses:
        return
    columns = (Column("course", str(_("Kursus")), Kind.TEXT), *measured.columns)
    rows = []
    for course, values in wholes_of(asked, measured, courses, above).items():
        url = _address(replace(asked, course=course, sort="", page=1))
        named = (the_library().courses[course].title, *values)
        row = Row(course, named, asked.area, url, is_hard(course), above[course])
        rows.append(row)
    note = str(_("Satu orang bisa ikut beberapa kursus, jadi baris ini tidak dijumlahkan."))
    title = str(_("Menurut kursus"))
    yield Table("kursus", title, columns, ListedRows(rows, columns), notes=(note,))


def _address(asked: Asked) -> str:
    return showing.address(REPORT, asked)


def _rates(table: Table) -> Iterator[Markup]:
    name, rate = 0, table.place_of("rate")
    rows = table.rows.stream("rate", descending=True)
    items = [(str(row.values[name]), row.values[rate]) for row in rows]
    whole = (str(table.total.values[name]), table.total.values[rate]) if table.total else None
    if len(items) > 1:
        title = str(_("Tingkat selesai"))
        yield charts.bars(title, items, Kind.SHARE, full=1, average=whole)


REPORT = Report(
    KEY,
    lazy_gettext("Penyelesaian kursus"),
    lazy_gettext("Siapa mulai belajar, siapa selesai, dan berapa lama."),
    frozenset(Filter),
    make,
    draw=draw,
    comparisons=(Comparison.PERIOD_BEFORE, Comparison.AREA),
)
