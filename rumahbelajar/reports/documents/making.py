"""Making a document: of one village, of the months it is of, with what it says of itself."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.house import today_in
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents.choosing_village import village_tables
from rumahbelajar.reports.documents.identity import identity_table
from rumahbelajar.reports.hiding.withholding import withhold
from rumahbelajar.reports.tables.report import MonthsOf
from rumahbelajar.reports.tables.table import Table


class Tables(Protocol):
    """Returns what a document tells; in `full` to who may see persons."""

    def __call__(self, asked: Asked, today: date, *, full: bool) -> list[Table]:
        """Return the tables, as they are."""


def document(
    key: str, scope: Scope, asked: Asked, months_of: MonthsOf, tables: Tables
) -> Sequence[Table]:
    """Return the tables of a document; for an area of several villages those to choose from."""
    if len(asked.area) < VILLAGE_LENGTH:
        return village_tables(asked.area)
    today = today_in(asked.area)
    asked = Asked(asked.area, months_of(asked.period, Month.of(today)))
    found = tables(asked, today, full=scope.sees_persons(asked.area))
    return [identity_table(key, asked, withhold(found, scope, asked), today), *found]
