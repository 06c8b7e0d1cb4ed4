"""All numbers of people that the pages of reports tell or withhold, each under one name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unittest.mock import patch

from rumahbelajar.library import the_library
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.withholding import withhold
from rumahbelajar.reports.tables import answering
from rumahbelajar.reports.tables.table import WITHHELD, Column, Row, Table, Value, Withheld

Place = tuple[str, ...]
"""A measure, an area, and by what people are told, in order: ("enrolled", "33", "usia=18-24")."""
Number = int | Withheld
OF_ANY_COURSE = ("kehadiran", "kegiatan")
REPORTS = (
    *("penyelesaian", "peserta", "kenaikan-nilai", "tidak-aktif", "butuh-bantuan", "soal"),
    *OF_ANY_COURSE,
)
_ROWS_ARE = {
    "bulan": "bulan",
    "baru": "kategori",
    "aktif": "kategori",
    "tujuan": "tujuan",
    "kegiatan": "kegiatan",
    "pertemuan": "kelamin",
    "kursus": "kursus",
    "soal": "soal",
    "kelompok": "kelompok",
    "wilayah": "",
    "wilayah-bulan": "",
}
"""What the rows of a table stand for; areas are told by the rows themselves."""
_COLUMNS_ARE = {"wilayah-bulan": "bulan"} | dict.fromkeys(
    ("baru", "aktif", "tujuan", "kegiatan", "pertemuan"), "usia"
)
"""What columns stand for that are parts of another, where those are no measures of their own."""
_WITHOUT = {
    "times": ("people",),
    "planned": ("marked", "came", "stayed", "unmarked"),
    "held": ("unmarked",),
}
"""Of whom there is nobody where a number that is not of people is 0."""
_HEARD_OF = {"enrolled", "active", "completed", "certificates", "withdrawn", "both_tests"} | {
    *("marked", "came", "stayed", "pretest", "posttest", "gain", "risen", "not_risen")
}
"""Of whom there is nobody where nothing was heard."""
MARKS = ("pretest", "posttest", "gain")
"""Means: with the number of people they tell a sum, which is one of areas, too."""


@dataclass(frozen=True)
class Page:
    """A report as it is asked for."""

    report: str
    asked: Asked

    def numbers(self, table: Table) -> Iterator[tuple[Place, Number]]:
        """Yield every number of people of a table, and the sums that its means and shares tell."""
        for row, column, value in _cells(table):
            if column.is_of_people:
                if value is WITHHELD or isinstance(value, int):
                    yield self._place(table, row, column), value
            elif column.together or column.key in MARKS:
                yield self._place(table, row, column), _times_base(value, row, column, table)

    def places(self, table: Table, row: Row, keys: Collection[str]) -> set[Place]:
        """Return under what names the numbers of a row stand."""
        return {self._place(table, row, each) for each in table.columns if each.key in keys}

    def _place(self, table: Table, row: Row, column: Column) -> Place:
        area = row.area if row.area is not None else self.asked.area
        measure = column.key
        traits = {**self._traits(), **_of_row(table, row)}
        if column.part_of and table.key in _COLUMNS_ARE:
            measure = column.part_of
            traits[_COLUMNS_ARE[table.key]] = column.key
        if table.key.startswith("skala"):
            measure = "scale"
            if column.key == "answered":
                traits.pop("jawaban", None)
        if measure == "active":
            traits.setdefault("bulan", str(self.asked.active_month))
        if "usia" in traits:
            traits["usia"] = _band(traits["usia"])
        return measure, area, *sorted(f"{name}={value}" for name, value in traits.items())

    def _traits(self) -> Mapping[str, str]:
        if self.report == "soal":
            return {"kursus": self.asked.course or next(iter(the_library().courses))}
        is_of_one = self.asked.course and self.report not in OF_ANY_COURSE
        return {"kursus": self.asked.course} if is_of_one else {}


def _of_row(table: Table, row: Row) -> dict[str, str]:
    traits = {"skala": table.title} if table.key.startswith("skala") else {}
    if row is table.total:
        return traits
    if traits:
        return {**traits, "jawaban": row.key}
    for ending, name in (("-jenis-kelamin", "kelamin"), ("-usia", "usia")):
        if table.key.endswith(ending):
            return {name: row.key}
    names = _ROWS_ARE[table.key], "kelamin"
    told = zip(names, row.at or (row.key,), strict=False)
    return {name: value for name, value in told if name and value}


def _band(key: str) -> str:
    if key in {"-", "?"}:
        return "tidak-tahu"
    return key.replace("<", "lt").replace("+", "plus")


def _cells(table: Table) -> Iterator[tuple[Row, Column, Value]]:
    rows: Sequence[Row] = [*table.rows.stream(), *([table.total] if table.total else [])]
    for row in rows:
        for column, value in zip(table.columns, row.values, strict=True):
            yield row, column, value


def _times_base(value: Value, row: Row, column: Column, table: Table) -> Number:
    base = row.values[table.place_of(column.share_of[1])] if column.share_of else None
    if value is WITHHELD:
        return WITHHELD
    return round(value * base) if isinstance(value, float) and isinstance(base, int) else 0


@dataclass
class ToldNumbers:
    """What was read on many pages, and what should not have been there."""

    numbers: dict[Place, Number] = field(default_factory=dict)
    truth: dict[Place, int] = field(default_factory=dict)
    """The same before anything was withheld."""
    parts: dict[str, set[str]] = field(default_factory=dict)
    """By a measure, those that are its parts in each row."""
    unlike: list[tuple[Place, str]] = field(default_factory=list)
    """What one page tells as another does not."""
    hints: list[tuple[Place, str]] = field(default_factory=list)
    """Withheld numbers beside a share, mean or median that is told, or told not to be there."""
    silent: set[str] = field(default_factory=set)
    """Areas from which nothing was heard in the period."""
    nobody: set[Place] = field(default_factory=set)
    """Of what nothing was done, so that there was nobody."""

    def read(self, report: str, scope: Scope, asked: Asked) -> None:
        """Read a page."""
        found = catalogue.find(report)
        assert found is not None
        made: list[Table] = []

        def watched(tables: Sequence[Table], *others: object) -> list[Table]:
            made.extend(tables)
            return withhold(tables, *others)  # type: ignore[arg-type]

        with patch.object(answering, "withhold", watched):
            said = answering.answer(found, scope, asked)
        page = Page(report, asked)
        if not said.heard.villages:
            self.silent.add(asked.area)
        for table, true in zip(said.tables, made, strict=True):
            where = f"{report} {table.key} {asked.area}"
            self._compare(self.numbers, page, table, where)
            self._compare(self.truth, page, true, where)  # type: ignore[arg-type]
            self._look_beside(page, table, where)

    def is_known_to_be_none(self, place: Place) -> bool:
        """Whether other numbers than those of people tell that there is nobody."""
        areas = {place[1][:length] for length in (0, 2, 5, 8, 13)}
        return place in self.nobody or (place[0] in _HEARD_OF and not self.silent.isdisjoint(areas))

    def _compare(self, known: dict[Place, Number], page: Page, table: Table, where: str) -> None:
        for place, value in page.numbers(table):
            if known.setdefault(place, value) != value:
                self.unlike.append((place, where))

    def _look_beside(self, page: Page, table: Table, where: str) -> None:
        for row, column, value in _cells(table):
            whole = column.part_of if table.key not in _COLUMNS_ARE else ""
            if whole := whole or (column.together and column.share_of and column.share_of[0]):
                self.parts.setdefault(str(whole), set()).add(column.key)
            if value == 0 and column.key in _WITHOUT:
                self.nobody |= page.places(table, row, _WITHOUT[column.key])
            if column.share_of and value is not WITHHELD:
                made_of = [row.values[table.place_of(key)] for key in column.share_of]
                if WITHHELD in made_of or (value is not None and made_of[-1] in {1, 2, 3, 4}):
                    self.hints.append((page._place(table, row, column), where))
