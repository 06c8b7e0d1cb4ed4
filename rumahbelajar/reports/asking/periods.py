"""Periods that move along with the days: what a reader chooses without naming a month."""

from collections.abc import Callable
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


MOVING = {
    each.key: each
    for each in (
        Moving("bulan-ini", _("Bulan ini"), lambda now: Period(now, now)),
        Moving("bulan-lalu", _("Bulan lalu"), lambda now: Period(now.plus(-1), now.plus(-1))),
        Moving("triwulan-lalu", _("Triwulan lalu"), _quarter_before),
        Moving("3-bulan", _("3 bulan terakhir"), lambda now: Period(now.plus(-2), now)),
        Moving("tahun-ini", _("Tahun ini"), lambda now: Period(Month(now.year, 1), now)),
        Moving("12-bulan", _("12 bulan terakhir"), usual_period),
    )
}
"""As they are offered; an address names one as `periode`."""


def moving_as(period: Period, now: Month) -> Moving | None:
    """Return the one that names just this period today, or None."""
    return next((each for each in MOVING.values() if each.of(now) == period), None)
