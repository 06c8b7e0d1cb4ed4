"""Answers to questions, and how often each was given: in an area, and in the villages of it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from rumahbelajar.courses.model import Quiz
from rumahbelajar.questions import BaseQuestion, Response

ALL_POINTS = 100
_BLANK = {"", '""', "[]"}


def coded(answer: str) -> Response | None:
    """Return an answer of a fact in the form that its question coded it."""
    found: Response | None = json.loads(answer)
    return found


class Given(NamedTuple):
    """An answer as the fact has it, in JSON, and its points; None where none can be had."""

    answer: str
    points: int | None
    village: str
    """Where who gave it began the course."""

    @property
    def response(self) -> Response | None:
        """The answer in the form that its question coded it; None for words that nobody kept."""
        return coded(self.answer)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.answer in _BLANK

    @property
    def is_right(self) -> bool:
        """Whether it got all points."""
        return self.points == ALL_POINTS

    @property
    def is_wrong(self) -> bool:
        """Whether something was answered that is not wholly right."""
        return not self.is_blank and self.points is not None and self.points < ALL_POINTS


@dataclass(frozen=True)
class Asking:
    """A question as it was asked, of which all answers are counted together."""

    quiz: Quiz
    """As it is now, or was when the question was last part of it."""
    question: BaseQuestion
    is_asked_now: bool
    """Whether the course asks it in this way today."""
    times: Counter[Given]
    everywhere: Counter[Given] = field(default_factory=Counter)
    """Those of a wider area, which was read with this one."""
    villages: frozenset[str] = frozenset()
    """Those of the wider area that answered anything of the course, also where not this."""

    @property
    def answered(self) -> int:
        """How many people were asked it and handed in; who left it blank is one of them."""
        return self.times.total()

    @property
    def right(self) -> int:
        """How many of them got all points."""
        return sum(times for given, times in self.times.items() if given.is_right)

    @property
    def blank(self) -> int:
        """How many of them answered nothing."""
        return sum(times for given, times in self.times.items() if given.is_blank)

    @property
    def wrong(self) -> Counter[str]:
        """How many of them gave each answer that is not wholly right, in whatever village."""
        found: Counter[str] = Counter()
        for given, times in self.times.items():
            if given.is_wrong:
                found[given.answer] += times
        return found

    def within(self, area: str, villages: frozenset[str]) -> "Asking":
        """Return the answers of an area in it, beside all, which are of these villages."""
        own = {given: n for given, n in self.times.items() if lies_in(given.village, area)}
        return replace(self, times=Counter(own), everywhere=self.times, villages=villages)


@dataclass(frozen=True)
class Tallies:
    """The questions of a course with how they were answered."""

    askings: Sequence[Asking]
    read: int
    """How many submissions."""
    by_village: Counter[tuple[str, bool]]
    """How many of those read are of each village, and of a version of the course that is kept."""
    since: date | None = None
    """The day of the first that was read, where older ones are left out."""

    @property
    def unread(self) -> int:
        """How many of those read are of a version of the course that was never kept here."""
        return sum(times for (_village, is_kept), times in self.by_village.items() if not is_kept)

    def within(self, area: str) -> "Tallies":
        """Return those of an area in it, where all submissions were read.

        What was asked elsewhere alone is among them: to be left out would tell that its number is
        0, which the areas above may withhold.
        """
        by_village = {key: times for key, times in self.by_village.items() if lies_in(key[0], area)}
        villages = frozenset(village for village, _is_kept in self.by_village)
        askings = [each.within(area, villages) for each in self.askings]
        read = sum(by_village.values())
        return Tallies(askings, read, Counter(by_village))


def lies_in(village: str, area: str) -> bool:
    """Whether a village is an area, or lies in it."""
    return not area or village == area or village.startswith(f"{area}.")
