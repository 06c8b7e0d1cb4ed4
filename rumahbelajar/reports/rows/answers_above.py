"""What the areas above one tell of how its questions were answered (lines_above.py)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rumahbelajar.courses.model import Course
from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.places import below
from rumahbelajar.reports.rows.answers_given import Asking, Given, Tallies, lies_in
from rumahbelajar.reports.rows.lines_above import Line, told_above
from rumahbelajar.reports.rows.question_tallies import tallies_of, widest_read
from rumahbelajar.reports.tables.table import ToldAbove

BLANK = "-"
"""Stands for no answer of a scale, which no degree is called."""


def tallies_with_above(course: Course, asked: Asked) -> tuple[Tallies, Sequence[str]]:
    """Return the answers of an area, and the areas above whose numbers are the sums of theirs.

    An area of which the latest submissions alone are read is no sum of its parts.
    """
    areas = [*([""] if asked.area else []), *upper_codes(asked.area), asked.area]
    widest = widest_read(course, asked, areas)
    if widest is None:
        return tallies_of(course, asked), ()
    read = tallies_of(course, asked.within(widest))
    return read.within(asked.area), areas[areas.index(widest) : -1]


def answers_above(asked: Asked, key: str, asking: Asking, areas: Sequence[str]) -> ToldAbove:
    """Return what areas above tell of the answers to a question, in the row of this key."""

    def kind(given: Given) -> str:
        if given.is_blank:
            return "blank"
        return "right" if given.is_right else "wrong"

    cells = {each: (key, each) for each in ("right", "wrong", "blank")}
    lines = {area: _lines(asking, area, kind, list(cells)) for area in areas}
    return told_above(asked, (key, "answered"), cells, lines)


def degrees_above(
    asked: Asked, degrees: Sequence[str], asking: Asking, areas: Sequence[str]
) -> Iterator[ToldAbove]:
    """Yield what areas above tell of how many picked each answer of a scale, and of all who did."""

    def degree(given: Given) -> str:
        response = given.response
        return response if isinstance(response, str) and response in degrees else BLANK

    cells = {each: (each, "people") for each in (*degrees, BLANK)}
    lines = {area: _lines(asking, area, degree, list(cells)) for area in areas}
    told = told_above(asked, ("", "people"), cells, lines)
    yield told
    for row in ("", *cells):
        yield replace(told, cells={"people": (row, "answered")})


def _lines(
    asking: Asking, area: str, word: Callable[[Given], str], words: Sequence[str]
) -> Iterator[Line]:
    """Yield what the areas below one tell, also those whose people answered other questions."""
    length = below(area) or VILLAGE_LENGTH
    for village in asking.villages:
        if lies_in(village, area):
            yield village[:length], words[0], 0
    for given, times in asking.everywhere.items():
        if lies_in(given.village, area):
            yield given.village[:length], word(given), times
