"""Rows of a table in words, as a page shows them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rumahbelajar.library import the_library
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.comparing import is_comparison
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

WORDS = frozenset({Kind.TEXT, Kind.DAY})
"""Kinds of columns that are read from the left and begin with the first; numbers with the most."""


@dataclass(frozen=True)
class Cell:
    """A cell in words."""

    words: str
    column: Column
    url: str = ""
    percent: int | None = None
    """Of a share: how long its bar is."""
    is_title: bool = False
    """Whether it is the title of a course, which is Indonesian in every language."""

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.column.kind not in WORDS

    @property
    def classes(self) -> str:
        """What its style goes by: a card leaves out what is said, or no words; paper what is said.
        Numbers keep their places there, so that those of the other cards stand below them."""
        is_said = self.column.is_said
        is_empty = not self.is_number and self.words in {"", cells.NOTHING}
        return classes_of(n=self.is_number, said_so=is_said or is_empty, screen_only=is_said)

    @property
    def label(self) -> str:
        """What the column is called where its head is out of sight."""
        is_short = is_comparison(self.column) or not self.column.long_title
        return str(self.column.title if is_short else self.column.long_title)


def in_words(
    table: Table, rows: Sequence[Row], way_of: Callable[[Row], str] | None = None
) -> Iterator[tuple[Cell, ...]]:
    """Yield rows in words; `way_of` returns the address that tells more of one."""
    titles = {course.title for course in the_library().courses.values()}
    shares = [_is_share(column) for column in table.columns]
    for row in rows:
        cells_of_row = [
            Cell(
                cells.in_words(value, column),
                column,
                percent=cells.percent(value) if is_share and isinstance(value, float) else None,
                is_title=value in titles if isinstance(value, str) else False,
            )
            for value, column, is_share in zip(row.values, table.columns, shares, strict=True)
        ]
        if way_of is not None and cells_of_row:
            cells_of_row[0] = replace(cells_of_row[0], url=way_of(row))
        yield tuple(cells_of_row)


@cache
def classes_of(**given: bool) -> str:
    """Return the names of the classes that are given."""
    return " ".join(name.replace("_", "-") for name, has_it in given.items() if has_it)


def _is_share(column: Column) -> bool:
    return column.kind is Kind.SHARE and not is_comparison(column)
