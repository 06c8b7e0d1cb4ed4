"""Protecting small numbers: which others must be withheld too, so that none can be worked out.

A table of numbers with its sums is a field (grid.py): a cell stands at a place, one word for each
of its dimensions, "" where that is summed up. A withheld cell is safe as a corner of a cube whose
corners are all withheld (cubes.py). The method is that of complementary suppression; cubes are
found one by one, in an order that depends on the numbers alone, so that every reader gets the same
answer.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rumahbelajar.reports.hiding.cubes import Cube, best_below, best_cube
from rumahbelajar.reports.hiding.grid import Corners, Field, Grid, Pairs

LEAST_TOLD = 5
"""Fewer people than this, and more than none, are not told (UU 27/2022; section G of the facts)."""
_SMALL = frozenset(range(1, LEAST_TOLD))


class Protected(NamedTuple):
    """Which places are withheld, and the cubes that hide them."""

    withheld: list[bool]
    cubes: list[Corners]


def is_small(number: int) -> bool:
    """Whether a number of people may not be told; none at all may."""
    return 0 < number < LEAST_TOLD


def is_few(value: object) -> bool:
    """Whether what stands in a cell is a number of people that may not be told."""
    return isinstance(value, int) and is_small(value)


def any_small(numbers: Iterable[int | None]) -> bool:
    """Whether one of these may not be told."""
    return not _SMALL.isdisjoint(numbers)


def protected(field: Field, untold: Iterable[int] = (), pairs: Pairs | None = None) -> Protected:
    """Return what to withhold: the small numbers, and others that would give them away.

    Where the sum along the first dimension is told by another table as well, `pairs` are those of
    its places that move together there: each then moves here in some row, and the sum moves in no
    other way. `untold` places are withheld if any is, and hide others; only what is small of them
    must be hidden.
    """
    withheld = [
        n in _SMALL if it is None else it for n, it in zip(field.people, field.decided, strict=True)
    ]
    if None not in field.decided or True not in withheld:
        return Protected(withheld, [])
    must_hide = [at for at, it in enumerate(withheld) if it]
    for at in untold:
        withheld[at] = True
    if len(field.lengths) == 1 and _hide_each_other(field.people, withheld):
        return Protected(withheld, [])
    protecting = _Protecting(Grid(field, withheld, pairs))
    for pair in sorted(map(sorted, pairs or ())):
        protecting.move(pair[0], pair[1])
    protecting.hide(must_hide)
    return Protected(withheld, protecting.cubes)


def _hide_each_other(people: Sequence[int], withheld: Sequence[bool]) -> bool:
    """Whether of one line so much is withheld that each number is hidden well by another.

    That is the greatest of them, or else their sum, which comes first.
    """
    some = [n for n, it in zip(people, withheld, strict=True) if it and n]
    return len(some) > 1 and (max(some) > 1 or (withheld[0] and people[0] > 0))


class _Protecting:
    """Withholds cube after cube."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.cubes: list[Corners] = []
        self._hidden: set[int] = set()
        self._waiting: list[int] = []

    def move(self, one: int, other: int) -> None:
        """Let a row move with these two of the sum of all rows."""
        self._add(best_below(self._grid, one, other))

    def hide(self, withheld: Iterable[int]) -> None:
        """Hide these, and whatever is withheld for that."""
        self._waiting += self._grid.in_order(withheld)
        for at in self._waiting:
            if at not in self._hidden:
                self._add(best_cube(self._grid, at))

    def _add(self, cube: Cube) -> None:
        added = [corner for corner in cube.corners if not self._grid.withheld[corner]]
        if added:
            self._grid.withhold(added)
            self._waiting += self._grid.in_order(added)
        self._hidden.update(cube.hidden)
        self.cubes.append(cube.corners)
