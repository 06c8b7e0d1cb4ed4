"""A page of completion tells the same people by area, by month and by both: none is found out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.reports.hiding.grid import Place
from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.hiding.withholding import withheld
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, ListedRows, Row, Table
from tests.reports.attacker import worked_out

NAME = Column("name", "", Kind.TEXT)
PEOPLE = Column("enrolled", "", is_of_people=True)
COUNTS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 200))
GRIDS = st.integers(1, 4).flatmap(
    lambda months: st.lists(
        st.lists(COUNTS, min_size=months, max_size=months), min_size=1, max_size=5
    )
)


@given(GRIDS, st.lists(COUNTS, max_size=4))
def test_no_number_follows_from_all_tables_of_a_page_and_the_one_above(
    grid: list[list[int]], siblings: list[int]
) -> None:
    above, *tables = [withheld(table) for table in _page(grid, siblings)]
    cells: dict[Place, object] = {("sibling", str(at)): number for at, number in _rows(above)}
    cells["sibling", "0"] = _rows(above)[0][1]
    cells["nation", ""] = _total(above)
    own = ("", "")
    _tell(cells, own, cells.pop(("sibling", "0")))
    areas, months, beside = tables
    for table in tables:
        _tell(cells, own, _total(table))
    for at, number in _rows(areas):
        _tell(cells, (f"a{at}", ""), number)
    for at, number in _rows(months):
        _tell(cells, ("", f"m{at}"), number)
    whole = beside.total
    assert whole is not None
    for at, row in enumerate([*beside.rows.stream(), whole]):
        area = "" if row is whole else f"a{at}"
        _tell(cells, (area, ""), row.values[1])
        for month, number in enumerate(row.values[2:]):
            _tell(cells, (area, f"m{month}"), number)
    assert not [
        each for each in cells.values() if each is not WITHHELD and is_small(int(str(each)))
    ]
    assert not worked_out(_equations(cells, len(grid), len(grid[0])))


def _tell(cells: dict[Place, object], place: Place, number: object) -> None:
    """Note what is told of a place; every table must tell the same, or withhold the same."""
    assert cells.setdefault(place, number) == number


def _equations(cells: dict[Place, object], areas: int, months: int) -> list[dict[Place, int]]:
    siblings = {place: -1 for place in cells if place[0] == "sibling"}
    lines: list[dict[Place, int]] = [{("nation", ""): 1, ("", ""): -1, **siblings}]
    for area in ("", *(f"a{at}" for at in range(areas))):
        lines.append({(area, ""): 1, **{(area, f"m{at}"): -1 for at in range(months)}})
    for month in ("", *(f"m{at}" for at in range(months))):
        lines.append({("", month): 1, **{(f"a{at}", month): -1 for at in range(areas)}})
    return [
        {place: sign for place, sign in line.items() if cells[place] is WITHHELD} for line in lines
    ]


def _page(grid: list[list[int]], siblings: list[int]) -> list[Table]:
    """Return the table above, whose first row is this page's area, and the three of the page."""
    sums = [sum(line) for line in grid]
    months = [sum(column) for column in zip(*grid, strict=True)]
    whole = sum(sums)
    above = _table([PEOPLE], [[each] for each in (whole, *siblings)], "")
    parts = [
        Column(f"2026-{at:02}", "", is_of_people=True, part_of="enrolled")
        for at, _sum in enumerate(months, start=1)
    ]
    areas = _table([PEOPLE], [[each] for each in sums], "01")
    by_month = _table([PEOPLE], [[each] for each in months], "01", [each.key for each in parts])
    beside = _table([PEOPLE, *parts], [[sum(line), *line] for line in grid], "01")
    return [above, *(replace(each, above=(above,)) for each in (areas, by_month, beside))]


def _table(
    columns: list[Column], lines: list[list[int]], area: str, keys: list[str] | None = None
) -> Table:
    codes = keys or [f"{area}.{at:02}".lstrip(".") for at, _line in enumerate(lines, start=1)]
    rows = [
        Row(code, (code, *line), area=None if keys else code)
        for code, line in zip(codes, lines, strict=True)
    ]
    total = Row(area, ("", *(sum(column) for column in zip(*lines, strict=True))), area=area)
    heads = (NAME, *columns)
    return Table("", "", heads, ListedRows(rows, heads), total)


def _rows(table: Table) -> list[tuple[int, object]]:
    return [(at, row.values[1]) for at, row in enumerate(table.rows.stream())]


def _total(table: Table) -> object:
    assert table.total is not None
    return table.total.values[1]
