"""The table of a report: the same columns and rows as page, CSV, XLSX, PDF and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, Protocol


class Kind(StrEnum):
    """What stands in a column; an export writes it as that and not as text."""

    TEXT = "text"
    COUNT = "count"
    """A whole number."""
    SHARE = "share"
    """A float from 0 to 1, shown as a percentage."""
    DECIMAL = "decimal"
    """A float, shown with one place."""
    MARK = "mark"
    """0 to 100, a float where it is an average."""
    DAY = "day"
    """A date."""
    DONE = "done"
    """A date on which something was done, or None; in a total, how many have done it. Shown as a
    tick, since many of them stand beside each other; exported as the date."""


class Withheld(Enum):
    """Stands for a number of people that is too small to be told (see withholding.py)."""

    WITHHELD = "withheld"


WITHHELD = Withheld.WITHHELD


class Typed(str):
    """Words that people typed, as the name of a group: no program is given them."""

    __slots__ = ()


Value = str | int | float | date | Withheld | None
"""What a cell holds; None where there is nothing to tell, as the median of nobody."""


@dataclass(frozen=True)
class Column:
    """A column: its key in addresses and JSON, its words, and what stands in it."""

    key: str
    title: str
    kind: Kind = Kind.COUNT
    term: str = ""
    """The key of the term that says what is counted (terms/)."""
    is_of_people: bool = False
    """Whether it counts people, so that a number under five is withheld from who may not see it."""
    share_of: tuple[str, str] | None = None
    """Of a share, a mean or a median: the keys of what it is made of, last what it rests on. It is
    withheld together with either, and where it rests on fewer than five."""
    part_of: str = ""
    """The key of the column that this one and its likes add up to."""
    is_told_alone: bool = False
    """Whether other tables tell this part without its sum, which is else what they tell."""
    together: str = ""
    """Columns of one word here, shares of the same whole, are withheld all or none."""
    long_title: str = ""
    """What the title is short for, such as the lesson that "2.1" stands for; "" where it says
    everything."""
    is_of_cohort: bool = False
    """Whether it tells what became by now of who began in the period. Who began earlier has had
    longer for it, so that it is not compared with another period."""
    is_said: bool = False
    """Whether the rest of its row says it, too, so that a phone leaves it out of a card."""
    has_order_of_keys: bool = False
    """Whether rows are in its order by their keys, as "2026-04" of a month, not by its words."""


@dataclass(frozen=True)
class Row:
    """One line: a key that stays the same in every export, and one value for each column."""

    key: str
    values: tuple[Value, ...]
    area: str | None = None
    """The area that it tells of, into which a reader may go on."""
    url: str = ""
    """Else the address of the page that shows what it counts."""
    is_hard: bool = False
    """Whether it tells of a course on a hard subject: small numbers are told to nobody then."""
    above: tuple["Table", ...] = ()
    """Of a row that is by itself the total of an area: as Table.above, and found by its area."""
    at: tuple[str, ...] = ()
    """Where it stands in a table of several traits, each "" where it is summed up: ("P", "18-24").
    Nothing where the rows stand for one thing only, and add up to the total."""
    always_stays: bool = False
    """Whether it is shown also where it counts nobody (Table.skips_nobody)."""


class Rows(Protocol):
    """The rows of a table, of which there may be a million."""

    @property
    def count(self) -> int:
        """How many there are."""

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        """Return some rows in the order of a column; "" is the report's own order."""

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        """Yield every row in that order, holding no more than a handful at a time."""


@dataclass(frozen=True)
class Heard:
    """From how many of how many villages anything was heard in the period."""

    villages: int
    of: int


Cell = tuple[str, str]
"""The keys of a row and a column; "" is the row of the total."""


@dataclass(frozen=True)
class ToldAbove:
    """Tables of the areas above of which the row of an area tells what the area's own table does.

    Their columns are its rows: months beside each other there, below each other here.
    """

    tables: tuple["Table", ...]
    """As Table.above."""
    area: str
    """Whose row it is."""
    cells: Mapping[str, Cell]
    """By the key of a column there, which cell it is here."""


@dataclass(frozen=True)
class Table:
    """A table with its rows, and what must be said with it."""

    key: str
    """Its name among the tables of the report: a sheet of the workbook, a part of the JSON."""
    title: str
    columns: tuple[Column, ...]
    rows: Rows
    total: Row | None = None
    above: tuple["Table", ...] = ()
    """The tables of the areas above, the widest first: the total of each, and of this one, is a row
    of the one before it, found by its area. What is withheld there must not come out here."""
    notes: tuple[str, ...] = field(default=())
    """Sentences shown with it in every form."""
    says_why_empty: bool = False
    """Whether they say so where it has no rows; else the page does."""
    is_imprint: bool = False
    """Whether it says what the report is, as an imprint does, and not what it found."""
    told_above: tuple[ToldAbove, ...] = ()
    """Others of the areas above that tell cells of its rows, or more of its total."""
    short_title: str = ""
    """Its title where there is little room, as on the tab of a sheet; "" where it is short itself.
    """
    untold: frozenset[Cell] = frozenset()
    """Cells that who sees counts is not told where anything of the table is withheld, so that it
    needs fewer others to be covered; nothing stands there, and a note says so."""
    skips_nobody: bool = False
    """Whether rows that count nobody are left out, once it is known what of them is withheld: they
    are there for what others have."""

    def place_of(self, key: str) -> int:
        """Return where a column stands; raise KeyError when there is none of this key."""
        return self._places[key]

    @property
    def sum_below(self) -> Row | None:
        """The total as it stands below the rows; None where the only row says the same."""
        if self.total is None or self.rows.count != 1:
            return self.total
        (only,) = self.rows.part("", False, slice(1))
        return None if only.values == self.total.values else self.total

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self.columns)}


@dataclass(frozen=True)
class ListedRows:
    """Rows that are at hand, a few thousand at most."""

    listed: Sequence[Row]
    columns: tuple[Column, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.listed)

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        """Return some rows in the order of a column; who has no value there stands at the end."""
        return self._sorted(sort, descending)[lines]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        """Yield every row in that order."""
        yield from self._sorted(sort, descending)

    def _sorted(self, sort: str, descending: bool) -> Sequence[Row]:
        places = [place for place, column in enumerate(self.columns) if column.key == sort]
        if not places:
            return self.listed
        place = places[0]
        if self.columns[place].has_order_of_keys:
            return sorted(self.listed, key=lambda row: row.key, reverse=descending)
        told = [row for row in self.listed if _is_told(row.values[place])]
        untold = [row for row in self.listed if not _is_told(row.values[place])]
        return [
            *sorted(told, key=lambda row: _order(row.values[place]), reverse=descending),
            *untold,
        ]


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole, as a SHARE or a mean is told; None of nothing."""
    return part / whole if whole else None


def _is_told(value: Value) -> bool:
    return value is not None and value is not WITHHELD


def _order(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
