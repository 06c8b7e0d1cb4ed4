"""Completion month by month: the months of an area, and of each area below it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from flask_babel import gettext as _
from flask_babel import pgettext
from markupsafe import Markup

from rumahbelajar.formats import short_month
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked, Comparison
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.rows.areas_listed import Area, is_village
from rumahbelajar.reports.rows.lines_above import Line, SumsAbove, told_above
from rumahbelajar.reports.summaries.reading import Sum, added
from rumahbelajar.reports.tables.table import (
    Cell,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    ToldAbove,
    Value,
    share,
)

_RIPENING = 3
"""Of so many months the people have had little time to finish."""
MOST_MONTHS = 24
"""Beside each other; a longer period is told below each other alone."""
Address = Callable[[Asked], str]


def by_month(
    asked: Asked, area: Area, sums_above: SumsAbove, rate: Column, address: Address
) -> Table:
    """Return the months of an area; who is active in each is of no sum over them."""
    columns = (
        Column("month", str(_("Bulan")), Kind.TEXT, has_order_of_keys=True),
        Column("enrolled", str(pgettext("kursus", "Mulai")), term="enrolled", is_of_people=True),
        Column("active", str(_("Aktif")), term="active", is_of_people=True),
        Column("completed", str(_("Selesai")), term="completed", is_of_people=True),
        rate,
        Column("certificates", str(_("Sertifikat")), term="certificates", is_of_people=True),
    )
    found = area.by_month
    rows = []
    for month in asked.period.months:
        url = address(replace(asked.during(Period(month, month)), sort=""))
        values = _values(found.get(month.number, Sum()))
        rows.append(Row(str(month), (short_month(month.first), *values), url=url))
    enrolled, _active, *others = _values(added(found.values()))
    total = Row("", (str(_("Jumlah")), enrolled, None, *others), area=asked.area)
    title = str(_("Menurut bulan mulai"))
    notes: tuple[str, ...] = (
        str(_("Aktif di sini dihitung untuk tiap bulan, jadi tidak dijumlahkan.")),
    )
    if asked.now and asked.period.until > asked.now.plus(-_RIPENING):
        young = _("Yang baru mulai belum sempat selesai, jadi bulan terakhir tampak lebih rendah.")
        notes = (*notes, str(young))
    listed = ListedRows(rows, columns)
    told = tuple(_told_above(each, asked, sums_above) for each in columns if each.is_of_people)
    return Table("bulan", title, columns, listed, total, notes=notes, told_above=told)


def _told_above(column: Column, asked: Asked, areas: SumsAbove) -> ToldAbove:
    """Return what the areas above tell of these months; who is active is of no sum over them."""
    cells = {str(month): (str(month), column.key) for month in asked.period.months}
    words = {month.number: str(month) for month in asked.period.months}
    of_areas = {code: _by_area(column.key, lines, words) for code, lines in areas.items()}
    whole: Cell | None = None if column.key == "active" else ("", column.key)
    return told_above(asked, whole, cells, of_areas)


def _by_area(measure: str, lines: Sequence[Sum], words: Mapping[int, str]) -> Iterator[Line]:
    count = attrgetter(measure)
    for line in lines:
        area, number = line.keys
        yield str(area), words[int(number)], count(line)


def areas_by_month(asked: Asked, area: Area, sums_above: SumsAbove) -> Iterator[Table]:
    """Yield how many began in each area below, month by month, where that finds room."""
    is_compared = asked.comparison is not Comparison.NOTHING
    if is_village(asked.area) or is_compared or len(asked.period) > MOST_MONTHS:
        return
    months = asked.period.months
    found = {each.keys: each.enrolled for each in area.lines}
    names = area.below
    codes = list(names)
    columns = (
        Column("area", places.level_name(len(codes[0])) if codes else "", Kind.TEXT),
        Column("enrolled", str(_("Jumlah")), term="enrolled", is_of_people=True),
        *(
            Column(str(each), short_month(each.first), is_of_people=True, part_of="enrolled")
            for each in months
        ),
    )
    lines = {code: [found.get((code, month.number), 0) for month in months] for code in codes}
    rows = [Row(code, (names[code], sum(line), *line), code) for code, line in lines.items()]
    whole = [sum(column) for column in zip(*lines.values(), strict=True)] or [0] * len(months)
    total = Row("", (str(_("Jumlah")), sum(whole), *whole), asked.area)
    title = str(_("Mulai belajar tiap bulan, menurut wilayah"))
    above = _told_above(columns[1], asked, sums_above).tables
    yield Table("wilayah-bulan", title, columns, ListedRows(rows, columns), total, above)


def months_drawn(table: Table) -> Markup:
    """Draw who began, learned and finished, of the months of an area.

    It says what the table does of those who began of late, whose line falls for no other reason.
    """
    rows = list(table.rows.stream())
    labels = [str(row.values[0]) for row in rows]
    series = {
        column.title: [row.values[table.place_of(column.key)] for row in rows]
        for column in table.columns
        if column.key in {"enrolled", "completed", "active"}
    }
    is_young = len(table.notes) > 1
    title = _("Orang tiap bulan: yang baru belum selesai")
    return charts.lines(str(title if is_young else _("Orang tiap bulan")), labels, series)


def areas_drawn(table: Table) -> Markup:
    """Draw who began in each area, month by month, on one scale, where most began first."""
    months = [at for at, column in enumerate(table.columns) if column.part_of]
    labels = [table.columns[at].title for at in months]
    rows = table.rows.stream("enrolled", descending=True)
    items = [(str(row.values[0]), [row.values[at] for at in months]) for row in rows]
    return charts.small_multiples(table.title, labels, items)


def _values(found: Sum) -> tuple[Value, ...]:
    rate = share(found.completed, found.enrolled)
    return (found.enrolled, found.active, found.completed, rate, found.certificates)
