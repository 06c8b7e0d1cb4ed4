"""Rows that a statement selects: a part for a page, all of them one after another for a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, func, nulls_last, select
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.database import db, of_one_moment
from rumahbelajar.reports.tables.table import Row

AT_ONCE = 1000
"""How many rows are fetched at a time, and held."""


@dataclass(frozen=True)
class SelectedRows:
    """Rows of a statement, of which there may be a million; never more than a few are held.

    `order` is the report's own, and a total one: it ends in what no two rows share. It also decides
    between rows that are alike in the column by which somebody sorts, so that no row stands on two
    pages, or on none.
    """

    statement: Select[Any]
    """Without an order."""
    order: Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]]
    to_row: Callable[[Any], Row]
    sorts: Mapping[str, ColumnElement[Any] | InstrumentedAttribute[Any]] = field(
        default_factory=dict
    )
    """By which columns rows may be sorted: the key of each, and what it is sorted by."""
    counted: Select[tuple[int]] | None = None
    """Counts the rows, where that is quicker than to select and count them."""

    @cached_property
    def count(self) -> int:
        """How many there are; asked once."""
        if self.counted is not None:
            return db.session.execute(self.counted).scalar_one()
        rows = self.statement.subquery()
        return db.session.execute(select(func.count()).select_from(rows)).scalar_one()

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        """Return some rows in the order of a column; who has no value there stands at the end."""
        first = lines.start or 0
        statement = self._sorted(sort, descending).offset(first)
        if lines.stop is not None:
            statement = statement.limit(max(0, lines.stop - first))
        return [self.to_row(found) for found in db.session.execute(statement)]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        """Yield every row in that order, all as they were at one moment."""
        statement = self._sorted(sort, descending)
        with (
            of_one_moment() as connection,
            connection.execute(statement, execution_options={"yield_per": AT_ONCE}) as found,
        ):
            for each in found:
                yield self.to_row(each)

    def _sorted(self, sort: str, descending: bool) -> Select[Any]:
        by = self.sorts.get(sort)
        if by is None:
            return self.statement.order_by(*self.order)
        first = nulls_last(by.desc() if descending else by.asc())
        return self.statement.order_by(first, *self.order)
