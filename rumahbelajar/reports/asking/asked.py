"""What is asked of a report: the same filters in the address of each, so that it can be shared."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking.months import Month, Period


class Filter(StrEnum):
    """What a report may be narrowed by; the value is its name in addresses, beside the period's."""

    AREA = "wilayah"
    PERIOD = "dari"
    """With `sampai`."""
    COURSE = "kursus"
    SEX = "jk"
    AGE_BAND = "usia"
    CATEGORY = "kategori"
    DESTINATION = "tujuan"
    GROUP = "kelompok"


OF_PEOPLE = frozenset(
    {
        *(Filter.AREA, Filter.COURSE, Filter.SEX, Filter.AGE_BAND),
        *(Filter.CATEGORY, Filter.DESTINATION),
    }
)
"""Those of a report about how people stand today."""


class Comparison(StrEnum):
    """What the numbers of a report are set beside."""

    NOTHING = ""
    PERIOD_BEFORE = "sebelumnya"
    AREA = "wilayah"
    """The average of the area whose parts are listed."""


@dataclass(frozen=True)
class Asked:
    """The filters of a report, each checked, and how its rows are put."""

    area: str
    """The code of an area that the reader may see; "" is the nation."""
    period: Period
    course: str = ""
    """The id of a course; "" is any of them, and then people are counted once."""
    sex: str = ""
    """A value of Sex; "" is everybody, and likewise below."""
    age_band: str = ""
    category: str = ""
    destination: str = ""
    """ISO 3166 code. Of category and destination at most one is asked for."""
    group: UUID | None = None
    sort: str = ""
    """The key of a column; "" is the report's own order."""
    descending: bool = False
    page: int = 1
    comparison: Comparison = Comparison.NOTHING
    is_beside: bool = False
    """Whether it is asked for to be set beside a later period: only what is compared is wanted."""
    now: Month | None = field(default=None, compare=False)
    """The month it is for the reader, which is not asked but known; None where all are over."""

    @property
    def active_month(self) -> Month:
        """The month of which `active` tells (Period.active_month)."""
        return self.period.active_month(self.now) if self.now else self.period.until

    @property
    def is_still_counting(self) -> bool:
        """Whether that month is not over, so that more people may become active in it."""
        return self.active_month == self.now

    @property
    def earlier(self) -> "Asked":
        """The same of the period before, seen from as far into it."""
        now = self.now and self.now.plus(-len(self.period))
        before = replace(self.during(self.period.before), now=now)
        return replace(before, comparison=Comparison.NOTHING, is_beside=True)

    @property
    def has_traits(self) -> bool:
        """Whether only people of some sex, age band, category or destination are asked for."""
        return bool(self.traits)

    @property
    def traits(self) -> dict[str, str]:
        """What people must be, by the name of the trait, as facts tell it; what is not asked for
        is not in it. A fact of who did not say their sex has "" there."""
        asked = {
            "sex": self.sex,
            "age_band": self.age_band,
            "category": self.category,
            "destination": self.destination,
        }
        told = {name: value for name, value in asked.items() if value}
        return told | {"sex": ""} if self.sex == Sex.UNSAID else told

    def within(self, area: str) -> "Asked":
        """Return the same of another area, from its first page."""
        return replace(self, area=area, group=None, page=1)

    def during(self, period: Period) -> "Asked":
        """Return the same of another period."""
        return replace(self, period=period, page=1)

    def values(self) -> dict[str, str]:
        """Return what addresses carry of it, without what is empty."""
        said = {
            Filter.AREA.value: self.area,
            Filter.PERIOD.value: str(self.period.since),
            "sampai": str(self.period.until),
            Filter.COURSE.value: self.course,
            Filter.SEX.value: self.sex,
            Filter.AGE_BAND.value: self.age_band,
            Filter.CATEGORY.value: self.category,
            Filter.DESTINATION.value: self.destination,
            Filter.GROUP.value: str(self.group) if self.group else "",
            "urut": f"-{self.sort}" if self.descending and self.sort else self.sort,
            "banding": self.comparison.value,
            "hal": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in said.items() if value}


def usual_period(today: Month) -> Period:
    """Return the period that is shown when none is asked for: this month and the 11 before it."""
    return Period(today.plus(-11), today)
