"""Lines of one first cell that stand together, as those of a category with its sexes."""

from collections.abc import Iterator, Sequence

from rumahbelajar.reports.tables.table import Column, Kind

_OF_ONE_THING = frozenset({"sex", "kind", "what"})


def are_merged(columns: Sequence[Column]) -> bool:
    """Whether the second column tells parts of what the first one names."""
    kinds = [column.kind for column in columns[:2]]
    return kinds == [Kind.TEXT, Kind.TEXT] and columns[1].key in _OF_ONE_THING


def spans_of(first: Sequence[str], most: int = 0) -> list[int]:
    """Return over how many lines each first cell reaches, 0 for one that another covers.

    None reaches over the place `most`, if any is told.
    """
    return [span for part in _parts(first, most) for span in _spans(part)]


def _parts(first: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    yield from (first[:most], first[most:]) if most else (first,)


def _spans(first: Sequence[str]) -> list[int]:
    spans = [1] * len(first)
    start = 0
    for place in range(1, len(first)):
        if first[place] == first[start]:
            spans[start] += 1
            spans[place] = 0
        else:
            start = place
    return spans
