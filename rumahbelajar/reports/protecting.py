"""Protecting small numbers: which others must be withheld too, so that none can be worked out.

A table of numbers with its sums is a field: a cell stands at a place, one word for each of its
dimensions, "" where that is summed up. A withheld cell is safe as a corner of a cube whose corners
are all withheld: adding one at every other corner and taking one away between them changes no sum,
so nothing that is shown tells the one table from the other. In a single dimension such a cube is
two numbers of one sum. The method is that of complementary suppression; cubes are found one by one,
in an order that depends on the numbers alone, so that every reader gets the same answer.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import product
from math import inf
from typing import NamedTuple

LEAST_TOLD = 5
"""Fewer people than this, and more than none, are not told (UU 27/2022; section G of the facts)."""
_NEAREST, _FAR = 8, 10**9
Place = tuple[str, ...]
Field = Mapping[Place, int]


class _Cube(NamedTuple):
    """A cube: how well it hides its corners, what it costs, and where they are; the best first."""

    weakness: int
    """0 where attackers who know that no withheld number is 0 see two answers; 1 for those who know
    that none is below 0; 2 where only sums hide it."""
    cost: int
    """How many people more are withheld for it."""
    corners: tuple[Place, ...]


def is_small(number: int) -> bool:
    """Whether a number of people may not be told; none at all may."""
    return 0 < number < LEAST_TOLD


def protected(field: Field, decided: Mapping[Place, bool] | None = None) -> set[Place]:
    """Return the places to withhold: the small ones, and others that would give them away.

    `decided` says of some places whether they are withheld, whatever they hold.
    """
    shown = {place for place, is_withheld in (decided or {}).items() if not is_withheld}
    withheld = {place for place, is_withheld in (decided or {}).items() if is_withheld}
    withheld |= {place for place, number in field.items() if is_small(number)} - shown
    axes = [sorted({place[axis] for place in field}) for axis in range(_dimensions(field))]

    def may(place: Place) -> bool:
        return place in field and place not in shown

    waiting = sorted(withheld, key=lambda place: (field[place], place))
    while waiting:
        place = waiting.pop(0)
        if _is_safe(place, field, axes, withheld):
            continue
        near = [_nearest(place, at, axis, field, withheld) for at, axis in enumerate(axes)]
        found = min(_cubes(place, field, near, withheld, may), default=None)
        if found is None or found.weakness:
            found = min(_cubes(place, field, axes, withheld, may), default=None)
        if found is not None:
            added = set(found.corners) - withheld
            withheld |= added
            waiting += sorted(added, key=lambda each: (field[each], each))
    return withheld


def _dimensions(field: Field) -> int:
    return len(next(iter(field), ()))


def _is_safe(
    place: Place, field: Field, axes: list[list[str]], withheld: Collection[Place]
) -> bool:
    """Whether it is a corner of a cube that is withheld already and hides as well as any."""
    near = [
        [each for each in axis if _moved(place, number, each) in withheld]
        for number, axis in enumerate(axes)
    ]
    cubes = _cubes(place, field, near, withheld, lambda corner: corner in withheld)
    return any(cube.weakness == 0 for cube in cubes)


def _nearest(
    place: Place, at: int, axis: list[str], field: Field, withheld: Collection[Place]
) -> list[str]:
    """Return the few words of an axis that cost least: to try all takes long in a wide table."""

    def cost(word: str) -> tuple[bool, int, str]:
        there = _moved(place, at, word)
        return there not in withheld, field.get(there, 0) or _FAR, word

    return sorted((word for word in axis if word != place[at]), key=cost)[:_NEAREST]


def _moved(place: Place, axis: int, word: str) -> Place:
    return (*place[:axis], word, *place[axis + 1 :])


def _cubes(
    place: Place,
    field: Field,
    axes: list[list[str]],
    withheld: Collection[Place],
    may: Callable[[Place], bool],
) -> Iterator[_Cube]:
    """Yield the cubes with a corner at this place, and every corner where one may be."""
    others = [[word for word in axis if word != place[at]] for at, axis in enumerate(axes)]
    for opposite in product(*others):
        corners = tuple(product(*zip(place, opposite, strict=True)))
        if all(may(each) for each in corners):
            cost = sum(field[each] for each in corners if each not in withheld)
            yield _Cube(_weakness(place, opposite, corners, field), cost, corners)


def _weakness(place: Place, opposite: Place, corners: tuple[Place, ...], field: Field) -> int:
    """Tell how well a cube hides its corners (see _Cube)."""
    rising, falling = inf, inf
    for corner in corners:
        if _rises(corner, place, opposite):
            rising = min(rising, field[corner])
        else:
            falling = min(falling, field[corner])
    if min(rising, falling) >= 1 and max(rising, falling) >= 2:
        return 0
    return 1 if max(rising, falling) >= 1 else 2


def _rises(corner: Place, place: Place, opposite: Place) -> bool:
    """Whether this corner grows with the place; a sum grows with its part, another part falls."""
    turns = sum(
        word == other and "" not in (own, other)
        for word, own, other in zip(corner, place, opposite, strict=True)
    )
    return turns % 2 == 0
