"""Learning gain: what people knew before a course, and what they knew after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from markupsafe import Markup

from rumahbelajar.library import the_library
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.naming import is_hard
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.areas_listed import (
    Measured,
    above_in_courses,
    areas_below,
    tables_above,
    wholes_of,
)
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value

KEY = "kenaikan-nilai"
_BOTH = ("both_tests", "both_tests")
_FOUR = ("fell", "same", "rose", "rose_much")
_TWO = ("not_risen", "risen")
"""For who sees counts: of four parts of a few people one is nearly always too small to be told."""
_COUNTED = ("both_tests", "pretest_marks", "posttest_marks", *_FOUR)
"""The measures that it tells of."""


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return the areas below in one course, or the courses in one area."""
    measured = _measured(in_four=scope.sees_persons(asked.area))
    if asked.course:
        above = tables_above(scope, asked, measured)
        return [areas_below(asked, measured, above)]
    return [_by_course(scope, asked, measured)]


def draw(tables: Sequence[Table], _asked: Asked) -> list[Markup]:
    """Draw the marks after, and how the people of each line fall into who fell and who rose."""
    table = tables[0]
    in_order = table.rows.stream("posttest", descending=True)
    rows = [row for row in in_order if row.values[table.place_of("both_tests")]]
    if not rows and table.total is not None:
        rows = [table.total]
    parts = [column for column in table.columns if column.together]
    shares = [
        (str(row.values[0]), [row.values[table.place_of(column.key)] for column in parts])
        for row in rows
    ]
    title = str(_("Naik atau turun dari nilai awal"))
    marks = [_mark(row, table) for row in rows]
    whole = _mark(table.total, table) if table.total and len(rows) > 1 else None
    return [
        charts.distribution(title, [column.title for column in parts], shares),
        charts.bars(str(_("Nilai akhir rata-rata")), marks, Kind.MARK, full=100, average=whole),
    ]


def _mark(row: Row, table: Table) -> tuple[str, Value]:
    return str(row.values[0]), row.values[table.place_of("posttest")]


def _parts(*, in_four: bool) -> dict[str, str]:
    """Return by key the titles of what people fall into."""
    if not in_four:
        return dict(zip(_TWO, (str(_("Tidak naik")), str(_("Naik"))), strict=True))
    titles = (_("Turun"), _("Tetap"), _("Naik sampai 20 poin"), _("Naik lebih dari 20 poin"))
    return dict(zip(_FOUR, map(str, titles), strict=True))


def _measured(*, in_four: bool) -> Measured:
    return Measured(
        (
            Column(
                "both_tests",
                str(_("Ikut dua tes")),
                term="both_tests",
                is_of_people=True,
                is_of_cohort=True,
            ),
            *(
                Column(key, str(title), kind, term=key, share_of=_BOTH, is_of_cohort=True)
                for key, title, kind in (
                    ("pretest", _("Nilai awal"), Kind.MARK),
                    ("posttest", _("Nilai akhir"), Kind.MARK),
                    ("gain", _("Kenaikan (poin)"), Kind.DECIMAL),
                )
            ),
            *(
                Column(
                    key,
                    title,
                    Kind.SHARE,
                    share_of=_BOTH,
                    together="gain",
                    is_of_cohort=True,
                )
                for key, title in _parts(in_four=in_four).items()
            ),
        ),
        partial(_values, in_four=in_four),
        _COUNTED,
    )


def _values(found: Sum, *, in_four: bool) -> tuple[Value, ...]:
    both = found.both_tests
    parts = [getattr(found, part) for part in _FOUR]
    if not in_four:
        parts = [found.fell + found.same, found.rose + found.rose_much]
    if not both:
        return (0, *(None for _nothing in ("before", "after", "gain", *parts)))
    before, after = found.pretest_marks / both, found.posttest_marks / both
    return (both, before, after, after - before, *(part / both for part in parts))


def _by_course(scope: Scope, asked: Asked, measured: Measured) -> Table:
    columns = (Column("course", str(_("Kursus")), Kind.TEXT), *measured.columns)
    rows = list(_courses(scope, asked, measured))
    title = str(_("Menurut kursus"))
    note = str(_("Hanya kursus yang punya tes awal dan tes akhir dengan nilai."))
    return Table("kursus", title, columns, ListedRows(rows, columns), notes=(note,))


def _courses(scope: Scope, asked: Asked, measured: Measured) -> Iterator[Row]:
    titles = {
        course.id: course.title
        for course in the_library().courses.values()
        if all(test is not None and test.gives_mark for test in (course.pretest, course.posttest))
    }
    courses = list(titles)
    above = above_in_courses(scope, asked, measured, courses)
    for course, values in wholes_of(asked, measured, courses, above).items():
        address: dict[str, Any] = {**replace(asked, course=course, sort="", page=1).values()}
        yield Row(
            course,
            (titles[course], *values),
            asked.area,
            url_for("reports.report", key=KEY, **address),
            is_hard=is_hard(course),
            above=above[course],
        )


REPORT = Report(
    KEY,
    lazy_gettext("Kenaikan nilai"),
    lazy_gettext("Apakah orang tahu lebih banyak sesudah belajar."),
    frozenset(Filter) - {Filter.GROUP},
    make,
    draw=draw,
    comparisons=(Comparison.AREA,),
)
