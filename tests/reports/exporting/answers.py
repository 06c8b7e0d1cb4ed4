"""Answers made by hand, with every kind of value and every name that means harm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import Answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import WITHHELD, Column, Heard, Kind, ListedRows, Row, Table
from rumahbelajar.reports.terms import TERMS

COLUMNS = (
    Column("area", "Desa", Kind.TEXT),
    Column("enrolled", "Mulai belajar", Kind.COUNT, "enrolled", is_of_people=True),
    Column("rate", "Tingkat selesai", Kind.SHARE, "rate", share_of=("completed", "enrolled")),
    Column("days", "Lama belajar", Kind.DECIMAL, "median_days"),
    Column("mark", "Nilai", Kind.MARK),
    Column("change", "Beda", Kind.COUNT),
    Column("day", "Kegiatan terakhir", Kind.DAY),
)
ROWS = tuple(
    Row(code, values, area=code)
    for code, values in (
        ("33.07.10.2004", ("Kuripan", 1250, 0.64, 21.5, 80, -5, date(2026, 11, 24))),
        ("33.07.10.2005", ("Ngadikusuman", WITHHELD, WITHHELD, None, 66.666666666, 0, None)),
        ("33.07.10.2006", ("Banyukembar, Kidul", 0, None, 7.0, 100, -12345, date(2026, 1, 2))),
    )
)
TOTAL = Row("total", ("Jumlah", 1253, 2 / 3, 20.25, 75.5, -12350, None), area="33.07.10")
DANGERS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "\nx"),
    *("＝1+1", "＋1", "－1", "＠SUM(1)", "﹦1", "﹢1", "﹣1", "﹫x", "\u22121"),
    *(" =1", "\u00a0=1", "\ufeff=1", "\u200b=1", "\u2060 =1", "\u3000=1", '"=1', ' "=1'),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","Siti")', "=1;=2", "@"),
    *("Siti;=1+1;", "Siti,=1+1", "Siti\t=1", "Siti\n=1", 'Siti;"=1', "Siti; \ufeff＝1", "Siti\r@x"),
)
HARMLESS = ("Siti Aminah", "Ma'ruf-Hidayat", "33.07", "a=b", "Rp5.000", "D'Arc @ rumah", "")


@dataclass(frozen=True)
class CountedRows:
    """As many rows as are asked for, made as they are read."""

    count: int
    columns: tuple[Column, ...]

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        return [self._row(number) for number in range(self.count)[lines]]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        return (self._row(number) for number in range(self.count))

    def _row(self, number: int) -> Row:
        made = {
            Kind.TEXT: f"Peserta nomor {number}",
            Kind.COUNT: number,
            Kind.SHARE: number % 101 / 100,
            Kind.DECIMAL: number / 7,
            Kind.MARK: number % 101,
            Kind.DAY: date(2026, 1 + number % 12, 1 + number % 28),
        }
        return Row(str(number), tuple(made[column.kind] for column in self.columns))


def answer_of(*tables: Table, charts: Sequence[Markup] = (), **changes: Any) -> Answer:
    """An answer with these tables, to the coordinator of a district."""
    asked = Asked("33.07.10", Period(Month(2026, 1), Month(2026, 11)), **changes)
    return Answer(
        report=Report(
            "penyelesaian",
            "Penyelesaian kursus",
            "Berapa orang mulai, dan berapa yang selesai?",
            frozenset(Filter),
            lambda _scope, _asked: tables,
            draw=lambda _tables, _asked: charts,
        ),
        asked=asked,
        scope=Scope(("33.07.10",)),
        tables=tables,
        heard=Heard(2, 3),
        terms=(TERMS["enrolled"], TERMS["rate"]),
        plain=tables,
    )


def simple(**changes: Any) -> Answer:
    """An answer with one small table."""
    return answer_of(
        Table(
            "areas",
            "Menurut desa",
            COLUMNS,
            ListedRows(ROWS, COLUMNS),
            TOTAL,
            notes=("Belum semua desa mengirim.",),
        ),
        **changes,
    )


def of_words(words: Sequence[str]) -> Any:
    """An answer whose title, head and cells are these words."""
    columns = (Column("name", words[0], Kind.TEXT), Column("count", "Jumlah", Kind.COUNT))
    rows = [Row(str(place), (each, -5)) for place, each in enumerate(words)]
    return answer_of(Table("names", words[0], columns, ListedRows(rows, columns)))
