"""How a value of a table is written in a chart, where there is little room."""

from flask_babel import gettext as _

from rumahbelajar.formats import number
from rumahbelajar.reports.tables.cells import in_words
from rumahbelajar.reports.tables.table import Column, Kind, Value

NAME = 46
"""How many letters of a name find room on a line."""


def written(value: Value, kind: Kind) -> str:
    """Return a value as the table beside the chart has it: "1.250", "64%", "42,5", "ditutup"."""
    return in_words(value, Column("", "", kind))


def height(value: Value) -> float | None:
    """Return how much is drawn for a value; None for what is withheld, or not there."""
    return value if isinstance(value, int | float) else None


def shortened(words: str, most: int = NAME) -> str:
    """Return words that fit into so many characters, with "…" where they were longer."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def not_drawn(count: int) -> str:
    """Return what is said of so many that found no room in a chart; "" for none."""
    return str(_("%(count)s lagi ada di tabel.", count=number(count))) if count > 0 else ""
