"""A table of the areas below one, each with its sums, and the same of the areas above for whoever
sees no persons: what is withheld there must not come out here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace

from flask_babel import gettext as _

from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports import places
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.scope import Scope
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums, total
from rumahbelajar.reports.table import Column, Kind, ListedRows, Row, Table, Value


@dataclass(frozen=True)
class Measured:
    """Columns of numbers, and what stands in them for a line of sums."""

    columns: tuple[Column, ...]
    values: Callable[[Sum], tuple[Value, ...]]


def areas_below(asked: Asked, measured: Measured, above: tuple[Table, ...]) -> Table:
    """Return the table of the areas one level below, by name; those without anybody too.

    That of a village has a line of its own.
    """
    found = {str(each.keys[0]): each for each in sums(asked, Dimension.CHILD)}
    names = places.names_of([*places.children_of(asked.area), asked.area])
    own = names.pop(asked.area)
    codes = sorted(names, key=lambda code: (names[code].casefold(), code))
    rows = [_row(code, names[code], found.get(code, Sum()), measured) for code in codes]
    summed = total(asked) if is_village(asked.area) else added(found.values())
    whole = _row(asked.area, own, summed, measured)
    if is_village(asked.area):
        rows = [replace(whole)]
    name = places.level_name(rows[0].key) if rows else str(_("Wilayah"))
    columns = (Column("area", name, Kind.TEXT), *measured.columns)
    title = str(_("Menurut wilayah"))
    return Table("wilayah", title, columns, ListedRows(rows, columns), whole, above)


def tables_above(scope: Scope, asked: Asked, measured: Measured) -> tuple[Table, ...]:
    """Return the same tables of the areas above, the nation first; none for who sees persons.

    They are made of what is there, names aside: nobody reads them.
    """
    if scope.sees_persons(asked.area) or not asked.area:
        return ()
    columns = (Column("area", "", Kind.TEXT), *measured.columns)
    return tuple(
        _above(code, sums(asked, Dimension.CHILD, area=code), columns, measured)
        for code in ("", *upper_codes(asked.area))
    )


def added(found: Iterable[Sum]) -> Sum:
    """Return the sum of sums."""
    lines = list(found)
    names = [each.name for each in fields(Sum) if each.name != "keys"]
    return Sum((), **{name: sum(getattr(line, name) for line in lines) for name in names})


def whole_of(asked: Asked, measured: Measured) -> tuple[Value, ...]:
    """Return the values of the whole area."""
    return measured.values(total(asked))


def is_village(area: str) -> bool:
    """Whether an area has none below it."""
    return len(area) == VILLAGE_LENGTH


def _above(code: str, found: list[Sum], columns: tuple[Column, ...], measured: Measured) -> Table:
    rows = [_row(str(each.keys[0]), "", each, measured) for each in found]
    whole = _row(code, "", added(found), measured)
    return Table("wilayah", "", columns, ListedRows(rows, columns), whole)


def _row(code: str, name: str, found: Sum, measured: Measured) -> Row:
    return Row(code, (name, *measured.values(found)), area=code)
