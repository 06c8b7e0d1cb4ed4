"""Protecting small numbers: an attacker who solves every sum finds none of them."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.reports.hiding.cubes import Search, best_cube
from rumahbelajar.reports.hiding.grid import Corners, Field, Grid, Place, Wanted, laid_out
from rumahbelajar.reports.hiding.protecting import is_small, protected
from rumahbelajar.reports.hiding.rectangles import cheapest_rectangle
from tests.reports.attacker import worked_out

COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 400))


def _laid(numbers: Mapping[Place, int], decided: Mapping[Place, bool]) -> tuple[Field, list[Place]]:
    """Return a field that has no holes, and which place each of its numbers has."""
    places = list(numbers)
    laid = laid_out({place: at for at, place in enumerate(places)})
    in_order = [places[at] for at in laid.lines if at is not None]
    people = [numbers[place] for place in in_order]
    return Field(laid.lengths, people, [decided.get(place) for place in in_order]), in_order


def _hidden(numbers: Mapping[Place, int], decided: Mapping[Place, bool]) -> set[Place]:
    """Return the places that are withheld."""
    field, places = _laid(numbers, decided)
    return {place for place, it in zip(places, protected(field).withheld, strict=True) if it}


def _sums_of(field: Mapping[Place, int]) -> list[dict[Place, int]]:
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
    hidden = _hidden(field, {whole: is_small(field[whole])})
    assert all(place in hidden for place, number in field.items() if is_small(number))
    equations = [
        {place: sign for place, sign in each.items() if place in hidden} for each in _sums_of(field)
    ]
    assert not worked_out(equations)


@given(st.lists(COUNTS, min_size=1, max_size=9))
def test_one_line_withholds_little(numbers: list[int]) -> None:
    field = _summed(
        {(f"a{at}",): each for at, each in enumerate(numbers)},
        [[f"a{at}" for at in range(len(numbers))]],
    )
    hidden = _hidden(field, {("",): is_small(field["",])})
    small = {place for place, number in field.items() if is_small(number)}
    assert len(hidden - small) <= 1
    assert not small or hidden >= small
    assert small or not hidden


@given(st.lists(COUNTS, min_size=2, max_size=9))
def test_no_bound_gives_a_number_of_one_line_away(numbers: list[int]) -> None:
    """Who knows that no withheld number is 0 finds at least two that each may be."""
    axis = [f"a{at}" for at in range(len(numbers))]
    field = _summed({(word,): each for word, each in zip(axis, numbers, strict=True)}, [axis])
    hidden = _hidden(field, {("",): is_small(field["",])})
    rows = [place for place in hidden if place != ("",)]
    if not rows or ("",) in hidden:
        return
    left = sum(field[place] for place in rows)
    others_are_one = all(field[place] <= 1 for place in field if place != ("",))
    assert left > len(rows) or others_are_one


def test_where_all_that_are_few_are_one_each_nobody_joins_them() -> None:
    """Five withheld numbers with a sum of five would each be known to be 1."""
    axis = [f"a{at}" for at in range(7)]
    cells: dict[Place, int] = dict.fromkeys(((word,) for word in axis[:5]), 1)
    field = _summed(cells, [axis])
    hidden = _hidden(field, {("",): False})
    assert any(field[place] == 0 for place in hidden)
    assert hidden >= cells.keys()


def test_the_work_on_a_long_list_grows_with_it_and_not_with_its_cubes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = Counter[str]()
    has_enough = Grid.has_enough

    def counted(grid: Grid, wanted: Wanted, up: Corners, down: Corners) -> bool:
        tried["cubes"] += 1
        return has_enough(grid, wanted, up, down)

    monkeypatch.setattr(Grid, "has_enough", counted)
    for length in (300, 600):
        _hidden(_long_list(length), {("", ""): False})
        tried[str(length)] = tried.pop("cubes")
    assert tried["600"] < 3 * tried["300"]


def _long_list(length: int) -> dict[Place, int]:
    numbers = Random(1)  # noqa: S311 - the same in every run
    field: dict[Place, int] = Counter()
    for at in range(length):
        for kind, most in (("came", 6), ("stayed", 4)):
            number = numbers.randint(0, most)
            for place in product((f"{at:04}", ""), (kind, "")):
                field[place] += number
    return field


@given(fields(2), st.data())
def test_rectangles_are_found_as_any_cube_is(
    numbers: dict[Place, int], data: st.DataObject
) -> None:
    field, places = _laid(numbers, {})
    flags = st.lists(st.booleans(), min_size=len(places), max_size=len(places))
    grid = Grid(field, data.draw(flags))
    at = data.draw(st.sampled_from(range(len(places))))
    wanted = Wanted(data.draw(flags), data.draw(st.integers(0, 2)), data.draw(st.booleans()))
    wanted.may[at] = True
    search = Search(grid, wanted)
    search.go_on([at], [], grid.cost[at], grid.ways(at, (0, 1), wanted.may))
    assert set(cheapest_rectangle(grid, at, wanted)) == set(search.found)


@given(fields(1), st.data())
def test_one_line_is_protected_as_each_of_its_numbers_is(
    numbers: dict[Place, int], data: st.DataObject
) -> None:
    known = st.dictionaries(st.sampled_from(sorted(numbers)), st.booleans())
    field, _places = _laid(numbers, data.draw(known))
    states = zip(field.people, field.decided, strict=True)
    grid = Grid(field, [is_small(n) if it is None else it for n, it in states])
    waiting = grid.in_order(at for at, it in enumerate(grid.withheld) if it)
    for at in waiting:
        added = [each for each in best_cube(grid, at).corners if not grid.withheld[each]]
        grid.withhold(added)
        waiting += added
    assert protected(field).withheld == grid.withheld


def test_the_attacker_finds_what_follows_and_nothing_else() -> None:
    one, two, three = ("a",), ("b",), ("c",)
    assert worked_out([{one: 1, two: 1}, {two: 1, three: 1}]) == set()
    assert worked_out([{one: 1, two: 1}, {one: 1, two: -1}]) == {one, two}
    assert worked_out([{one: 1, two: 1}, {one: 1, two: 1, three: -1}]) == {three}
