"""Numbers beside those of the period before, and beside the average of their area."""

from dataclasses import replace

from rumahbelajar.reports.tables import comparing
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, ListedRows, Row, Table, Value

COLUMNS = (
    Column("area", "Desa", Kind.TEXT),
    Column("enrolled", "Mulai", is_of_people=True),
    Column("rate", "Tingkat selesai", Kind.SHARE, share_of=("completed", "enrolled")),
)


def table(*rows: tuple[Value, ...], total: tuple[Value, ...] | None = None) -> Table:
    listed = [Row(str(values[0]), values) for values in rows]
    last = Row("total", total) if total else None
    return Table("daftar", "Daftar", COLUMNS, ListedRows(listed, COLUMNS), last)


def values_of(compared: Table) -> dict[str, tuple[Value, ...]]:
    return {row.key: row.values for row in compared.rows.stream()}


def test_each_number_gets_its_difference_beside_it(app: object) -> None:
    now = table(("A", 30, 0.5), ("B", 10, 0.2), total=("Jumlah", 40, 0.425))
    before = table(("A", 27, 0.55), ("C", 5, 1.0), total=("Jumlah", 32, 0.6))
    compared = comparing.with_earlier(now, before)
    assert [column.key for column in compared.columns] == [
        *("area", "enrolled", "enrolled_beda"),
        *("rate", "rate_beda"),
    ]
    assert compared.columns[4].title == "± Tingkat selesai (poin)"
    assert compared.columns[4].long_title.endswith("dalam poin persen")
    assert values_of(compared) == {"A": ("A", 30, 3, 0.5, -5.0), "B": ("B", 10, None, 0.2, None)}
    assert compared.total is not None
    assert compared.total.values == ("Jumlah", 40, 8, 0.425, -17.5)


def test_what_is_withheld_compares_to_nothing(app: object) -> None:
    now = table(("A", WITHHELD, None), ("B", 10, 0.2), total=("Jumlah", WITHHELD, None))
    before = table(("A", 27, 0.55), ("B", WITHHELD, WITHHELD), total=("Jumlah", 32, 0.6))
    assert values_of(comparing.with_earlier(now, before)) == {
        "A": ("A", WITHHELD, None, None, None),
        "B": ("B", 10, None, 0.2, None),
    }
    average = comparing.with_average(now)
    assert values_of(average)["B"] == ("B", 10, 0.2, None)


def test_shares_stand_beside_that_of_the_whole_and_counts_beside_nothing(app: object) -> None:
    """A count would tell alone how large an area is."""
    now = table(("A", 30, 0.5), ("B", 10, 0.2), total=("Jumlah", 40, 0.4))
    compared = comparing.with_average(now)
    assert values_of(compared) == {"A": ("A", 30, 0.5, 10.0), "B": ("B", 10, 0.2, -20.0)}
    assert compared.total is not None
    assert compared.total.values == ("Jumlah", 40, 0.4, None)


def test_what_became_of_who_began_is_not_compared_with_who_had_longer(app: object) -> None:
    now, before = (
        replace(each, columns=(*COLUMNS[:2], replace(COLUMNS[2], is_of_cohort=True)))
        for each in (table(("A", 30, 0.2)), table(("A", 27, 0.6)))
    )
    compared = comparing.with_earlier(now, before)
    assert values_of(compared) == {"A": ("A", 30, 3, 0.2)}
    (note,) = compared.notes
    assert note.startswith("Tidak dibandingkan dengan periode sebelumnya: Tingkat selesai.")


def test_what_is_of_a_month_of_its_own_says_with_which_it_is_compared(app: object) -> None:
    now, before = (
        replace(table(("A", 3, 0.2)), columns=(COLUMNS[0], replace(COLUMNS[1], long_title=words)))
        for words in ("Aktif pada Oktober 2026", "Aktif pada Oktober 2025")
    )
    now, before = (
        replace(each, rows=ListedRows([Row("A", ("A", 3))], each.columns)) for each in (now, before)
    )
    compared = comparing.with_earlier(now, before)
    assert compared.notes == (
        "“Aktif pada Oktober 2026” dibandingkan dengan “Aktif pada Oktober 2025”.",
    )


def test_a_table_of_months_is_compared_with_nothing(app: object) -> None:
    """Of their average, or of months that had a year longer, nothing follows."""
    columns = (Column("month", "Bulan", Kind.TEXT), *COLUMNS[1:])
    rows = ListedRows([Row("2026-10", ("Okt 2026", 3, 0.2))], columns)
    of_months = Table("bulan", "Bulan", columns, rows, Row("", ("Jumlah", 3, 0.2)))
    assert comparing.with_average(of_months) is of_months
    assert comparing.with_earlier(of_months, of_months) is of_months


def test_the_difference_sorts_as_the_number_that_it_is(app: object) -> None:
    now = table(("A", 3, 0.5), ("B", 10, 0.2), ("C", 2, 0.1), total=("Jumlah", 15, 0.4))
    rows = comparing.with_average(now).rows.part("rate_beda", True, slice(None))
    assert [row.key for row in rows] == ["A", "B", "C"]


def test_a_table_of_other_months_is_left_as_it_is(app: object) -> None:
    now, before = table(("Juli", 30, 0.5)), table(("Juni", 27, 0.55))
    assert comparing.with_earlier(now, before) is now
