"""What follows from all that pages tell: by sums, by what is known to be none, and by bounds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.tables.table import WITHHELD
from tests.reports.attacker import worked_out
from tests.reports.told import Place, ToldNumbers
from tests.reports.told_sums import Sum

_MARKS = {"pretest", "posttest", "gain"}
_MOST = 10**6


def untrue(told: ToldNumbers, sums: Iterable[Sum]) -> list[Sum]:
    """Return the sums that do not hold of the numbers before any was withheld."""
    return [
        each
        for each in sums
        if each.line.keys() <= told.truth.keys()
        and sum(sign * told.truth[place] for place, sign in each.line.items())
    ]


def found_out(told: ToldNumbers, sums: Iterable[Sum], none: Iterable[Place] = ()) -> set[Place]:
    """Return what is told by no page, or withheld, and follows from sums; none is known as such."""
    known = {place for place, value in told.numbers.items() if value is not WITHHELD} | set(none)
    left = [
        {place: sign for place, sign in each.line.items() if place not in known} for each in sums
    ]
    return worked_out(left)


def of_few(told: ToldNumbers, places: Iterable[Place], sums: Sequence[Sum]) -> set[Place]:
    """Return the places that are withheld, or that no page tells and that hold a small number."""
    truth = _completed(told.truth, sums)
    return {each for each in places if each in told.numbers or is_small(truth.get(each, 1))}


def _completed(truth: Mapping[Place, int], sums: Sequence[Sum]) -> dict[Place, int]:
    """Return the truth with what follows from it where one number of a sum is missing."""
    found = dict(truth)
    for each in (*sums, *sums):
        missing = [place for place in each.line if place not in found]
        if len(missing) == 1:
            others = sum(sign * found.get(place, 0) for place, sign in each.line.items())
            found[missing[0]] = -others * each.line[missing[0]]
    return found


def pinned(told: ToldNumbers, sums: Iterable[Sum], none: Iterable[Place]) -> set[Place]:
    """Return the small numbers that follow for who knows that none is below 0.

    Least and most of each are drawn closer, sum by sum, until nothing moves.
    """
    least = dict.fromkeys(told.numbers, 0)
    most = dict.fromkeys(told.numbers, _MOST) | dict.fromkeys(none, 0)
    for place, value in told.numbers.items():
        if isinstance(value, int):
            least[place] = most[place] = value
    lines = [
        each.line
        for each in sums
        if each.line.keys() <= least.keys() and each.kind[1] not in _MARKS
    ]
    while any([_drawn_closer(line, least, most) for line in lines]):  # noqa: C419 - all of them
        pass
    return {
        place
        for place, value in told.numbers.items()
        if value is WITHHELD and least[place] == most[place] and is_small(told.truth[place])
    }


def _drawn_closer(
    line: Mapping[Place, int], least: dict[Place, int], most: dict[Place, int]
) -> bool:
    whole = next(place for place, sign in line.items() if sign > 0)
    parts = [place for place in line if place != whole]
    before = [(least[place], most[place]) for place in line]
    low, high = sum(map(least.__getitem__, parts)), sum(map(most.__getitem__, parts))
    for part in parts:
        of_part = least[part], most[part]
        least[part] = max(of_part[0], least[whole] - (high - of_part[1]))
        most[part] = min(of_part[1], most[whole] - (low - of_part[0]))
        low, high = low + least[part] - of_part[0], high + most[part] - of_part[1]
    least[whole], most[whole] = max(least[whole], low), min(most[whole], high)
    return before != [(least[place], most[place]) for place in line]


def kinds_untold(told: ToldNumbers, sums: Iterable[Sum]) -> set[tuple[str, ...]]:
    """Return of what kinds of sums a number is told by no page."""
    return {each.kind for each in sums if not each.line.keys() <= told.numbers.keys()}


def in_no_sum(told: ToldNumbers, sums: Iterable[Sum]) -> set[tuple[str, ...]]:
    """Return the measures, with the traits, of which a number stands in no sum at all."""
    there = {place for each in sums for place in each.line}
    return {
        (place[0], *(each.partition("=")[0] for each in place[2:]))
        for place in told.numbers.keys() - there
    }


def kinds_withheld(told: ToldNumbers, sums: Iterable[Sum]) -> Counter[tuple[str, ...]]:
    """Return how many sums of each kind hold a withheld number: the others prove nothing."""
    return Counter(
        each.kind
        for each in sums
        if any(told.numbers.get(place) is WITHHELD for place in each.line)
    )
