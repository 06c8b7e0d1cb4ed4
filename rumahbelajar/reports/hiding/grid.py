"""A field as a list of numbers, each place a number itself: wide tables have many cubes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import inf, prod
from typing import NamedTuple

Place = tuple[str, ...]
Pairs = Collection[frozenset[int]]
"""Pairs of places of the sum of a table that move together in the table above it."""
Corners = list[int]
Way = tuple[int, list[int]]
"""A line along one axis: the place of its sum, and all where a corner may be."""


class Wanted(NamedTuple):
    """What the corners of a cube must be."""

    may: list[bool]
    """Where they may be."""
    least: int
    """So many people at least are at all that rise with the first, or at all that then fall."""
    with_nobody: bool = False
    """Whether nobody is at some."""


class Field(NamedTuple):
    """Numbers and their sums, those along the first axis one after the other."""

    lengths: Sequence[int]
    """How many places there are along each axis; what is summed up along it is the first."""
    people: Sequence[int]
    decided: Sequence[bool | None]
    """Whether they are withheld, whatever they hold; False where there is no place."""


class Laid(NamedTuple):
    """Which lines of a table stand at the places of a field."""

    lengths: list[int]
    """As in a field."""
    lines: list[int | None]
    """None where none does, as nobody of this age needs to be in that category."""


def laid_out(lines: Mapping[Place, int]) -> Laid:
    """Lay out lines by their places: along each axis by its words, "" of the sum before all."""
    axes = [sorted(set(words)) for words in zip(*lines, strict=True)]
    places = product(*reversed(axes))
    return Laid([*map(len, axes)], [lines.get(place[::-1]) for place in places])


class Grid:
    """A field in which some places are withheld, and more may be but where that is decided.

    They are added to the list of those that are.
    """

    def __init__(self, field: Field, withheld: list[bool], pairs: Pairs | None = None) -> None:
        self.dimensions = len(field.lengths)
        self._axes = [
            (length, prod(field.lengths[:axis])) for axis, length in enumerate(field.lengths)
        ]
        """How many places there are, and how far apart the numbers of two are."""
        self._pairs = pairs
        self._decided = field.decided
        self.people = field.people
        self.withheld = withheld
        places = list(zip(field.people, withheld, strict=True))
        self.withheld_people = [hidden and n > 0 for n, hidden in places]
        self.cost = [0 if hidden else n + 1 for n, hidden in places]
        """What it takes to withhold a place: its people, and itself; nothing where it is already.
        """
        self._order = [-n if hidden else n + 1 for n, hidden in places]
        """Places are tried by this: what costs least first, of what costs nothing most people."""
        self._lines: dict[tuple[int, int], dict[int, list[int]]] = {}
        """Sorted so once for many searches, until something of them is withheld: by axis and sum,
        and then by which of the lists of this grid says where a corner may be."""

    @cached_property
    def open(self) -> list[bool]:
        """Where something is withheld, or may yet be."""
        places = zip(self._decided, self.withheld, strict=True)
        return [hidden or it is None for it, hidden in places]

    @cached_property
    def open_people(self) -> list[bool]:
        """Where that is so, and there are people."""
        return [may and n > 0 for may, n in zip(self.open, self.people, strict=True)]

    def withhold(self, places: Iterable[int]) -> None:
        """Withhold these too."""
        for at in places:
            self.withheld[at] = True
            self.withheld_people[at] = self.people[at] > 0
            self.cost[at] = 0
            self._order[at] = -self.people[at]
            for axis in range(self.dimensions):
                self._lines.pop((axis, self._whole(at, axis)), None)

    def in_order(self, places: Iterable[int]) -> list[int]:
        """Return places, the smallest number first."""
        return sorted(places, key=lambda at: (self.people[at], at))

    def has_enough(self, wanted: Wanted, up: Corners, down: Corners) -> bool:
        """Whether there are people enough at the corners that rise, or at those that then fall."""
        people, least = self.people.__getitem__, wanted.least
        return min(map(people, up)) >= least or min(map(people, down), default=inf) >= least

    def will_do(self, wanted: Wanted, up: Corners, down: Corners) -> bool:
        """Whether these corners are as is wanted, and may move; it is known that they may be there.

        Those that are in the sum of the table must move together above it, too.
        """
        corners = up + down
        if not self.has_enough(wanted, up, down):
            return False
        if wanted.with_nobody and all(map(self.people.__getitem__, corners)):
            return False
        if self._pairs is None:
            return True
        of_sum = frozenset(at for at in corners if not at % self._axes[0][0])
        return not of_sum or of_sum in self._pairs

    def rise_together(self, one: int, other: int) -> bool:
        """Whether of two places of a row one is the sum of it."""
        return min(one, other) < self._axes[0][0]

    def ways(self, at: int, axes: Sequence[int], may: list[bool]) -> list[Way]:
        """Return the lines through a place along these axes, the shortest first."""
        found = []
        for axis in axes:
            whole = self._whole(at, axis)
            lines = self._lines.setdefault((axis, whole), {})
            if id(may) not in lines:
                lines[id(may)] = self._line(whole, axis, may)
            found.append((whole, lines[id(may)]))
        return sorted(found, key=_length)

    def _whole(self, at: int, axis: int) -> int:
        """Return the place of the sum of a line: its first."""
        length, apart = self._axes[axis]
        return at - at // apart % length * apart

    def _line(self, whole: int, axis: int, may: list[bool]) -> list[int]:
        length, apart = self._axes[axis]
        line = range(whole, whole + length * apart, apart)
        return sorted(filter(may.__getitem__, line), key=self._order.__getitem__)


def _length(way: Way) -> int:
    return len(way[1])
