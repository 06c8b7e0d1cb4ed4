"""Mixing: deals people into groups of like size, apart from whom they were with last time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations, product
from uuid import UUID

_ROUNDS = 6
"""So often everybody is looked at again; with sixty people two or three are enough."""
_TOGETHER_AGAIN = 10
"""Two who meet again weigh as much as an uneven share of many newcomers."""

Group = list[UUID]


@dataclass(frozen=True)
class Known:
    """What is known of people: with whom each was last time, and who is new."""

    before: Mapping[UUID, Collection[UUID]] = field(default_factory=dict)
    newcomers: Collection[UUID] = ()


def count_for(people: int, size: int) -> int:
    """Return how many groups hold so many people when each has so many at most."""
    return max(1, -(-people // size))


def mix(people: Collection[UUID], count: int, seed: str, known: Known) -> list[Group]:
    """Return so many groups that differ by one person at most; the same seed deals the same.

    Who was together last time is apart where that can be, and newcomers are shared out.
    """
    drawn = sorted(people, key=lambda each: sha256(f"{seed} {each}".encode()).digest())
    groups = [drawn[first::count] for first in range(count)]
    for _round in range(_ROUNDS):
        swapped = [_swap(one, other, known) for one, other in combinations(groups, 2)]
        if not any(swapped):
            break
    return groups


def _swap(one: Group, other: Group, known: Known) -> bool:
    """Swap two people wherever that mixes these groups better; return whether any were."""
    is_better = False
    for here, there in product(range(len(one)), range(len(other))):
        if _gain(one, other, one[here], other[there], known) > 0:
            one[here], other[there] = other[there], one[here]
            is_better = True
    return is_better


def _gain(one: Group, other: Group, mine: UUID, theirs: UUID, known: Known) -> int:
    """Return how much better two groups are mixed when these two change places."""
    before, newcomers = known.before, known.newcomers
    again = _met(mine, one, before) + _met(theirs, other, before)
    again -= _met(mine, other, before) + _met(theirs, one, before)
    again += 2 * (mine in before.get(theirs, ()))
    moved = (mine in newcomers) - (theirs in newcomers)
    # The sum of the squares is least where newcomers are shared out evenly.
    uneven = 2 * moved * (_new(one, newcomers) - _new(other, newcomers) - moved) if moved else 0
    return _TOGETHER_AGAIN * again + uneven


def _met(person: UUID, group: Group, before: Mapping[UUID, Collection[UUID]]) -> int:
    theirs = before.get(person)
    return sum(each in theirs for each in group) if theirs else 0


def _new(group: Group, newcomers: Collection[UUID]) -> int:
    return sum(each in newcomers for each in group)
