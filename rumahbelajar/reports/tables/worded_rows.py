"""Rows that are put into words only when they are shown: sorting thousands needs no sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rumahbelajar.reports.tables.table import Row

Item = TypeVar("Item")


@dataclass(frozen=True)
class WordedRows(Generic[Item]):
    """Rows of items that are at hand, a few thousand at most, in the report's own order."""

    items: Sequence[Item]
    worded: Callable[[Item], Row]
    orders: Mapping[str, Callable[[Item], Any]]
    """By the key of a column: by what it is sorted; None stands at the end."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.items)

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        """Return some rows in the order of a column; "" is the report's own order."""
        return [self.worded(item) for item in self._sorted(sort, descending)[lines]]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        """Yield every row in that order."""
        for item in self._sorted(sort, descending):
            yield self.worded(item)

    def _sorted(self, sort: str, descending: bool) -> Sequence[Item]:
        order = self.orders.get(sort)
        if order is None:
            return self.items
        told = [item for item in self.items if order(item) is not None]
        untold = [item for item in self.items if order(item) is None]
        return [*sorted(told, key=order, reverse=descending), *untold]
