"""Somebody who reads all that is shown and solves every sum of it, exactly."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from rumahbelajar.reports.hiding.grid import Place

Equation = Mapping[Place, int]
"""The unknowns of a sum with their signs; what is shown stands on the other side."""


def worked_out(equations: Iterable[Equation]) -> set[Place]:
    """Return the unknowns that follow: those that stand alone in a line once all are solved.

    The lines are brought into reduced form over fractions, so that nothing is lost to rounding.
    """
    lines: dict[Place, dict[Place, Fraction]] = {}
    for equation in equations:
        line = {place: Fraction(sign) for place, sign in equation.items() if sign}
        for pivot in [place for place in line if place in lines]:
            _take(line, lines[pivot], line[pivot])
        if not line:
            continue
        pivot = min(line)
        line = {place: number / line[pivot] for place, number in line.items()}
        for other in lines.values():
            if pivot in other:
                _take(other, line, other[pivot])
        lines[pivot] = line
    return {pivot for pivot, line in lines.items() if len(line) == 1}


def _take(line: dict[Place, Fraction], other: Mapping[Place, Fraction], times: Fraction) -> None:
    for place, number in other.items():
        left = line.get(place, Fraction(0)) - times * number
        if left:
            line[place] = left
        else:
            line.pop(place, None)
