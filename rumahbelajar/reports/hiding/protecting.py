"""Protecting small numbers: which others must be withheld too, so that none can be worked out.

A table of numbers with its sums is a field: a cell stands at a place, one word for each of its
dimensions, "" where that is summed up. A withheld cell is safe as a corner of a cube whose corners
are all withheld (cubes.py). The method is that of complementary suppression; cubes are found one by
one, in an order that depends on the numbers alone, so that every reader gets the same answer.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from rumahbelajar.reports.hiding.cubes import Cube, best_below, best_cube
from rumahbelajar.reports.hiding.grid import Field, Grid, Pairs, Place

LEAST_TOLD = 5
"""Fewer people than this, and more than none, are not told (UU 27/2022; section G of the facts)."""


class Protected(NamedTuple):
    """What is withheld, and the cubes that hide it."""

    places: set[Place]
    cubes: list[frozenset[Place]]


def is_small(number: int) -> bool:
    """Whether a number of people may not be told; none at all may."""
    return 0 < number < LEAST_TOLD


def is_few(value: object) -> bool:
    """Whether what stands in a cell is a number of people that may not be told."""
    return isinstance(value, int) and is_small(value)


def protected(
    field: Field,
    decided: Mapping[Place, bool] | None = None,
    pairs: Pairs | None = None,
    untold: Collection[Place] = (),
) -> Protected:
    """Return the places to withhold: the small ones, and others that would give them away.

    `decided` says of some places whether they are withheld, whatever they hold. Where the sum along
    the first dimension is told by another table as well, `pairs` are those of its places that move
    together there: each then moves here in some row, and the sum moves in no other way. `untold`
    places are withheld if any is, and hide others; only what is small of them must be hidden.
    """
    known = decided or {}
    withheld = {place for place, n in field.items() if known.get(place, is_small(n))}
    if not withheld or all(place in known for place in field):
        return Protected(withheld, [])
    protecting = _Protecting(Grid(field, withheld.union(untold), known, pairs))
    for pair in sorted(map(sorted, pairs or ())):
        protecting.move(pair[0], pair[1])
    protecting.hide(withheld)
    return protecting.found()


class _Protecting:
    """Withholds cube after cube."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._cubes: list[Cube] = []
        self._hidden: set[int] = set()
        self._waiting: list[int] = []

    def move(self, one: Place, other: Place) -> None:
        """Let a row move with these two of the sum of all rows."""
        numbered = self._grid.numbered
        self._add(best_below(self._grid, numbered[one], numbered[other]))

    def hide(self, withheld: set[Place]) -> None:
        """Hide these, and whatever is withheld for that."""
        numbered = self._grid.numbered
        self._waiting += self._grid.in_order(numbered[place] for place in withheld)
        for at in self._waiting:
            if at not in self._hidden:
                self._add(best_cube(self._grid, at))

    def _add(self, cube: Cube) -> None:
        added = [corner for corner in cube.corners if not self._grid.withheld[corner]]
        self._grid.withhold(added)
        self._waiting += self._grid.in_order(added)
        self._hidden.update(cube.hidden)
        self._cubes.append(cube)

    def found(self) -> Protected:
        """Return what is withheld now, and why."""
        places = {at: place for place, at in self._grid.numbered.items()}
        return Protected(
            {place for at, place in places.items() if self._grid.withheld[at]},
            [frozenset(places[corner] for corner in cube.corners) for cube in self._cubes],
        )
