"""A report of as many rows as a test wants, slowly if it wants, for files that are made beside.

`python -m tests.reports.exporting.large_report` is the process that makes files, knowing it.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.exporting import making, working
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Row, Table
from tests.reports.exporting.answers import COLUMNS as ALL
from tests.reports.exporting.answers import CountedRows

COLUMNS = tuple(replace(column, is_of_people=False) for column in ALL)
"""Of single persons, of which nothing is withheld: such rows alone are read one after another."""
ROWS, PAUSE = "TEST_ROWS", "TEST_PAUSE"
"""Names in the environment: how many rows, and seconds after each hundred."""


class SlowRows(CountedRows):
    """Rows that take their time."""

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        pause = float(os.environ.get(PAUSE, "0"))
        for number, row in enumerate(super().stream(sort, descending=descending)):
            if pause and number % 100 == 0:
                time.sleep(pause)
            yield row


def make(_scope: Scope, _asked: Asked) -> Sequence[Table]:
    rows = SlowRows(int(os.environ.get(ROWS, "60000")), COLUMNS)
    return [Table("orang", "Orang", COLUMNS, rows)]


REPORT = Report("besar", "Laporan besar", "Siapa saja?", frozenset(Filter) - {Filter.GROUP}, make)
OF_PERSONS = Report("orang", "Laporan orang", "Siapa saja?", frozenset(), make, needs_persons=True)


def main() -> None:
    catalogue.REPORTS = (REPORT, OF_PERSONS)
    making.SECONDS = 0.2
    working.main()


if __name__ == "__main__":
    main()
