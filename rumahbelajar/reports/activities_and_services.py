"""Activities: what was done by pillar and kind, for how many, beside the meetings; counts alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext, pgettext
from markupsafe import Markup

from rumahbelajar.formats import short_month
from rumahbelajar.outreach.kinds import PILLARS
from rumahbelajar.outreach.labels import SHORT_PILLARS
from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.activities_above import (
    came_apart,
    came_in_the_nation,
    kinds_above,
    months_above,
    served_apart,
    served_in_the_nation,
)
from rumahbelajar.reports.rows.activities_by_kind import at_meetings, by_kind, kinds_alone
from rumahbelajar.reports.rows.activity_sums import (
    Done,
    Held,
    Served,
    meetings_of,
    served_in,
    services_of,
    summed,
)
from rumahbelajar.reports.rows.lines_above import sums_above
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, ToldAbove

_EVERYBODY = lazy_gettext("Semua")


@dataclass(frozen=True)
class _Found:
    """All that was done in the area and period, as three statements told it."""

    services: Sequence[Done]
    meetings: Sequence[Held]
    came: Sequence[Sum]
    """By area below and month; by month alone in a village, which has none."""


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return what was done by kind, sex and age, at meetings likewise, by area and by month."""
    is_village = len(asked.area) == VILLAGE_LENGTH
    found = _found(asked)
    wider = _found_above(scope, asked)
    above = tuple(_by_area(asked.within(code), each, ()) for code, each in wider.items())
    return [
        *([] if is_village else [_by_area(asked, found, above)]),
        replace(_by_month(asked, found, above), told_above=_months_above(asked, wider)),
        *_by_kind(scope, asked, found, above),
    ]


def _codes_above(area: str) -> list[str]:
    return ["", *upper_codes(area)] if area else []


def _found_above(scope: Scope, asked: Asked) -> dict[str, _Found]:
    """Return of each area above how many were served and came there; meetings hide nobody."""
    came = sums_above(scope, asked, (Dimension.MONTH,), ("came",))
    return {code: _Found(services_of(asked.within(code)), (), each) for code, each in came.items()}


def _found(asked: Asked) -> _Found:
    is_village = len(asked.area) == VILLAGE_LENGTH
    by = (Dimension.MONTH,) if is_village else (Dimension.CHILD, Dimension.MONTH)
    came = sums(asked, *by, measures=("came",))
    return _Found(services_of(asked), meetings_of(asked), came)


def _months_above(asked: Asked, wider: Mapping[str, _Found]) -> tuple[ToldAbove, ...]:
    services = {code: each.services for code, each in wider.items()}
    return months_above(asked, services, {code: each.came for code, each in wider.items()})


def _by_kind(
    scope: Scope, asked: Asked, found: _Found, above: tuple[Table, ...]
) -> Iterator[Table]:
    """Yield what was done and who came by kind, sex and age; each apart where it is told above."""
    served = served_in(asked)
    if not above:
        yield from _across(scope, asked, found, served)
        return
    codes = _codes_above(asked.area)
    served_above = {code: served_in(asked.within(code)) for code in codes}
    by = (Dimension.SEX, Dimension.AGE_BAND)
    yield replace(
        kinds_alone(asked, found.services, served, served_above[""]),
        told_above=(kinds_above(asked, served_above),),
    )
    yield from served_apart(asked, served, served_above)
    came = sums(asked, *by, measures=("came",))
    yield from came_apart(asked, came, sums_above(scope, asked, by, ("came",)))


def _across(scope: Scope, asked: Asked, found: _Found, served: Sequence[Served]) -> Iterator[Table]:
    """Yield what was done and who came by all of these at once, of the nation or with persons."""
    came = sums(asked, Dimension.SEX, Dimension.AGE_BAND, measures=("came",))
    tables = by_kind(asked, found.services, served), at_meetings(asked, found.meetings, came)
    told = served_in_the_nation(asked, served), came_in_the_nation(asked, came)
    for table, each in zip(tables, told, strict=True):
        yield table if scope.sees_persons(asked.area) else replace(table, told_above=each)


def draw(tables: Sequence[Table], _asked: Asked) -> list[Markup]:
    """Draw how many were served in each month of several."""
    (table,) = (each for each in tables if each.key == "bulan")
    people = table.place_of("people")
    items = [(str(row.values[0]), row.values[people]) for row in table.rows.stream()]
    return [charts.bars(_("Orang yang dilayani tiap bulan"), items)] if len(items) > 1 else []


def _by_area(asked: Asked, found: _Found, above: tuple[Table, ...]) -> Table:
    length = places.below(asked.area) or VILLAGE_LENGTH
    columns = (Column("area", places.level_name(length), Kind.TEXT), *_number_columns())
    codes = places.children_of(asked.area)
    names = places.names_of(codes)
    numbers = _numbers_by(found, lambda each: each.child, lambda told: str(told.keys[0]))
    rows = [
        Row(code, (names[code], *numbers.of(code)), area=code)
        for code in sorted(codes, key=lambda code: (names[code].casefold(), code))
    ]
    total = Row("semua", (str(_EVERYBODY), *numbers.of_all()), area=asked.area)
    listed = ListedRows(rows, columns)
    return Table("wilayah", _("Menurut wilayah"), columns, listed, total, above)


def _by_month(asked: Asked, found: _Found, above: tuple[Table, ...]) -> Table:
    columns = (Column("month", _("Bulan"), Kind.TEXT, has_order_of_keys=True), *_number_columns())
    numbers = _numbers_by(
        found, lambda each: each.month, lambda told: Month.from_number(int(told.keys[-1]))
    )
    rows = [
        Row(str(month), (short_month(month.first), *numbers.of(month)))
        for month in asked.period.months
    ]
    total = Row("semua", (str(_EVERYBODY), *numbers.of_all()), area=asked.area)
    listed = ListedRows(rows, columns)
    return Table("bulan", _("Menurut bulan"), columns, listed, total, above)


def _number_columns() -> tuple[Column, ...]:
    return (
        Column("times", pgettext("jumlah", "Kegiatan"), term="times"),
        Column("people", _("Orang"), is_of_people=True, term="served"),
        Column("meetings", _("Pertemuan"), term="held"),
        Column("came", _("Yang hadir"), is_of_people=True, term="came"),
        *(
            Column(f"pillar{pillar}", _("Pilar %(number)s", number=pillar), long_title=str(words))
            for pillar, words in SHORT_PILLARS.items()
        ),
    )


@dataclass(frozen=True)
class _Numbers:
    """The numbers of the columns above, each by area or by month."""

    columns: Sequence[dict[Any, int]]

    def of(self, key: object) -> tuple[int, ...]:
        """Return those of one area or month."""
        return tuple(column.get(key, 0) for column in self.columns)

    def of_all(self) -> tuple[int, ...]:
        """Return the sums of all."""
        return tuple(sum(column.values()) for column in self.columns)


def _numbers_by(
    found: _Found, key: Callable[[Any], object], key_of_sum: Callable[[Sum], object]
) -> _Numbers:
    def times(items: Iterable[Done | Held]) -> dict[object, int]:
        return summed(items, key, lambda each: each.times)

    return _Numbers(
        (
            times(found.services),
            summed(found.services, key, lambda each: each.people),
            times(found.meetings),
            summed(found.came, key_of_sum, lambda told: told.came),
            *(
                times(each for each in found.services if each.pillar == pillar)
                for pillar in PILLARS
            ),
        )
    )


REPORT = Report(
    key="kegiatan",
    title=lazy_gettext("Kegiatan dan layanan"),
    question=lazy_gettext("Apa yang dilakukan di setiap pilar, dan untuk berapa orang?"),
    filters=frozenset({Filter.AREA, Filter.PERIOD}),
    make=make,
    draw=draw,
)
