"""Withholding: no number under five is told, and none can be worked out of what is."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.months import Month, Period
from rumahbelajar.reports.protecting import Field, Place, is_small, protected
from rumahbelajar.reports.scope import Scope
from rumahbelajar.reports.table import (
    WITHHELD,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
)
from rumahbelajar.reports.withholding import withheld, withhold

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


def _is_determined(unknown: set[Place], equations: list[dict[Place, int]], place: Place) -> bool:
    """Whether linear equations, with everything shown on their other side, give one of unknowns."""
    order = sorted(unknown)
    rows = [[Fraction(each.get(one, 0)) for one in order] for each in equations]
    wanted = [Fraction(one == place) for one in order]
    return _rank([*rows, wanted]) == _rank(rows)


def _rank(rows: list[list[Fraction]]) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(rank, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for at in range(rank + 1, len(rows)):
            factor = rows[at][column] / rows[rank][column]
            if factor:
                rows[at] = [
                    one - factor * two for one, two in zip(rows[at], rows[rank], strict=True)
                ]
        rank += 1
    return rank


def _sums_of(field: Field) -> list[dict[Place, int]]:
    """Return every equation of a field: along each dimension, the parts make the sum."""
    axes = [sorted({place[axis] for place in field}) for axis in range(len(next(iter(field))))]
    found = []
    for axis in range(len(axes)):
        others = [words if at != axis else [""] for at, words in enumerate(axes)]
        for place in product(*others):
            line = {(*place[:axis], word, *place[axis + 1 :]): -1 for word in axes[axis]}
            found.append({**line, place: 1})
    return found


def _summed(cells: dict[Place, int], axes: list[list[str]]) -> dict[Place, int]:
    """Return a field with every sum of its cells."""
    return {
        place: sum(
            number
            for at, number in cells.items()
            if all(word in ("", own) for word, own in zip(place, at, strict=True))
        )
        for place in product(*([*axis, ""] for axis in axes))
    }


@st.composite
def fields(draw: st.DrawFn, dimensions: int) -> dict[Place, int]:
    axes = [[f"{letter}{at}" for at in range(draw(st.integers(2, 4)))] for letter in "abc"]
    axes = axes[:dimensions]
    return _summed({place: draw(COUNTS) for place in product(*axes)}, axes)


@given(st.one_of(fields(1), fields(2), fields(3)))
def test_no_withheld_number_follows_from_what_is_shown(field: dict[Place, int]) -> None:
    whole = tuple("" for _word in next(iter(field)))
    hidden = protected(field, {whole: is_small(field[whole])})
    assert all(place in hidden for place, number in field.items() if is_small(number))
    equations = [
        {place: sign for place, sign in each.items() if place in hidden} for each in _sums_of(field)
    ]
    assert not [place for place in hidden if _is_determined(hidden, equations, place)]


@given(st.lists(COUNTS, min_size=1, max_size=9))
def test_one_line_withholds_little(numbers: list[int]) -> None:
    field = _summed(
        {(f"a{at}",): each for at, each in enumerate(numbers)},
        [[f"a{at}" for at in range(len(numbers))]],
    )
    hidden = protected(field, {("",): is_small(field["",])})
    small = {place for place, number in field.items() if is_small(number)}
    assert len(hidden - small) <= 1
    assert not small or hidden >= small
    assert small or not hidden


@given(st.lists(COUNTS, min_size=2, max_size=9))
def test_no_bound_gives_a_number_of_one_line_away(numbers: list[int]) -> None:
    """Who knows that no withheld number is 0 finds at least two that each may be."""
    axis = [f"a{at}" for at in range(len(numbers))]
    field = _summed({(word,): each for word, each in zip(axis, numbers, strict=True)}, [axis])
    hidden = protected(field, {("",): is_small(field["",])})
    rows = [place for place in hidden if place != ("",)]
    if not rows or ("",) in hidden:
        return
    left = sum(field[place] for place in rows)
    others_are_one = all(field[place] <= 1 for place in field if place != ("",))
    assert left > len(rows) or others_are_one


def test_a_small_number_is_withheld_with_the_smallest_other_and_what_rests_on_them() -> None:
    told = withheld(_table("33", (40, 20), (3, 1), (9, 6), (0, 0)))
    assert _shown(told, "enrolled") == [40, WITHHELD, WITHHELD, 0, 52]
    assert _shown(told, "completed") == [20, WITHHELD, WITHHELD, 0, 27]
    assert _shown(told, "rate") == [0.5, WITHHELD, WITHHELD, None, 27 / 52]


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
    unknown: set[Place] = set()
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
                unknown.add(area)
                line[area] = sign
        equations.append(line)
    for line in equations:
        assert len(line) != 1
    assert not [place for place in unknown if _is_determined(unknown, equations, place)]


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
