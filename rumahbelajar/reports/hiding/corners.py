"""The corners of cubes in a field, whose places are numbers and whose axes are steps of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Corners = tuple[list[int], list[int]]
"""Those that rise with the first, and those that then fall."""


class Step(NamedTuple):
    """A step along one axis: how far, and whether the one number falls as the other rises.

    Parts of a sum do; a sum and its part rise together.
    """

    by: int
    turn: int


def rectangle(at: int, step: Step, other: Step) -> Corners:
    """Return the corners with one step along each of two axes."""
    beside, below = at + step.by, at + other.by
    across = beside + other.by
    if step.turn > 0:
        if other.turn > 0:
            return [at, beside, below, across], []
        return [at, beside], [below, across]
    if other.turn > 0:
        return [at, below], [beside, across]
    return [at, across], [beside, below]


def rectangles(
    at: int, steps: Iterable[Step], others: list[Step], may: list[bool]
) -> Iterator[Corners]:
    """Yield what grown does of two axes, which most tables have, in a fraction of the time."""
    for step in steps:
        for other in others:
            if may[at + step.by + other.by]:
                yield rectangle(at, step, other)


def grown(
    up: list[int], down: list[int], ways: Sequence[Sequence[Step]], may: list[bool]
) -> Iterator[Corners]:
    """Yield the corners with each step along each axis that is left, if they may all be there."""
    if not ways:
        yield up, down
        return
    for by, turn in ways[0]:
        with_up, with_down = [each + by for each in up], [each + by for each in down]
        if all(map(may.__getitem__, with_up + with_down)):
            if turn < 0:
                with_up, with_down = with_down, with_up
            yield from grown(up + with_up, down + with_down, ways[1:], may)
