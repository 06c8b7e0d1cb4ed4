"""All numbers of people that the pages of reports tell or withhold, and the sums between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Column, Row, Table
from tests.reports.attacker import Equation

Place = tuple[str, ...]
"""A measure, an area, by what people are told ("" for all of them), and a value of that."""
REPORTS = (
    *("penyelesaian", "peserta", "kehadiran", "kegiatan", "kenaikan-nilai"),
    *("tidak-aktif", "butuh-bantuan", "soal"),
)
_BY = {
    "bulan": "month",
    "baru": "category",
    "aktif": "category",
    "tujuan": "destination",
    "kegiatan": "kind",
    "kursus": "course",
    "soal": "question",
}
"""What the rows of a table stand for, where they are no areas."""
_ACROSS = {
    *(("peserta", key) for key in ("baru", "aktif", "tujuan")),
    *(("kegiatan", key) for key in ("kegiatan", "pertemuan")),
}
"""Tables that tell several traits at once where they have a column for each age band."""

_ADD_UP = {"month", "category", "destination", "kelamin", "usia", "kind"}


@dataclass
class ToldNumbers:
    """What was read on many pages, and where one tells what another withholds."""

    asked: Asked
    numbers: dict[Place, object] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)
    """By a measure, those that are its parts in each row."""
    unlike: list[tuple[Place, str]] = field(default_factory=list)

    def read(self, report: str, scope: Scope, area: str) -> None:
        """Read a page."""
        found = catalogue.find(report)
        assert found is not None
        for table in answer(found, scope, self.asked.within(area)).tables:
            for row, column, value in _of_people(table):
                place = self._place(report, table, row, column, area)
                if self.numbers.setdefault(place, value) != value:
                    self.unlike.append((place, f"{report} {table.key} {area}"))

    def _place(self, report: str, table: Table, row: Row, column: Column, area: str) -> Place:
        own = row.area if row.area is not None else area
        if table.key == "wilayah-bulan":
            return ("enrolled", own, *(("month", column.key) if column.part_of else ("", "")))
        if table.key.startswith("skala"):
            return f"{column.key} {table.key}", area, "degree", row.key
        if (
            (report, table.key) in _ACROSS
            and table.place_of(column.key)
            and (row.at or column.part_of)
        ):
            return _across(table, row, column, area)
        if column.part_of:
            self.parts.setdefault(column.part_of, set()).add(column.key)
        by = "" if table.key == "wilayah" else _BY.get(table.key, table.key)
        if table.key.endswith(("-jenis-kelamin", "-usia")):
            by = table.key.rpartition("-")[2]
        if row is not table.total and by:
            return column.key, area, by, row.key
        if column.key == "active":
            return "active", own, "month", str(self.asked.active_month)
        return column.key, own, "", ""

    def equations(self) -> Iterator[Equation]:
        """Yield every sum, of what is withheld in it."""
        for line in self._sums():
            if all(place in self.numbers for place in line):
                yield {at: n for at, n in line.items() if self.numbers[at] is WITHHELD}

    def _sums(self) -> Iterator[dict[Place, int]]:
        lines: dict[Place, dict[Place, int]] = {}
        values: dict[tuple[str, str, str], dict[Place, int]] = {}
        for measure, area, by, value in self.numbers:
            place = measure, area, by, value
            if area:
                above = measure, _above(area), by, value
                lines.setdefault(above, {above: 1})[place] = -1
            if by and measure != "active":
                whole = measure, area, "", ""
                values.setdefault((measure, area, by), {whole: 1})[place] = -1
            if measure in self.parts:
                yield {place: 1, **{(part, area, by, value): -1 for part in self.parts[measure]}}
        yield from lines.values()
        yield from (line for (_m, _a, by), line in values.items() if by in _ADD_UP)


def _across(table: Table, row: Row, column: Column, area: str) -> Place:
    trait, sex = (*row.at, "", "")[:2] if row.at else ("", "")
    measure = column.part_of or column.key
    if table.key == "pertemuan" and row is not table.total:
        trait, sex = "", row.key
    band = column.key if column.part_of else ""
    told = [
        each
        for each in ((_BY.get(table.key, ""), trait), ("kelamin", sex), ("usia", band))
        if each[1]
    ]
    if not told:
        return measure, area, "", ""
    if len(told) == 1:
        return (measure, area, *told[0])
    return measure, area, f"{table.key} across", "/".join((trait, sex, band))


def _of_people(table: Table) -> Iterator[tuple[Row, Column, object]]:
    rows: Sequence[Row] = [*table.rows.stream(), *([table.total] if table.total else [])]
    for row in rows:
        for column, value in zip(table.columns, row.values, strict=True):
            if column.is_of_people and (value is WITHHELD or isinstance(value, int)):
                yield row, column, value


def _above(area: str) -> str:
    lengths = [0, 2, 5, 8, 13]
    return area[: max(length for length in lengths if length < len(area))]
