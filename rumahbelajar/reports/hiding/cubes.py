"""Cubes in a field: whose corners, all withheld, hide each other.

Adding one at every other corner and taking one away between them changes no sum, so nothing that is
shown tells the one table from the other. In a single dimension such a cube is two numbers of one
sum, in two dimensions a rectangle.
"""

from collections.abc import Sequence
from functools import partial
from math import inf
from typing import NamedTuple

from rumahbelajar.reports.hiding.grid import Corners, Grid, Wanted, Way
from rumahbelajar.reports.hiding.rectangles import cheapest_rectangle


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
    find = partial(_cheapest, grid, up, down, axes)
    if found := find(Wanted(grid.withheld_people, 2)) or find(Wanted(grid.open_people, 2)):
        return Cube(found, found)
    if found := find(Wanted(grid.open, 1, with_nobody=True)):
        return Cube(found, [each for each in found if not grid.people[each]])
    return Cube(find(Wanted(grid.open_people, 0)) or find(Wanted(grid.open, 0)), [])


def _cheapest(
    grid: Grid, up: Corners, down: Corners, axes: Sequence[int], wanted: Wanted
) -> Corners:
    """Return the first of the cheapest cubes that have these corners."""
    if len(up) == 1 and len(axes) == 2:
        return cheapest_rectangle(grid, up[0], wanted)
    search = Search(grid, wanted)
    if all(map(wanted.may.__getitem__, up + down)):
        cost = sum(map(grid.cost.__getitem__, up + down))
        search.go_on(up, down, cost, grid.ways(up[0], axes, wanted.may))
    return search.found


class Search:
    """Looks for the cube that costs least; most are given up before all their corners are seen."""

    def __init__(self, grid: Grid, wanted: Wanted) -> None:
        self._grid = grid
        self._wanted = wanted
        self._cost = inf
        self.found: Corners = []

    def go_on(self, up: Corners, down: Corners, cost: int, ways: list[Way]) -> None:
        """Go on along the next axis, from corners that cost so much."""
        if not ways:
            if self._grid.will_do(self._wanted, up, down):
                self._cost, self.found = cost, up + down
            return
        # Where there are too few at some corners, there are with more of them.
        if not self._grid.has_enough(self._wanted, up, down):
            return
        costs, may = self._grid.cost, self._wanted.may
        at, (whole, line) = up[0], ways[0]
        for each in line:
            if cost + costs[each] >= self._cost:
                return
            by = each - at
            with_up, with_down = [corner + by for corner in up], [corner + by for corner in down]
            added = with_up + with_down
            if each == at or not all(map(may.__getitem__, added)):
                continue
            more = cost + sum(map(costs.__getitem__, added))
            if more < self._cost:
                # Parts of a sum move against each other, and with the sum.
                if whole in (at, each):
                    self.go_on(up + with_up, down + with_down, more, ways[1:])
                else:
                    self.go_on(up + with_down, down + with_up, more, ways[1:])
