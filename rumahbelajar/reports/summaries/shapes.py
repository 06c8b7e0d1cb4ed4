"""What the sums that are asked for look like: each shape has one statement (statements.py)."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from rumahbelajar.reports.summaries.contributions import MEASURES
from rumahbelajar.reports.summaries.families import Family, family_by
from rumahbelajar.reports.summaries.models import TRAITS


class Dimension(StrEnum):
    """By what sums are told; the value is that of the column."""

    CHILD = "child"
    """The areas one level below."""
    VILLAGE = "village_code"
    MONTH = "month"
    """As in reports.months.Month.number."""
    SEX = "sex"
    AGE_BAND = "age_band"
    CATEGORY = "category"
    DESTINATION = "destination"


class Reach(Enum):
    """Which codes lie in an area."""

    ALL = "all"
    WITHIN = "within"
    ITSELF = "itself"


@dataclass(frozen=True)
class Shape:
    """What a statement depends on, beside the values it is given."""

    level: int
    """The length of the area codes that must be told apart."""
    child: int
    """That of those one level below the area."""
    reach: Reach
    """Of the codes of villages."""
    cells: Reach
    """Of the codes of that length."""
    by: tuple[Dimension, ...]
    traits: tuple[str, ...]
    """The filters that are set."""
    measures: tuple[str, ...] = MEASURES
    """What is wanted; all else is told as 0, and not read."""
    number: int | None = None
    """Where several are asked for at once: which of them this is. Each is of many courses."""

    @property
    def asked_traits(self) -> set[str]:
        """The traits that people are chosen or told by."""
        return {*self.traits, *(each.value for each in self.by if each.value in TRAITS)}

    @property
    def family(self) -> Family | None:
        """The family of cells that tells it; None when none does."""
        return family_by(self.asked_traits, self.level)
