"""Periods that move along with the days: what a reader chooses without naming a month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from rumahbelajar.reports.asking.asked import usual_period
from rumahbelajar.reports.asking.months import Month, Period


def _quarter_before(now: Month) -> Period:
    """Return the last calendar quarter that is over."""
    last = now.plus(-((now.month - 1) % 3 + 1))
    return Period(last.plus(-2), last)


@dataclass(frozen=True)
class Moving:
    """A period told from the month it is: its name in addresses, its words, and its months."""

    key: str
    words: str
    of: Callable[[Month], Period]


def _quarter(now: Month) -> Period:
    """Return the calendar quarter at hand, whole."""
    first = now.plus(-((now.month - 1) % 3))
    return Period(first, first.plus(2))


def _year(year: int) -> Period:
    return Period(Month(year, 1), Month(year, 12))


_THIS_MONTH = Moving("bulan-ini", _("Bulan ini"), lambda now: Period(now, now))
_LAST_MONTH = Moving("bulan-lalu", _("Bulan lalu"), lambda now: Period(now.plus(-1), now.plus(-1)))
_LAST_QUARTER = Moving("triwulan-lalu", _("Triwulan lalu"), _quarter_before)
USUAL = (
    _THIS_MONTH,
    _LAST_MONTH,
    _LAST_QUARTER,
    Moving("3-bulan", _("3 bulan terakhir"), lambda now: Period(now.plus(-2), now)),
    Moving("tahun-ini", _("Tahun ini"), lambda now: Period(Month(now.year, 1), now)),
    Moving("12-bulan", _("12 bulan terakhir"), usual_period),
)
"""As they are offered; an address names one as `periode`."""
OF_A_MONTH = (_THIS_MONTH, _LAST_MONTH)
"""Those of what is of one month."""
OF_A_QUARTER_OR_YEAR = (
    Moving("triwulan-ini", _("Triwulan ini"), _quarter),
    _LAST_QUARTER,
    Moving("tahun-ini", _("Tahun ini"), lambda now: _year(now.year)),
    Moving("tahun-lalu", _("Tahun lalu"), lambda now: _year(now.year - 1)),
)
"""Those of what is of whole quarters or years."""


def moving_named(key: str, offered: Sequence[Moving]) -> Moving | None:
    """Return the one of this name: of those on offer, else of the usual ones; None for no name."""
    return next((each for each in (*offered, *USUAL) if each.key == key), None)


def moving_as(period: Period, now: Month, offered: Sequence[Moving] = USUAL) -> Moving | None:
    """Return the one on offer that names just this period today, or None."""
    return next((each for each in offered if each.of(now) == period), None)
