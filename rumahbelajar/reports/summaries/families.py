"""Families of cells: by which traits sums are kept, and of areas of which levels.

Of the nation and the provinces, which are the widest, sums are kept by every choice of traits that
can be asked for, and of regencies by each alone: who asks for the women would else add up all ages
and categories of women, in every area and month.
"""

from collections.abc import Set
from dataclasses import dataclass

_TRAIT = "category", "destination"
"""Those of which a cell has one at most, in its column `trait`."""


@dataclass(frozen=True)
class Family:
    """Cells that are told by the same traits."""

    name: str
    """What stands in the column `family` of its cells."""
    traits: tuple[str, ...]
    """Names of columns of models.Traits; what people are by others is summed up."""
    levels: tuple[int, ...]
    """The lengths of the codes of its areas, the widest first."""
    made_of: str = ""
    """The name of a family by more traits, of the same areas, of which it is the sums."""

    @property
    def trait(self) -> str | None:
        """Which trait stands in the column `trait`, if any does."""
        return next((name for name in self.traits if name in _TRAIT), None)


_REGENCIES_TOO, _WIDE = (0, 2, 5), (0, 2)
_CATEGORY, _DESTINATION = "category", "destination"
FAMILIES = (
    Family("", (), (0, 2, 5, 8, 13)),
    Family(_CATEGORY, ("sex", "age_band", "category"), _REGENCIES_TOO),
    Family(_DESTINATION, ("sex", "age_band", "destination"), _REGENCIES_TOO),
    Family("sex", ("sex",), _REGENCIES_TOO, _CATEGORY),
    Family("age", ("age_band",), _REGENCIES_TOO, _CATEGORY),
    Family("sex/age", ("sex", "age_band"), _WIDE, _CATEGORY),
    Family("cat", ("category",), _REGENCIES_TOO, _CATEGORY),
    Family("sex/cat", ("sex", "category"), _WIDE, _CATEGORY),
    Family("age/cat", ("age_band", "category"), _WIDE, _CATEGORY),
    Family("dest", ("destination",), _REGENCIES_TOO, _DESTINATION),
    Family("sex/dest", ("sex", "destination"), _WIDE, _DESTINATION),
    Family("age/dest", ("age_band", "destination"), _WIDE, _DESTINATION),
)
"""Whatever one is made of stands before it. None is by category and destination: that would be ten
times as many."""
DEEPEST_BY_TRAITS = max(_REGENCIES_TOO)
"""The length of the longest codes of areas that have cells by traits: below the regency the people
themselves are few, and are read instead."""


def named(name: str) -> Family:
    """Return the family of this name; raise KeyError where there is none."""
    return {family.name: family for family in FAMILIES}[name]


def family_by(traits: Set[str], level: int) -> Family | None:
    """Return the family of fewest cells that tells areas of a level by these traits, if any."""
    found = [each for each in FAMILIES if traits <= {*each.traits} and level in each.levels]
    return min(found, key=lambda each: len(each.traits), default=None)
