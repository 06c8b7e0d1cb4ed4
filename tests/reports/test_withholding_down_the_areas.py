"""From the nation down to its villages: no number of any page follows from all of them together."""

from itertools import product
from random import Random

import pytest

from rumahbelajar.reports.hiding.grid import Place
from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.hiding.withholding import withheld
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, ListedRows, Row, Table
from tests.reports.attacker import worked_out

LENGTHS = (0, 2, 5, 8, 13)
PARTS = ("p0", "p1", "p2")
COLUMNS = (
    Column("name", "", Kind.TEXT),
    Column("whole", "", is_of_people=True),
    *(Column(part, "", is_of_people=True, part_of="whole") for part in PARTS),
)
KEYS = tuple(column.key for column in COLUMNS[1:])
Numbers = dict[str, tuple[int, ...]]
"""By the code of a village, how many are told by each part."""
FEW: list[Numbers] = [
    {"33.01.04.2008": (1, 0, 0), "33.07.10.2005": (1, 0, 0), "33.07.10.2013": (3, 1, 2)},
    {
        "32.12.16.2004": (1, 0, 0),
        "33.01.04.2008": (1, 0, 1),
        "33.07.10.2012": (2, 0, 0),
        "33.07.10.2013": (2, 0, 2),
        "33.07.11.2001": (1, 1, 0),
    },
]
"""Two whose own numbers were worked out, before rows moved as their totals do above."""


@pytest.mark.parametrize("numbers", FEW)
def test_no_number_follows_where_few_are_told_apart(numbers: Numbers) -> None:
    _assert_hidden(numbers)


@pytest.mark.parametrize("most", [2, 8, 30])
def test_no_number_follows_in_any_nation(most: int) -> None:
    random = Random(most)  # noqa: S311 - the same in every run
    for _nation in range(60):
        villages = {_code(random) for _village in range(random.randint(2, 9))}
        _assert_hidden(
            {
                each: tuple(max(0, random.randint(-most, most)) for _part in PARTS)
                for each in villages
            }
        )


def _code(random: Random) -> str:
    return ".".join(
        (*(f"{random.randint(1, 2):02}" for _level in range(3)), f"200{random.randint(1, 3)}")
    )


def _assert_hidden(numbers: Numbers) -> None:
    told = _told(numbers)
    assert not [at for at, value in told.items() if isinstance(value, int) and is_small(value)]
    known = {place for place, value in told.items() if value is not WITHHELD}
    equations = [
        {place: sign for place, sign in each.items() if place not in known}
        for each in _equations(told)
    ]
    assert worked_out(equations) == set()


def _told(numbers: Numbers) -> dict[Place, object]:
    """Return what all pages tell of each area and column: each tells it alike."""
    told: dict[Place, object] = {}
    for area in sorted({code[:length] for code in numbers for length in LENGTHS[:-1]}):
        above = tuple(_page(area[:length], numbers) for length in LENGTHS if length < len(area))
        page = withheld(_page(area, numbers, above))
        for row in (*page.rows.stream(), page.total):
            assert row
            for key, value in zip(KEYS, row.values[1:], strict=True):
                assert told.setdefault((row.key, key), value) == value
    return told


def _page(area: str, numbers: Numbers, above: tuple[Table, ...] = ()) -> Table:
    length = LENGTHS[LENGTHS.index(len(area)) + 1]
    codes = sorted({code[:length] for code in numbers if code.startswith(area)})
    rows = ListedRows([_row(code, numbers) for code in codes], COLUMNS)
    return Table("", "", COLUMNS, rows, _row(area, numbers), above)


def _row(area: str, numbers: Numbers) -> Row:
    lines = [line for code, line in numbers.items() if code.startswith(area)]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    return Row(area, ("", sum(sums), *sums), area)


def _equations(told: dict[Place, object]) -> list[dict[Place, int]]:
    areas = {area for area, _key in told}
    lines: list[dict[Place, int]] = [
        {(area, "whole"): 1, **{(area, part): -1 for part in PARTS}} for area in areas
    ]
    for area, key in product(areas, KEYS):
        below = [each for each in areas if each and each[: _above(each)] == area]
        if below:
            lines.append({(area, key): 1, **{(each, key): -1 for each in below}})
    return lines


def _above(area: str) -> int:
    return LENGTHS[LENGTHS.index(len(area)) - 1]
