"""Protecting small numbers: which others must be withheld too, so that none can be worked out.

A table of numbers with its sums is a field: a cell stands at a place, one word for each of its
dimensions, "" where that is summed up. A withheld cell is safe as a corner of a cube whose corners
are all withheld (cubes.py). The method is that of complementary suppression; cubes are found one by
one, in an order that depends on the numbers alone, so that every reader gets the same answer.
"""

from collections.abc import Mapping

from rumahbelajar.reports.hiding.cubes import best_cube
from rumahbelajar.reports.hiding.grid import Field, Grid, Place

LEAST_TOLD = 5
"""Fewer people than this, and more than none, are not told (UU 27/2022; section G of the facts)."""


def is_small(number: int) -> bool:
    """Whether a number of people may not be told; none at all may."""
    return 0 < number < LEAST_TOLD


def protected(field: Field, decided: Mapping[Place, bool] | None = None) -> set[Place]:
    """Return the places to withhold: the small ones, and others that would give them away.

    `decided` says of some places whether they are withheld, whatever they hold.
    """
    known = decided or {}
    withheld = {place for place, n in field.items() if known.get(place, is_small(n))}
    if not withheld or all(place in known for place in field):
        return withheld
    grid = Grid(field, withheld, known)
    waiting = grid.in_order(map(grid.numbered.__getitem__, withheld))
    hidden: set[int] = set()
    for at in waiting:
        if at not in hidden:
            cube = best_cube(grid, at)
            added = [corner for corner in cube.corners if not grid.withheld[corner]]
            grid.withhold(added)
            waiting += grid.in_order(added)
            hidden.update(cube.hidden)
    return {place for place, at in grid.numbered.items() if grid.withheld[at]}
