"""How many were served, by sex and age band: each person stands in one cell, so sums are true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rumahbelajar.people.traits import AgeBand, Sex

UNKNOWN = "?"
"""The row of those whose age nobody knows; better than a guess."""
BANDS = (*(band.value for band in AgeBand), UNKNOWN)
MOST = 9999
"""Of one cell."""


class Cell(NamedTuple):
    """A place in the table of numbers: a sex, and a value of BANDS."""

    sex: Sex
    band: str

    @property
    def name(self) -> str:
        """Name of its field in a form, and its id on the page."""
        return f"n{_LETTERS[self.sex]}{BANDS.index(self.band)}"


_LETTERS = {Sex.FEMALE: "P", Sex.MALE: "L", Sex.UNSAID: "T"}
CELLS = tuple(Cell(sex, band) for band in BANDS for sex in Sex)
"""Row by row, as they are read."""


@dataclass(frozen=True)
class Counts:
    """Whole numbers from 0 to MOST, for each sex one for each of BANDS."""

    female: tuple[int, ...]
    male: tuple[int, ...]
    unsaid: tuple[int, ...]

    @classmethod
    def of(cls, numbers: Mapping[Cell, int]) -> "Counts":
        """Return the counts in which these cells have these numbers, and every other has none."""
        return cls(
            *(
                tuple(numbers.get(Cell(sex, band), 0) for band in BANDS)
                for sex in (Sex.FEMALE, Sex.MALE, Sex.UNSAID)
            )
        )

    @property
    def total(self) -> int:
        """How many there were in all."""
        return sum(number for _cell, number in self.filled())

    def filled(self) -> Iterator[tuple[Cell, int]]:
        """Yield the cells that have a number above zero."""
        rows = {Sex.FEMALE: self.female, Sex.MALE: self.male, Sex.UNSAID: self.unsaid}
        for sex, row in rows.items():
            for band, number in zip(BANDS, row, strict=True):
                if number:
                    yield Cell(sex, band), number
