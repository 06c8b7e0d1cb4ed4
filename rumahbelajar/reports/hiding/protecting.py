"""Protecting small numbers: which others must be withheld too, so that none can be worked out.

A table of numbers with its sums is a field: a cell stands at a place, one word for each of its
dimensions, "" where that is summed up. A withheld cell is safe as a corner of a cube whose corners
are all withheld: adding one at every other corner and taking one away between them changes no sum,
so nothing that is shown tells the one table from the other. In a single dimension such a cube is
two numbers of one sum. The method is that of complementary suppression; cubes are found one by one,
in an order that depends on the numbers alone, so that every reader gets the same answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from heapq import nsmallest
from math import inf, prod
from operator import getitem
from typing import NamedTuple

from rumahbelajar.reports.hiding.corners import Corners, Step, grown, rectangle, rectangles

LEAST_TOLD = 5
"""Fewer people than this, and more than none, are not told (UU 27/2022; section G of the facts)."""
_NEAREST = 10
Place = tuple[str, ...]
Field = Mapping[Place, int]


class _Cube(NamedTuple):
    """A cube: how well it hides its corners, what it costs, and where they are; the best first."""

    weakness: int
    """0 where attackers who know that no withheld number is 0 see two answers; 1 for those who know
    that none is below 0; 2 where only sums hide it."""
    cost: int
    """How many people more are withheld for it."""
    corners: tuple[int, ...]


class _Rank(IntEnum):
    """In which order cubes are taken where none hides well."""

    WITH_NOBODY = 0
    KNOWN = 1
    """Withheld already."""
    OTHER = 2
    WEAKEST = 3


def is_small(number: int) -> bool:
    """Whether a number of people may not be told; none at all may."""
    return 0 < number < LEAST_TOLD


def protected(field: Field, decided: Mapping[Place, bool] | None = None) -> set[Place]:
    """Return the places to withhold: the small ones, and others that would give them away.

    `decided` says of some places whether they are withheld, whatever they hold.
    """
    known = decided or {}
    if not any(known.get(place, is_small(number)) for place, number in field.items()):
        return set()
    if all(place in known for place in field):
        return {place for place in field if known[place]}
    grid = _Grid(field, known)
    waiting = grid.in_order(at for at, is_withheld in enumerate(grid.withheld) if is_withheld)
    while waiting:
        at = waiting.pop(0)
        if grid.is_safe(at):
            continue
        found = grid.best(at)
        added = [corner for corner in found.corners if not grid.withheld[corner]] if found else []
        grid.withhold(added)
        waiting += grid.in_order(added)
    return {place for place, at in grid.numbered.items() if grid.withheld[at]}


class _Grid:
    """A field as a list of numbers, each place a number itself: wide tables have many cubes."""

    def __init__(self, field: Field, decided: Mapping[Place, bool]) -> None:
        dimensions = range(len(next(iter(field), ())))
        self.axes = [sorted({place[axis] for place in field}) for axis in dimensions]
        self.strides = [1 for _axis in self.axes]
        for axis in dimensions[1:]:
            self.strides[axis] = self.strides[axis - 1] * len(self.axes[axis - 1])
        offsets = [
            {word: place * stride for place, word in enumerate(axis)}
            for axis, stride in zip(self.axes, self.strides, strict=True)
        ]
        self.numbered = {place: sum(map(getitem, offsets, place)) for place in field}
        size = prod(map(len, self.axes))
        self.people = [0] * size
        self.open = [False] * size
        """Where something may be withheld."""
        self.withheld = [False] * size
        self.withheld_people = [False] * size
        """Where it is, and anybody is told of; likewise open."""
        self.cost = [0] * size
        """How many people more are withheld with a place; none where it is already."""
        for place, at in self.numbered.items():
            self.people[at] = self.cost[at] = field[place]
            self.open[at] = decided.get(place, True)
        self.open_people = [may and n > 0 for may, n in zip(self.open, self.people, strict=True)]
        self.withhold(
            at for place, at in self.numbered.items() if decided.get(place, is_small(field[place]))
        )

    def withhold(self, places: Iterable[int]) -> None:
        """Withhold these too."""
        for at in places:
            self.withheld[at] = True
            self.cost[at] = 0
            self.withheld_people[at] = self.people[at] > 0

    def in_order(self, places: Iterable[int]) -> list[int]:
        """Return places, the smallest number first."""
        return sorted(places, key=lambda at: (self.people[at], at))

    def is_safe(self, at: int) -> bool:
        """Whether a place is a corner of a cube that is withheld already and hides well."""
        if not self.people[at]:
            return False
        corners = self._corners(at, self.withheld_people)
        return any(not self._weakness(*each) for each in corners)

    def best(self, at: int) -> _Cube | None:
        """Return the cube to withhold for a place.

        Few are tried where those are good enough; one without weakness has nobody at no corner.
        """
        for nearest in (_NEAREST, None) if self.people[at] else ():
            found = self._best_that_hides_well(at, nearest)
            if found is not None:
                return found
        return self._best_of_all(at)

    def _best_that_hides_well(self, at: int, nearest: int | None) -> _Cube | None:
        ways = [self._cheapest(at, steps, nearest) for steps in self._ways(at, self.open_people)]
        if len(ways) == 2:
            return self._best_rectangle(at, ways[0], ways[1])
        corners = grown([at], [], ways, self.open_people)
        well = (up + down for up, down in corners if not self._weakness(up, down))
        return min((self._cube(each, 0) for each in well), default=None)

    def _best_rectangle(self, at: int, ways: list[Step], others: list[Step]) -> _Cube | None:
        """Return the same of two axes, whose steps come in the order of their cost."""
        least, best = inf, None
        for step in ways:
            if self.cost[at + step.by] > least:
                break
            for other in others:
                cost = self.cost[at + step.by] + self.cost[at + other.by]
                if cost > least:
                    break
                across = at + step.by + other.by
                cost += self.cost[across]
                if cost > least or not self.open_people[across]:
                    continue
                up, down = rectangle(at, step, other)
                if not self._weakness(up, down):
                    cube = _Cube(0, cost, tuple(sorted(up + down)))
                    if best is None or cube < best:
                        least, best = cost, cube
        return best

    def _best_of_all(self, at: int) -> _Cube | None:
        """Return the best cube where none hides well: there are many, and most are worse at once.

        Who sees as many withheld numbers as people would know that each is 1: first comes one with
        nobody at a corner, then one that is withheld already.
        """
        rank, least, best = len(_Rank), inf, None
        for up, down in self._corners(at, self.open):
            weakness = self._weakness(up, down)
            if weakness > 1 and rank < _Rank.WEAKEST:
                continue
            corners = up + down
            its_rank = self._rank(corners, weakness)
            if its_rank > rank:
                continue
            cost = sum(map(self.cost.__getitem__, corners))
            if its_rank == rank and cost > least:
                continue
            cube = _Cube(weakness, cost, tuple(sorted(corners)))
            if best is None or its_rank < rank or cube < best:
                rank, least, best = its_rank, cost, cube
        return best

    def _rank(self, corners: list[int], weakness: int) -> "_Rank":
        if weakness > 1:
            return _Rank.WEAKEST
        if 0 in map(self.people.__getitem__, corners):
            return _Rank.WITH_NOBODY
        return _Rank.KNOWN if all(map(self.withheld.__getitem__, corners)) else _Rank.OTHER

    def _cube(self, corners: list[int], weakness: int) -> _Cube:
        cost = sum(map(self.cost.__getitem__, corners))
        return _Cube(weakness, cost, tuple(sorted(corners)))

    def _corners(self, at: int, may: list[bool]) -> Iterator[Corners]:
        """Yield the corners of those cubes: which rise with the first, and which then fall."""
        if len(self.axes) != 2:
            yield from grown([at], [], self._ways(at, may), may)
            return
        short, long = self._by_length()
        if steps := list(self._steps(at, short, may)):
            yield from rectangles(at, self._steps(at, long, may), steps, may)

    def _ways(self, at: int, may: list[bool]) -> list[list[Step]]:
        """Return the steps along each axis, the shortest axis first."""
        return [list(self._steps(at, axis, may)) for axis in self._by_length()]

    def _by_length(self) -> list[int]:
        return sorted(range(len(self.axes)), key=lambda axis: len(self.axes[axis]))

    def _steps(self, at: int, axis: int, may: list[bool]) -> Iterator[Step]:
        """Yield the steps along an axis to where a corner may be."""
        words, stride = self.axes[axis], self.strides[axis]
        own = at // stride % len(words)
        sums = words[0] == ""  # the first, as they are in order
        for place in range(len(words)):
            by = (place - own) * stride
            if by and may[at + by]:
                yield Step(by, 1 if sums and 0 in {place, own} else -1)

    def _cheapest(self, at: int, steps: list[Step], nearest: int | None) -> list[Step]:
        """Return the steps that cost least in their order, all or some of them: the most people of
        whom nothing is told anyhow, then the fewest others."""

        def cost(step: Step) -> tuple[int, int]:
            other = at + step.by
            people = self.people[other]
            return -people if self.withheld[other] else people, other

        return nsmallest(nearest or len(steps), steps, key=cost)

    def _weakness(self, up: list[int], down: list[int]) -> int:
        """Tell how well a cube hides its corners (see _Cube)."""
        people = self.people.__getitem__
        rising: float = min(map(people, up))
        falling: float = min(map(people, down)) if down else inf
        if rising and falling and (rising > 1 or falling > 1):
            return 0
        return 1 if rising or falling else 2
