"""Whole months: what a report's period is made of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
FIRST_YEAR, LAST_YEAR = 2000, 2999


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """Return the month that "2026-11" names; None for what names none."""
        found = _FORM.fullmatch(text)
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return None
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def from_number(cls, number: int) -> "Month":
        """Return the month of a number such as 202611 (see `number`)."""
        return cls(*divmod(number, 100))

    @property
    def number(self) -> int:
        """The month as the summaries keep it: 202611."""
        return self.year * 100 + self.month

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.plus(1).first - timedelta(days=1)

    def plus(self, months: int) -> "Month":
        """Return the month so many months later; earlier for less than 0."""
        whole = self.year * 12 + self.month - 1 + months
        return Month(whole // 12, whole % 12 + 1)

    def __str__(self) -> str:
        """Return it as addresses carry it: "2026-11"."""
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True)
class Period:
    """The months from `since` to `until`, both in it."""

    since: Month
    until: Month

    def __post_init__(self) -> None:
        """Raise ValueError for a period that ends before it begins."""
        if self.until < self.since:
            raise ValueError(f"no months lie between {self.since} and {self.until}")

    def __len__(self) -> int:
        """How many months."""
        return (self.until.year - self.since.year) * 12 + self.until.month - self.since.month + 1

    @property
    def months(self) -> list[Month]:
        """Each month, the earliest first."""
        return [self.since.plus(number) for number in range(len(self))]

    @property
    def before(self) -> "Period":
        """As many months, directly before."""
        return Period(self.since.plus(-len(self)), self.since.plus(-1))

    def active_month(self, now: Month) -> Month:
        """Return the month of which is told who was active, in the month that it is now.

        The last whole one of the period; where it has none yet, the one at hand.
        """
        last = min(self.until, now.plus(-1))
        return last if last >= self.since else max(self.since, min(self.until, now))

    @property
    def first(self) -> date:
        """The first day."""
        return self.since.first

    @property
    def last(self) -> date:
        """The last day."""
        return self.until.last
