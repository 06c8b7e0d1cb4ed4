"""What a report is: one question about an area and a period, and the tables that answer it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.periods import USUAL, Moving
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.table import Table

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer

Make = Callable[[Scope, Asked], Sequence[Table]]
Draw = Callable[[Sequence[Table], Asked], Sequence[Markup]]
"""Draws charts of what the tables hold after withholding: nothing that they do not say."""

MonthsOf = Callable[[Period | None, Month], Period]
"""Makes the months of a report out of those that are asked for, None for none, and the one it is.
"""


@dataclass(frozen=True)
class Report:
    """A report; page, exports, print and address come with it."""

    key: str
    """Its name in addresses: /laporan/<key>."""
    title: str
    question: str
    """What it answers, in one sentence."""
    filters: frozenset[Filter]
    make: Make
    """Return its tables as they are, for an area that the scope sees; who calls withholds."""
    needs_persons: bool = False
    """Whether it shows persons, and so is closed where the scope sees none."""
    has_typed_words: bool = False
    """Whether words that somebody typed stand in it: for people to read, and not for programs."""
    draw: Draw | None = None
    paper: "Callable[[Answer], bytes | None] | None" = None
    """Makes its PDF where it has sheets of its own; None from it is a PDF like all others."""
    months: MonthsOf | None = None
    """Of a report of a certain number of months: which ones it is of."""
    moving: tuple[Moving, ...] = USUAL
    """Which periods are on offer by name."""
    comparisons: tuple[Comparison, ...] = ()
    """What its numbers can be set beside: only what compares any of its columns."""
    glance: tuple[str, ...] = ()
    """Keys of the columns whose sums answer its question and stand above it; else the first do."""
    terms: tuple[str, ...] = ()
    """Keys of terms beyond those of its columns."""

    def is_of_persons(self, asked: Mapping[str, str]) -> bool:
        """Whether what an address asks of it is for who sees persons alone, as a group is."""
        return self.needs_persons or Filter.GROUP.value in asked
