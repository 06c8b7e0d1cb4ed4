"""Cubes in a field: whose corners, all withheld, hide each other.

Adding one at every other corner and taking one away between them changes no sum, so nothing that is
shown tells the one table from the other. In a single dimension such a cube is two numbers of one
sum, in two dimensions a rectangle.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from rumahbelajar.reports.hiding.grid import Grid, Step

Corners = list[int]
Fits = Callable[[Corners, Corners], bool]
"""Whether a cube may do, by the people at corners that rise with the first, and at those that then
fall: where some corners will not, no more of them will."""


class Cube(NamedTuple):
    """Corners that hide each other, and those of them that no other cube would hide better."""

    corners: Corners
    hidden: Corners


def best_cube(grid: Grid, at: int) -> Cube:
    """Return the cube to withhold for a place; it has no corners where there is none."""
    return _best(grid, [at], [], range(grid.dimensions))


def best_below(grid: Grid, one: int, other: int) -> Cube:
    """Return the best rectangle of two places of the sum of a table, and of two of a row of it."""
    if grid.rise_together(one, other):
        return _best(grid, [one, other], [], [0])
    return _best(grid, [one], [other], [0])


def _best(grid: Grid, up: Corners, down: Corners, axes: Sequence[int]) -> Cube:
    """Return the best cube that has these corners and goes on along these axes.

    Best is one where attackers who know that no withheld number is 0 see two answers. Who sees as
    many withheld numbers as people would know that each is 1: so then comes one with nobody at some
    corners, which hides from who knows that none is below 0, and only then one where all are 1. The
    last is one that sums alone hide.
    """
    for may in (grid.withheld_people, grid.open_people):
        if found := _Search(grid, may, _hides_well).cheapest(up, down, axes):
            return Cube(found, found)
    search = _Search(grid, grid.open, _hides_with_nobody, with_nobody=True)
    if found := search.cheapest(up, down, axes):
        return Cube(found, [each for each in found if not grid.people[each]])
    for may in (grid.open_people, grid.open):
        if found := _Search(grid, may, _hides_anyhow).cheapest(up, down, axes):
            return Cube(found, [])
    return Cube([], [])


def _hides_well(up: Corners, down: Corners) -> bool:
    return min(up) > 1 or min(down, default=inf) > 1


def _hides_with_nobody(up: Corners, down: Corners) -> bool:
    return all(up) or all(down)


def _hides_anyhow(_up: Corners, _down: Corners) -> bool:
    return True


class _Search:
    """Looks for the cube that costs least; most are given up before all their corners are seen."""

    def __init__(
        self, grid: Grid, may: list[bool], fits: Fits, *, with_nobody: bool = False
    ) -> None:
        self._grid = grid
        self._may = may
        self._fits = fits
        self._with_nobody = with_nobody
        self._least = inf
        self._found: Corners = []

    def cheapest(self, up: Corners, down: Corners, axes: Sequence[int]) -> Corners:
        """Return the first of the cheapest cubes that have these corners."""
        if all(self._may[each] for each in up + down):
            ways = self._grid.ways(up[0], axes, self._may)
            self._grow(up, down, sum(self._grid.cost[each] for each in up + down), ways)
        return self._found

    def _grow(self, up: Corners, down: Corners, cost: int, ways: list[list[Step]]) -> None:
        """Go on along the next axis, from corners that cost so much."""
        people = self._grid.people.__getitem__
        rising, falling = [*map(people, up)], [*map(people, down)]
        if not self._fits(rising, falling):
            return
        if not ways:
            will_do = not self._with_nobody or 0 in rising or 0 in falling
            if will_do and self._grid.may_move(up + down):
                self._least, self._found = cost, up + down
            return
        costs, may = self._grid.cost, self._may
        for by, turn in ways[0]:
            if cost + costs[up[0] + by] >= self._least:
                return
            with_up, with_down = [each + by for each in up], [each + by for each in down]
            added = with_up + with_down
            if not all(map(may.__getitem__, added)):
                continue
            more = cost + sum(map(costs.__getitem__, added))
            if more < self._least:
                if turn < 0:
                    with_up, with_down = with_down, with_up
                self._grow(up + with_up, down + with_down, more, ways[1:])
