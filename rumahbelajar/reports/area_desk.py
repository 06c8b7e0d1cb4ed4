"""The desk of who looks after an area: its silent houses first, then how each part does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar.formats import month, number
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.asking import places, saying
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.withholding import withhold
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.rows.areas_listed import Measured, row_of, tables_above
from rumahbelajar.reports.rows.silence import SILENT_DAYS, Silence
from rumahbelajar.reports.summaries.reading import Dimension, Sum, added, sums, total
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.comparing import SUFFIX
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
_FIGURES = {"enrolled": "peserta", "active": "penyelesaian", "completed": "penyelesaian"}
"""The columns that are told at a glance, and the report that tells more."""
_MEASURES = ("enrolled", "active", "completed")
TERMS_OF_DESK = (*_MEASURES, "rate", "silent", "last_heard", "no_roll")
"""The terms of its numbers (terms.py)."""


@dataclass(frozen=True)
class Figure:
    """A number at a glance, with what has changed, and the report that tells more."""

    words: str
    label: str
    change: str
    report: str


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
    (now,) = withhold([_table(scope, asked, _names_below(asked.area, villages))], scope, asked)
    before = asked.earlier
    (earlier,) = withhold([_table(scope, before, {})], scope, before)
    figures = (*_figures(now, earlier, asked), *_silence(villages, asked.area))
    return AreaDesk(villages, figures, tuple(_lines(now, villages, asked.area)))


def _names_below(area: str, villages: Sequence[Silence]) -> dict[str, str]:
    """Return what the areas one level below are called, by code; none below a village."""
    length = places.below(area)
    if length is None:
        return {}
    if length == VILLAGE_LENGTH:
        return {each.code: each.name for each in villages}
    return places.names_of({each.code[:length] for each in villages})


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


def _figures(now: Table, earlier: Table, asked: Asked) -> Iterator[Figure]:
    """Yield the numbers at a glance; who has finished by now has had longer in the period before,
    and is not compared with it."""
    for key, report in _FIGURES.items():
        place = now.place_of(key)
        column = now.columns[place]
        value, before = (
            each.total.values[place] if each.total else None for each in (now, earlier)
        )
        label, than = _label(key, asked)
        change = "" if column.is_of_cohort else _change(value, before, than)
        yield Figure(cells.in_words(value, column), label, change, report)


def _label(key: str, asked: Asked) -> tuple[str, str]:
    """Return what a number is called, and the months that it is compared with."""
    if key == "active":
        now, then = (month(each.active_month.first) for each in (asked, asked.earlier))
        return str(_("peserta aktif pada %(month)s", month=now)), then
    earlier = saying.period_in_words(asked.earlier.period)
    if key == "enrolled":
        return str(_("peserta baru di periode ini")), earlier
    return str(_("selesai, dari yang mulai di periode ini")), earlier


def _change(value: Value, before: Value, than: str) -> str:
    if not isinstance(value, int | float) or not isinstance(before, int | float):
        return ""
    change = round(value - before, 1)
    if not change:
        return str(_("sama dengan %(months)s", months=than))
    return str(_("%(change)s dari %(months)s", change=_signed(change), months=than))


def _signed(value: float) -> str:
    return cells.in_words(round(value, 1), Column(SUFFIX, "", Kind.DECIMAL))


def _silence(villages: Sequence[Silence], area: str) -> Iterator[Figure]:
    """Tell how many are silent; new are those that were not so long ago. Of one, for how long."""
    if len(area) == VILLAGE_LENGTH:
        for each in villages:
            if each.days is not None:
                label = str(_("hari sejak kabar terakhir"))
                yield Figure(number(each.days), label, "", "rumah-sunyi")
        return
    days = [each.days for each in villages if each.is_silent]
    new = sum(1 for each in days if each is not None and each < 2 * SILENT_DAYS)
    change = str(_("%(count)s baru dalam 30 hari ini", count=new)) if new else ""
    yield Figure(number(len(days)), str(_("desa sunyi 30 hari")), change, "rumah-sunyi")


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
