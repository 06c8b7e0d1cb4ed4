"""Of how many people the cells of a table tell."""

from collections.abc import Iterable, Sequence

from rumahbelajar.reports.tables.table import Column, Kind, Row, Table, Value, Withheld

_MANY = 2
"""What a block counts as that has anybody in it: its parts can always be shifted."""


def people(rows: Sequence[Row], column: Column, table: Table) -> list[int | None]:
    """Return for each row how many people a column tells of; None where of nobody in particular.

    Raise TypeError for a number that is neither an int nor a float.
    """
    place = table.place_of(column.key)
    if column.kind is not Kind.SHARE:
        values = [row.values[place] for row in rows]
        return [value if type(value) is int else _people(value, column, None) for value in values]
    base = table.place_of(column.share_of[1]) if column.share_of else None
    bases = [None if base is None else row.values[base] for row in rows]
    return [_people(row.values[place], column, of) for row, of in zip(rows, bases, strict=True)]


def _people(value: Value, column: Column, base: Value) -> int | None:
    if not isinstance(value, int | float):
        if value is not None and not isinstance(value, str | Withheld):
            # Another kind of number, as databases sum in, must not pass by as if it were none.
            raise TypeError(f"{column.key} holds a {type(value).__name__}")
        return None
    if column.kind is not Kind.SHARE:
        return int(value)
    return round(value * base) if isinstance(base, int) else None


def weight(numbers: Iterable[int | None]) -> int:
    """Return how many people a block tells of, at least as many as can be shifted."""
    some = [number or 0 for number in numbers]
    return max(_MANY, sum(some)) if any(some) else 0
