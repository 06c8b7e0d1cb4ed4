"""The desk of who looks after an area: its silent houses first, then how each part does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports.asking import places, saying
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.withholding import withhold
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.rows.areas_listed import Measured, row_of, tables_above
from rumahbelajar.reports.rows.figures_at_a_glance import (
    Figure,
    figures_of,
    figures_of_silence,
)
from rumahbelajar.reports.rows.silence import Silence
from rumahbelajar.reports.summaries.reading import Dimension, Sum, added, sums, total
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.table import (
    WITHHELD,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
    share,
)

WORST = 5
"""So many silent houses stand on the desk; the others in their report."""
_MEASURES = ("enrolled", "active", "completed")
TERMS_OF_DESK = (*_MEASURES, "rate", "silent", "last_heard", "no_roll")
"""The terms of its numbers (terms.py)."""


@dataclass(frozen=True)
class Line:
    """An area below: its numbers by column, and what was heard of it."""

    code: str
    name: str
    numbers: tuple[tuple[Column, Value], ...]
    silent: int
    last_on: date | None


@dataclass(frozen=True)
class AreaDesk:
    """What a desk shows."""

    villages: Sequence[Silence]
    """Every one of the area, the most urgent first."""
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    """Of the areas below, of the worst and the first without a facilitator and what they lie in."""

    @cached_property
    def worst(self) -> list[Silence]:
        """The silent houses to look at first."""
        return [each for each in self.villages[:WORST] if each.is_silent]

    @cached_property
    def silent(self) -> int:
        """How many houses are silent."""
        return sum(each.is_silent for each in self.villages)

    @cached_property
    def without_roll(self) -> list[Silence]:
        """The villages with meetings without a roll, those of the oldest first."""
        found = [each for each in self.villages if each.oldest is not None]
        return sorted(found, key=lambda each: (each.oldest, each.code))

    @cached_property
    def without_facilitator(self) -> list[Silence]:
        """The villages that nobody is there for."""
        return [each for each in self.villages if not each.has_facilitator]

    def names_of(self, some: Sequence[Silence]) -> list[str]:
        """Return what some of the first in these lists are called."""
        return [self.names[each.code] for each in some]

    @cached_property
    def until(self) -> date | None:
        """The latest day on which anything was heard."""
        return max((each.last_on for each in self.villages if each.last_on), default=None)

    @property
    def has_withheld(self) -> bool:
        """Whether any number is withheld."""
        told = {value for each in self.lines for _column, value in each.numbers}
        return WITHHELD in told or any(each.words == cells.FEW for each in self.figures)


def desk_of(scope: Scope, asked: Asked, today: date) -> AreaDesk:
    """Return the desk of an area that the scope sees."""
    villages = silence.villages_of(asked.area, today)
    names = places.names_of(_told_by_name(asked.area, villages))
    below = {code: names[code] for code in _below(asked.area, villages)}
    (now,) = withhold([_table(scope, asked, below)], scope, asked)
    before = asked.earlier
    (earlier,) = withhold([_table(scope, before, {})], scope, before)
    figures = (*figures_of(now, earlier, asked), *figures_of_silence(villages, asked.area))
    return AreaDesk(villages, figures, tuple(_lines(now, villages, asked.area)), names)


def _below(area: str, villages: Sequence[Silence]) -> set[str]:
    """Return the codes of the areas one level below that have villages; none below a village."""
    length = places.below(area)
    return {each.code[:length] for each in villages} if length else set()


def _told_by_name(area: str, villages: Sequence[Silence]) -> Iterator[str]:
    yield from _below(area, villages)
    alone = [each for each in villages if not each.has_facilitator]
    for each in (*villages[:WORST], *alone[:WORST]):
        yield from (*upper_codes(each.code), each.code)


def _table(scope: Scope, asked: Asked, names: dict[str, str]) -> Table:
    """Return the numbers of these areas, and in the total those of the whole."""
    measured = _measured(asked)
    lines = sums(asked, Dimension.CHILD, measures=_MEASURES) if names else []
    found = {str(each.keys[0]): each for each in lines}
    above = tables_above(scope, asked, measured)
    if names:
        whole = measured.values(added(found.values()))
    else:
        told = row_of(asked.area, above[-1], ()) if above else ()
        whole = told or measured.values(total(asked))
    columns = (Column("area", "", Kind.TEXT), *measured.columns)
    rows = [
        Row(code, (name, *measured.values(found.get(code, Sum()))), area=code)
        for code, name in sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
    ]
    last = Row(asked.area, ("", *whole), area=asked.area)
    return Table("wilayah", "", columns, ListedRows(rows, columns), last, above)


def _measured(asked: Asked) -> Measured:
    return Measured(
        (
            Column(
                "enrolled", str(pgettext("kursus", "Mulai")), term="enrolled", is_of_people=True
            ),
            Column("active", saying.active_in(asked), term="active", is_of_people=True),
            Column(
                "completed",
                str(_("Selesai")),
                term="completed",
                is_of_people=True,
                is_of_cohort=True,
            ),
            Column(
                "rate",
                str(_("Tingkat selesai")),
                Kind.SHARE,
                term="rate",
                share_of=("completed", "enrolled"),
            ),
        ),
        _values,
        _MEASURES,
    )


def _values(found: Sum) -> tuple[Value, ...]:
    rate = share(found.completed, found.enrolled)
    return found.enrolled, found.active, found.completed, rate


def _lines(table: Table, villages: Sequence[Silence], area: str) -> Iterator[Line]:
    length = places.below(area) or VILLAGE_LENGTH
    silent: dict[str, int] = {}
    heard: dict[str, date] = {}
    for each in villages:
        code = each.code[:length]
        silent[code] = silent.get(code, 0) + each.is_silent
        if each.last_on:
            heard[code] = max(each.last_on, heard.get(code, each.last_on))
    for row in table.rows.stream():
        values = tuple(
            (column, value)
            for column, value in zip(table.columns[1:], row.values[1:], strict=True)
            if column.title
        )
        yield Line(row.key, str(row.values[0]), values, silent[row.key], heard.get(row.key))
