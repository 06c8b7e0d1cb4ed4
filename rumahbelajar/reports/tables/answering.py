"""Answering a report: its tables, with what may not be told withheld, wherever they are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import abort
from markupsafe import Markup

from rumahbelajar.reports.asking.asked import Asked, Comparison
from rumahbelajar.reports.asking.naming import is_hard
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.withholding import withhold
from rumahbelajar.reports.summaries import reading
from rumahbelajar.reports.tables import comparing
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import WITHHELD, Heard, ListedRows, Table, Value
from rumahbelajar.reports.terms import TERMS, Term


@dataclass(frozen=True)
class Answer:
    """What a report says to somebody: the same on pages, in exports and to programs."""

    report: Report
    asked: Asked
    scope: Scope
    tables: tuple[Table, ...]
    """With the columns that compare, where that was asked for."""
    heard: Heard
    terms: tuple[Term, ...]
    """Of its columns, and others that it speaks of; each once."""
    plain: tuple[Table, ...]
    """The tables without what compares, which charts are drawn of."""

    @property
    def is_compared(self) -> bool:
        """Whether any of its numbers is set beside another."""
        columns = (column for table in self.tables for column in table.columns)
        return any(map(comparing.is_comparison, columns))

    def charts(self) -> Sequence[Markup]:
        """Draw its charts, of nothing that the tables do not say; none of nothing."""
        drawn = self.report.draw(self.plain, self.asked) if self.report.draw else ()
        return [chart for chart in drawn if chart]


def answer(report: Report, scope: Scope, asked: Asked) -> Answer:
    """Return what a report says to this reader; what lies outside their scope is a 404."""
    scope.require(asked.area)
    if report.needs_persons and not scope.sees_persons(asked.area):
        abort(404)
    plain = _made(report, scope, asked)
    return Answer(
        report,
        asked,
        scope,
        _compared(plain, report, scope, asked),
        reading.heard(asked),
        tuple(dict.fromkeys(_terms(report, plain))),
        plain,
    )


def _made(report: Report, scope: Scope, asked: Asked) -> tuple[Table, ...]:
    if is_hard(asked.course) and not report.needs_persons:
        # Who takes such a course would be read off exact counts by whoever knows the people.
        scope, asked = replace(scope, with_persons=()), replace(asked, group=None)
    withheld = withhold(report.make(scope, asked), scope, asked)
    return tuple(_without_nobody(table) if table.skips_nobody else table for table in withheld)


def _without_nobody(table: Table) -> Table:
    rows = [row for row in table.rows.stream() if row.always_stays or any(map(_counts, row.values))]
    return replace(table, rows=ListedRows(rows, table.columns))


def _counts(value: Value) -> bool:
    return value is WITHHELD or (isinstance(value, int) and value > 0)


def _compared(
    tables: tuple[Table, ...], report: Report, scope: Scope, asked: Asked
) -> tuple[Table, ...]:
    if asked.comparison not in report.comparisons:
        return tables
    if asked.comparison is Comparison.AREA:
        return tuple(comparing.with_average(table) for table in tables)
    before = {table.key: table for table in _made(report, scope, asked.earlier)}
    return tuple(comparing.with_earlier(table, before.get(table.key)) for table in tables)


def _terms(report: Report, tables: Sequence[Table]) -> Iterator[Term]:
    keys = [column.term for table in tables for column in table.columns if column.term]
    yield from (TERMS[key] for key in (*keys, *report.terms))
