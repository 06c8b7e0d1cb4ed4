"""Loans repaid month by month: what each way of reckoning interest costs, in whole rupiah.

Banks in Indonesia quote interest in two ways, and the same percent costs less in the second:
*flat* is reckoned from the loan as it was, every month; *menurun* (the banks say *efektif*) from
what is still owed. With the second the principal may be the same every month, so that instalments
fall, or the instalment may be the same every month (*anuitas*).

Rounding: the interest of a month, and the equal instalment, go to the nearest rupiah; the principal
of a month is rounded down; the last instalment clears what is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from rumahbelajar.activities.rounding import nearest

HIGHEST_YEARLY = 9_999_99
"""Up to here a yearly rate is worked out, in hundredths of a percent."""


@dataclass(frozen=True)
class Rate:
    """Interest a month as an exact fraction: 0,5 percent is Rate(50, 10000)."""

    part: int
    whole: int

    @classmethod
    def of(cls, hundredths: int, *, yearly: bool) -> "Rate":
        """Return the monthly rate of so many hundredths of a percent, a twelfth of a yearly one."""
        return cls(hundredths, 10_000 * 12 if yearly else 10_000)

    def interest(self, owed: int) -> int:
        """Return the interest of one month on what is owed."""
        return nearest(owed * self.part, self.whole)


@dataclass(frozen=True)
class Repayment:
    """One way to repay a loan, in rupiah; `received` is the loan less what was kept back of it."""

    loan: int
    received: int
    instalments: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first instalment."""
        return self.instalments[0]

    @property
    def last(self) -> int:
        """The last instalment."""
        return self.instalments[-1]

    @property
    def highest(self) -> int:
        """The largest instalment: what a month must be able to bear."""
        return max(self.instalments)

    @property
    def total(self) -> int:
        """All instalments together."""
        return sum(self.instalments)

    @property
    def interest(self) -> int:
        """What is repaid beyond the loan."""
        return self.total - self.loan

    @property
    def cost(self) -> int:
        """What is repaid beyond what was really received: interest and fees."""
        return self.total - self.received

    @property
    def yearly(self) -> int | None:
        """What it costs as interest a year on what is still owed, as `yearly_rate` returns it."""
        return yearly_rate(self.received, self.instalments)


def flat(loan: int, rate: Rate, months: int, received: int) -> Repayment:
    """Return the repayment with interest on the whole loan every month."""
    principal, interest = loan // months, rate.interest(loan)
    instalments = [principal + interest] * months
    instalments[-1] += loan - principal * months
    return Repayment(loan, received, tuple(instalments))


def falling(loan: int, rate: Rate, months: int, received: int) -> Repayment:
    """Return the repayment with equal principal and interest on what is still owed."""
    principal = loan // months
    owed, instalments = loan, []
    for _month in range(months - 1):
        instalments.append(principal + rate.interest(owed))
        owed -= principal
    instalments.append(owed + rate.interest(owed))
    return Repayment(loan, received, tuple(instalments))


def level(loan: int, rate: Rate, months: int, received: int) -> Repayment:
    """Return the repayment with equal instalments and interest on what is still owed."""
    instalment = _level_instalment(loan, rate, months)
    owed, instalments = loan, []
    for _month in range(months - 1):
        interest = rate.interest(owed)
        paid = min(instalment, owed + interest)
        instalments.append(paid)
        owed += interest - paid
    instalments.append(owed + rate.interest(owed))
    return Repayment(loan, received, tuple(instalments))


def yearly_rate(received: int, instalments: Sequence[int]) -> int | None:
    """Return twelve times the monthly rate at which the instalments are worth what was received.

    In hundredths of a percent, to the nearest one, halves upwards; the loan is received a month
    before the first instalment. None when it is above HIGHEST_YEARLY.
    """
    low, high = 0, 2 * HIGHEST_YEARLY + 1
    if _worth(instalments, high) > received:
        return None
    # Half hundredths: the last one at which the instalments are worth it still.
    while high - low > 1:
        middle = (low + high) // 2
        if _worth(instalments, middle) >= received:
            low = middle
        else:
            high = middle
    return (low + 1) // 2


def _level_instalment(loan: int, rate: Rate, months: int) -> int:
    """Return loan * r * q / (q - 1) with q = (1 + r) ** months, reckoned without loss."""
    if rate.part == 0:
        return loan // months
    grown, still = (rate.whole + rate.part) ** months, rate.whole**months
    return nearest(loan * rate.part * grown, rate.whole * (grown - still))


def _worth(instalments: Sequence[int], half_hundredths: int) -> Decimal:
    """Return what the instalments are worth when the loan is received, at this yearly rate."""
    with localcontext() as context:
        context.prec = 40
        factor = 1 + Decimal(half_hundredths) / (2 * 10_000 * 12)
        worth = Decimal(0)
        for instalment in reversed(instalments):
            worth = (worth + instalment) / factor
        return worth
