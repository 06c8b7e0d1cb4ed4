"""What the areas above one tell of its months and kinds of activities, and of who came to them."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from flask_babel import gettext as _

from rumahbelajar.outreach.counts import UNKNOWN
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.rows.activity_sums import Done, Served
from rumahbelajar.reports.rows.lines_above import Line, SumsAbove, told_above
from rumahbelajar.reports.rows.traits_apart import (
    BEYOND,
    UNSAID,
    Told,
    by_age,
    by_sex,
    lines_above,
    table_by,
    traits_of_the_nation,
)
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.table import Cell, Table, ToldAbove

ServedAbove = Mapping[str, Sequence[Served]]
"""By the code of each area above, the nation first: who was served, by area below and more."""


def months_above(
    asked: Asked, services: Mapping[str, Sequence[Done]], came: SumsAbove
) -> tuple[ToldAbove, ToldAbove]:
    """Return what is told above of who was served and who came in each month."""
    months = [str(month) for month in asked.period.months]
    served = {
        code: [(each.child, str(each.month), each.people) for each in found]
        for code, found in services.items()
    }
    coming = {
        code: [_came(each, str(Month.from_number(int(each.keys[1])))) for each in found]
        for code, found in came.items()
    }
    return (
        told_above(asked, ("", "people"), {month: (month, "people") for month in months}, served),
        told_above(asked, ("", "came"), {month: (month, "came") for month in months}, coming),
    )


def kind_key(served: Served) -> str:
    """Return the key of a kind of activity among those of all pillars."""
    return f"{served.pillar}.{served.kind.value}"


def kinds_above(asked: Asked, above: ServedAbove) -> ToldAbove:
    """Return what is told above of who was served by each kind of activity."""
    lines = {
        code: [(each.child, kind_key(each), each.people) for each in found]
        for code, found in above.items()
    }
    kinds = sorted({kind for each in lines.values() for _area, kind, _people in each})
    return told_above(asked, ("", "people"), {kind: (kind, "people") for kind in kinds}, lines)


def served_in_the_nation(asked: Asked, own: Sequence[Served]) -> tuple[ToldAbove, ...]:
    """Return what is decided of kinds, sexes and ages alone, as the areas below tell them."""
    lines = [[("", kind_key(each), each.people) for each in own]]
    lines += [[("", value, n) for _area, value, n in _all_served(own, at)] for at in (0, 1)]
    cells: tuple[Callable[[str], Cell], ...] = (
        lambda kind: (kind, "people"),
        lambda sex: (f"semua.{sex}", "people"),
        lambda band: ("", band_key(band)),
    )
    return tuple(
        lines_above(asked, "people", cell, {BEYOND: each})
        for cell, each in zip(cells, lines, strict=True)
    )


def came_in_the_nation(asked: Asked, own: Sequence[Sum]) -> tuple[ToldAbove, ...]:
    """Return what is decided of who came by sex and by age, as the areas below tell it."""
    margins = (0, lambda sex: (sex, "came")), (1, lambda band: ("", band_key(band)))
    return traits_of_the_nation(asked, "came", margins, own)


def band_key(band: str) -> str:
    """Return an age band as addresses carry it: "lt13", "13-15", "60plus", "tidak-tahu"."""
    known = UNKNOWN if band == UNSAID else band
    return known.replace("<", "lt").replace("+", "plus").replace(UNKNOWN, "tidak-tahu")


def served_apart(asked: Asked, own: Sequence[Served], above: ServedAbove) -> Iterator[Table]:
    """Yield the tables of who was served by sex, and by age."""
    told = Told("kegiatan", str(_("Orang yang dilayani")), "people", "", {}, "served")
    for place, named in enumerate((by_sex, by_age)):
        lines = _all_served(own, place)
        areas = {code: _all_served(found, place) for code, found in above.items()}
        there = {value for _area, value, _people in (*lines, *areas[""])}
        yield table_by(named(told, there), lines, areas, asked)


def came_apart(asked: Asked, own: Sequence[Sum], above: SumsAbove) -> Iterator[Table]:
    """Yield the tables of who came to meetings by sex, and by age."""
    told = Told("pertemuan", str(_("Yang hadir di pertemuan")), "came", "", {}, "came")
    for place, named in enumerate((by_sex, by_age)):
        lines = [("", str(each.keys[place]) or UNSAID, each.came) for each in own]
        areas = {
            code: [_came(each, str(each.keys[place + 1]) or UNSAID) for each in found]
            for code, found in above.items()
        }
        there = {value for _area, value, _people in (*lines, *areas[""])}
        yield table_by(named(told, there), lines, areas, asked)


def _came(found: Sum, value: str) -> Line:
    return str(found.keys[0]), value, found.came


def _all_served(found: Sequence[Served], place: int) -> list[Line]:
    bands = place == 1
    return [
        (
            each.child,
            each.age_band.replace(UNKNOWN, UNSAID) if bands else each.sex.value,
            each.people,
        )
        for each in found
    ]
