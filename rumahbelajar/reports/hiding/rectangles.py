"""Rectangles in a field of two dimensions: the cubes that nearly all searches are for.

They are found as cubes.py finds any cube, but in half the time, as no list is made of corners that
will not do.
"""

from math import inf

from rumahbelajar.reports.hiding.grid import Corners, Grid, Wanted


def cheapest_rectangle(grid: Grid, at: int, wanted: Wanted) -> Corners:
    """Return the first of the cheapest rectangles that have this corner."""
    people, cost, may, least = grid.people, grid.cost, wanted.may, wanted.least
    found: Corners = []
    found_cost = inf
    if not may[at]:
        return found
    (whole, line), (other_whole, other_line) = grid.ways(at, (0, 1), may)
    for one in line:
        cost_of_two = cost[at] + cost[one]
        if cost_of_two >= found_cost:
            break
        rises = whole in (at, one)
        if one == at or not (rises or people[at] >= least or people[one] >= least):
            continue
        for other in other_line:
            if cost_of_two + cost[other] >= found_cost:
                break
            opposite = one + other - at
            if other == at or not may[opposite]:
                continue
            cost_of_all = cost_of_two + cost[other] + cost[opposite]
            if cost_of_all < found_cost:
                other_rises = other_whole in (at, other)
                up: Corners = [at]
                down: Corners = []
                (up if rises else down).append(one)
                (up if other_rises else down).append(other)
                (up if rises == other_rises else down).append(opposite)
                if grid.will_do(wanted, up, down):
                    found, found_cost = up + down, cost_of_all
    return found
