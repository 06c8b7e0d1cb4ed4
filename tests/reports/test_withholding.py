"""Withholding: no number under five is told, and none can be worked out of what is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.hiding.withholding import withheld, withhold
from rumahbelajar.reports.tables.table import (
    WITHHELD,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
)
from tests.reports.attacker import worked_out

NAME = Column("name", "Nama", Kind.TEXT)
PEOPLE = Column("enrolled", "Mulai", is_of_people=True)
DONE = Column("completed", "Selesai", is_of_people=True)
RATE = Column("rate", "Tingkat", Kind.SHARE, share_of=("completed", "enrolled"))
COLUMNS = (NAME, PEOPLE, DONE, RATE)
ASKED = Asked("33", Period(Month(2026, 1), Month(2026, 12)))
COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 400))


def _row(key: str, enrolled: int, completed: int) -> Row:
    rate = completed / enrolled if enrolled else None
    return Row(key, (key, enrolled, completed, rate), area=key)


def _table(area: str, *numbers: tuple[int, int], above: tuple[Table, ...] = ()) -> Table:
    """Return a table of the parts of an area, "33" having "33.01" and so on."""
    rows = [_row(f"{area}.{at:02}".lstrip("."), *each) for at, each in enumerate(numbers, start=1)]
    sums = [sum(each[place] for each in numbers) for place in (0, 1)]
    total = _row(area, *sums)
    return Table("wilayah", "", COLUMNS, ListedRows(rows, COLUMNS), total, above)


def _shown(table: Table, key: str) -> list[Value]:
    place = table.place_of(key)
    rows = [*table.rows.stream(), *([table.total] if table.total else [])]
    return [row.values[place] for row in rows]


def test_a_small_number_is_withheld_with_the_smallest_other_and_what_rests_on_them() -> None:
    told = withheld(_table("33", (40, 20), (3, 1), (9, 6), (0, 0)))
    assert _shown(told, "enrolled") == [40, WITHHELD, WITHHELD, 0, 52]
    assert _shown(told, "completed") == [20, WITHHELD, WITHHELD, 0, 27]
    assert _shown(told, "rate") == [0.5, WITHHELD, WITHHELD, None, 27 / 52]


def test_a_withheld_0_is_not_told_by_the_share_that_rests_on_it() -> None:
    told = withheld(_table("33", (1, 1), (1, 0), (1, 1), (1, 0), (1, 0), (0, 0)))
    assert _shown(told, "enrolled") == [WITHHELD] * 6 + [5]
    assert _shown(told, "rate")[:6] == [WITHHELD] * 6


def test_a_row_that_is_withheld_leads_to_no_page_that_would_tell_it() -> None:
    table = _table("33", (40, 20), (3, 1), (30, 9), (9, 6))
    rows = ListedRows([replace(row, url=f"/{row.key}") for row in table.rows.stream()], COLUMNS)
    told = withheld(replace(table, rows=rows))
    assert [row.url for row in told.rows.stream()] == ["/33.01", "", "/33.03", ""]


def test_nothing_is_withheld_where_nobody_is_few() -> None:
    table = _table("33", (40, 20), (30, 0))
    told = withheld(table)
    assert list(told.rows.stream()) == list(table.rows.stream())
    assert told.total == table.total


def test_two_of_one_person_each_are_not_told_by_their_sum() -> None:
    told = withheld(_table("33", (1, 0), (1, 0), (40, 0), (50, 0)))
    assert _shown(told, "enrolled") == [WITHHELD, WITHHELD, WITHHELD, 50, 92]


def test_what_is_withheld_above_does_not_come_out_as_the_total_below_or_by_adding_up() -> None:
    nation = _table("", (12, 6), (3, 1), (80, 40))
    province = _table("01", (7, 3), (5, 3), above=(nation,))
    told = withheld(province)
    assert _shown(told, "enrolled")[2] is WITHHELD
    assert WITHHELD in _shown(told, "enrolled")[:2]


def test_who_sees_persons_sees_every_number() -> None:
    table = _table("33", (3, 1), (2, 0))
    [same] = withhold([table], Scope(("33",), ("33",)), ASKED)
    assert same is table
    [told] = withhold([table], Scope(("33",)), ASKED)
    assert _shown(told, "enrolled") == [WITHHELD, WITHHELD, 5]


def test_the_order_of_the_rows_changes_nothing() -> None:
    one = _table("33", (8, 5), (3, 1), (8, 6), (8, 5))
    other = Table(one.key, "", COLUMNS, ListedRows([*one.rows.stream()][::-1], COLUMNS), one.total)
    assert {*withheld(one).rows.stream()} == {*withheld(other).rows.stream()}


@given(
    st.lists(
        st.lists(st.lists(COUNTS, min_size=1, max_size=4), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_follows_from_all_the_tables_of_a_nation(tree: list[list[list[int]]]) -> None:
    """Somebody reads the nation, every province and every regency, and solves all sums at once."""
    tables = _nation(tree)
    equations = []
    for table in tables:
        told = withheld(table)
        total = told.total
        assert total is not None
        line = {}
        for row, sign in ((total, 1), *((row, -1) for row in told.rows.stream())):
            area = (row.area or "",)
            number = row.values[1]
            assert number is WITHHELD or not is_small(int(str(number)))
            if number is WITHHELD:
                line[area] = sign
        equations.append(line)
    for line in equations:
        assert len(line) != 1
    assert not worked_out(equations)


def _nation(tree: list[list[list[int]]]) -> list[Table]:
    def both(numbers: list[int]) -> list[tuple[int, int]]:
        return [(number, 0) for number in numbers]

    nation = _table("", *both([sum(map(sum, province)) for province in tree]))
    tables = [nation]
    for at, regencies in enumerate(tree, start=1):
        code = f"{at:02}"
        province = _table(code, *both([sum(each) for each in regencies]), above=(nation,))
        tables.append(province)
        tables += (
            _table(f"{code}.{number:02}", *both(villages), above=(nation, province))
            for number, villages in enumerate(regencies, start=1)
        )
    return tables


PARTS = tuple(
    Column(key, key, Kind.SHARE, share_of=("both", "both"), together="gain")
    for key in ("fell", "rose")
)
GAIN = (NAME, Column("both", "", is_of_people=True), *PARTS)


def _gain_row(key: str, fell: int, rose: int) -> Row:
    both = fell + rose
    return Row(key, (key, both, *(part / both if both else None for part in (fell, rose))), key)


def test_shares_of_one_whole_are_withheld_all_or_none() -> None:
    rows = [_gain_row("33.01", 2, 8), _gain_row("33.02", 7, 9), _gain_row("33.03", 30, 30)]
    total = _gain_row("33", 39, 47)
    told = withheld(Table("", "", GAIN, ListedRows(rows, GAIN), total))
    assert _shown(told, "both") == [10, 16, 60, 86]
    assert _shown(told, "fell") == [WITHHELD, WITHHELD, 0.5, 39 / 86]
    assert _shown(told, "rose") == [WITHHELD, WITHHELD, 0.5, 47 / 86]
