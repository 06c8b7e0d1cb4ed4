"""Lines with gaps: the runs of numbers that are told, and how high each one reaches."""

from collections.abc import Sequence

from rumahbelajar.reports.charts.drawing import plain
from rumahbelajar.reports.charts.writing import height
from rumahbelajar.reports.tables.table import WITHHELD, Value

Point = tuple[float, float]
_STEPS = (1, 2, 4, 5, 6, 8, 10)


def runs(values: Sequence[Value]) -> list[list[int]]:
    """Return the places of values that follow each other without a gap."""
    found: list[list[int]] = []
    for at, value in enumerate(values):
        if height(value) is None:
            continue
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def reached(value: Value, most: float) -> float:
    """Return how high a value reaches, from 0 on the ground to 1 at the top."""
    return min(1, max(0, (height(value) or 0) / most))


def ceiling(values: Sequence[float]) -> float:
    """Return the round number that the top of a chart stands for: not less than any of these."""
    most = max(values, default=0)
    if most <= 0:
        return 1
    unit = 1.0
    while unit * 10 < most:
        unit *= 10
    while unit / 10 >= most:
        unit /= 10
    return next(unit * step for step in _STEPS if unit * step >= most)


def path(points: Sequence[Sequence[Point]]) -> str:
    """Return one path through each of some runs of points; a point alone becomes a dash.

    Each point is told from the one before, in whole numbers, which takes least room.
    """
    drawn = []
    for run in points:
        (x, y), *others = [(round(x), round(y)) for x, y in run]
        drawn.append(f"M{plain(x)},{plain(y)}" + ("l" if others else "h3"))
        for place, (to_x, to_y) in enumerate(others):
            drawn.append(f"{' ' if place else ''}{plain(to_x - x)},{plain(to_y - y)}")
            x, y = to_x, to_y
    return "".join(drawn)


def through(
    values: Sequence[Value],
    xs: Sequence[float],
    ground: float,
    tall: float,
    most: float,
) -> str:
    """Return the path of values that stand on a ground; it breaks where nothing is told."""
    return path(
        [
            [(xs[at], ground - tall * reached(values[at], most)) for at in run]
            for run in runs(values)
        ]
    )


def untold(values: Sequence[Value], xs: Sequence[float], ground: float) -> str:
    """Return the path of a small tick under the ground for each value that is withheld."""
    places = (xs[at] for at, value in enumerate(values) if value is WITHHELD)
    return "".join(f"M{plain(x)},{plain(ground)}v5" for x in places)
