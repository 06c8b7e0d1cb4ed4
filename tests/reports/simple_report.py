"""A report as simple as can be, for the tests of what all reports share: who began, by area."""

from collections.abc import Sequence

from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.places import children_of, names_of
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums, total
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table

COLUMNS = (
    Column("area", "Wilayah", Kind.TEXT),
    Column("enrolled", "Mulai belajar", term="enrolled", is_of_people=True),
    Column("completed", "Selesai", term="completed", is_of_people=True),
    Column("rate", "Tingkat selesai", Kind.SHARE, "rate", share_of=("completed", "enrolled")),
)


def make(_scope: Scope, asked: Asked) -> Sequence[Table]:
    codes = children_of(asked.area)
    names = names_of(codes)
    by_code = {each.keys[0]: each for each in sums(asked, Dimension.CHILD)}
    rows = [_row(code, names[code], by_code.get(code), code) for code in codes]
    whole = _row("jumlah", "Jumlah", total(asked), asked.area)
    return [Table("wilayah", "Menurut wilayah", COLUMNS, ListedRows(rows, COLUMNS), whole)]


def _row(key: str, name: str, counted: Sum | None, area: str | None) -> Row:
    enrolled = counted.enrolled if counted else 0
    completed = counted.completed if counted else 0
    return Row(key, (name, enrolled, completed, completed / enrolled if enrolled else None), area)


REPORT = Report(
    "sederhana",
    "Laporan sederhana",
    "Siapa mulai belajar?",
    frozenset(Filter) - {Filter.GROUP},
    make,
    comparisons=(Comparison.PERIOD_BEFORE, Comparison.AREA),
)
