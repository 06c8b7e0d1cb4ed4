"""What a reader of the summaries gets: one line of sums, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import pairwise
from operator import attrgetter

from rumahbelajar.reports.summaries.models import DAYS

_LAST_EDGE = 364
"""Days by which everybody is taken to have finished, for the middle of the last bucket."""


# Nobody changes one; but a page reads up to some ten thousand, and frozen they take nine times as
# long to make: 0.05 s more for each 10,000 (measured with Python 3.11).
@dataclass(slots=True)
class Sum:
    """The sums of what `keys` name, in the order of the dimensions that were asked for.

    The measures are those of models.Measures.
    """

    keys: tuple[str | int, ...] = ()
    enrolled: int = 0
    withdrawn: int = 0
    completed: int = 0
    certificates: int = 0
    within_7: int = 0
    within_14: int = 0
    within_28: int = 0
    within_56: int = 0
    within_84: int = 0
    within_112: int = 0
    within_182: int = 0
    later: int = 0
    both_tests: int = 0
    pretest_marks: int = 0
    posttest_marks: int = 0
    fell: int = 0
    same: int = 0
    rose: int = 0
    rose_much: int = 0
    finished: int = 0
    certified: int = 0
    active: int = 0
    marked: int = 0
    came: int = 0


_counts_of = attrgetter(*(each.name for each in fields(Sum) if each.name != "keys"))


def added(found: Iterable[Sum], keys: tuple[str | int, ...] = ()) -> Sum:
    """Return the sum of sums, which is that of `keys`."""
    lines = [_counts_of(each) for each in found]
    return Sum(keys, *map(sum, zip(*lines, strict=True))) if lines else Sum(keys)


def median_days(found: Sum) -> float | None:
    """Return the middle of the days that it took, as if spread evenly within each bucket.

    Whole days: a fraction would be made up, and tell how many people are in the bucket. None when
    nobody finished.
    """
    if not found.completed:
        return None
    counts: list[int] = [*(getattr(found, f"within_{edge}") for edge in DAYS), found.later]
    half, below = found.completed / 2, 0
    for (since, until), count in zip(pairwise((0, *DAYS, _LAST_EDGE)), counts, strict=True):
        if count and below + count >= half:
            return float(round(since + (until - since) * (half - below) / count))
        below += count
    return float(_LAST_EDGE)
