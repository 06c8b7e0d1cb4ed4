"""A field as a list of numbers, each place a number itself: wide tables have many cubes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import prod
from operator import getitem

Place = tuple[str, ...]
Field = Mapping[Place, int]
Pairs = Collection[frozenset[Place]]
"""Pairs of places of the sum of a table that move together in the table above it."""
Step = tuple[int, int]
"""A step along one axis: how far, and -1 where the one number falls as the other rises, as parts of
a sum do; 1 where they rise together, as a sum and its part."""


class Grid:
    """A field in which some places are withheld, and more may be but where that is decided."""

    def __init__(
        self,
        field: Field,
        withheld: Collection[Place],
        decided: Collection[Place],
        pairs: Pairs | None = None,
    ) -> None:
        self.dimensions = len(next(iter(field), ()))
        self._axes = [sorted({place[axis] for place in field}) for axis in range(self.dimensions)]
        self._strides = [prod(map(len, self._axes[:axis])) for axis in range(self.dimensions)]
        offsets = [
            {word: place * stride for place, word in enumerate(axis)}
            for axis, stride in zip(self._axes, self._strides, strict=True)
        ]
        self.numbered = {place: sum(map(getitem, offsets, place)) for place in field}
        size = prod(map(len, self._axes))
        self.people = [0] * size
        self.withheld = [False] * size
        self.open = [False] * size
        """Where a corner may be: where something is withheld, or may yet be."""
        self.cost = [0] * size
        """What it takes to withhold a place: its people, and itself; nothing where it is already.
        """
        for place, at in self.numbered.items():
            self.people[at] = field[place]
            self.cost[at] = field[place] + 1
            self.open[at] = place not in decided or place in withheld
        self.open_people = [may and n > 0 for may, n in zip(self.open, self.people, strict=True)]
        self.withheld_people = [False] * size
        self._pairs = None
        if pairs is not None:
            self._pairs = {frozenset(map(self.numbered.__getitem__, pair)) for pair in pairs}
        self.withhold(map(self.numbered.__getitem__, withheld))

    def withhold(self, places: Iterable[int]) -> None:
        """Withhold these too."""
        for at in places:
            self.withheld[at] = True
            self.withheld_people[at] = self.people[at] > 0
            self.cost[at] = 0

    def in_order(self, places: Iterable[int]) -> list[int]:
        """Return places, the smallest number first."""
        return sorted(places, key=lambda at: (self.people[at], at))

    def may_move(self, corners: Iterable[int]) -> bool:
        """Whether the corners that are in the sum of the table move together above it, too."""
        if self._pairs is None:
            return True
        length = len(self._axes[0])
        of_sum = frozenset(at for at in corners if not at % length)
        return not of_sum or of_sum in self._pairs

    def rise_together(self, one: int, other: int) -> bool:
        """Whether of two places of a row one is the sum of it."""
        return min(one, other) < len(self._axes[0]) and self._axes[-1][0] == ""

    def ways(self, at: int, axes: Sequence[int], may: list[bool]) -> list[list[Step]]:
        """Return the steps along these axes to where a corner may be, of the shortest axis first.

        Those that cost least come first; where it is nothing those to the most people.
        """
        return sorted((self._steps(at, axis, may) for axis in axes), key=len)

    def _steps(self, at: int, axis: int, may: list[bool]) -> list[Step]:
        stride, length = self._strides[axis], len(self._axes[axis])
        first = at - at // stride % length * stride
        line = range(first, first + length * stride, stride)
        found = [(self.cost[each], -self.people[each], each) for each in line if may[each]]
        # The sum is the first, as places are in order.
        whole = first if self._axes[axis][0] == "" else None
        return [
            (each - at, 1 if whole in (at, each) else -1)
            for _cost, _people, each in sorted(found)
            if each != at
        ]
