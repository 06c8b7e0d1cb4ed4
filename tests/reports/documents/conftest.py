"""What the tests of documents share: the tables of one, made by the rules."""

from collections.abc import Callable

import pytest

from rumahbelajar.reports import evidence, monthly
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import Table, Value
from tests.house import KURIPAN
from tests.reports.nation import Nation

REPORTS = {report.key: report for report in (monthly.REPORT, evidence.REPORT)}
OF_VILLAGE = Scope((KURIPAN,), (KURIPAN,))
OF_DISTRICT = Scope(("33.07.10",))
Document = Callable[..., dict[str, Table]]


@pytest.fixture
def document(nation: Nation) -> Document:
    """Make the tables of a document by key; of Kuripan in November 2026 unless said otherwise."""

    def make(
        key: str = "bulanan",
        since: str = "2026-11",
        until: str = "",
        area: str = KURIPAN,
        scope: Scope = OF_VILLAGE,
    ) -> dict[str, Table]:
        first, last = Month.read(since), Month.read(until or since)
        assert first
        assert last
        with nation.app.test_request_context():
            found = answer(REPORTS[key], scope, Asked(area, Period(first, last)))
            return {table.key: table for table in found.tables}

    return make


def line(table: Table, key: str) -> dict[str, Value]:
    """Return one line of a table by its columns, but the words."""
    rows = [row for row in table.rows.stream() if row.key == key]
    row = rows[0] if rows else table.total
    assert row is not None
    assert row.key == key, [each.key for each in table.rows.stream()]
    pairs = zip(table.columns, row.values, strict=True)
    return {column.key: value for column, value in pairs if column.kind.value != "text"}


def told(table: Table) -> dict[str, Value]:
    """Return what each line of a table says in its second column."""
    return {row.key: row.values[1] for row in table.rows.stream()}
