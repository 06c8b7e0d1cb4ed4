"""What stands in a cell, in words: the same on every page and every sheet of paper."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _

from rumahbelajar.formats import number
from rumahbelajar.reports.tables.comparing import is_comparison
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, Value

NOTHING = "–"
TICK = "✓"
FEW = lazy_gettext("ditutup")
"""Stands where a number is withheld; whoever shows it says what it means (see few_means)."""


def in_words(value: Value, column: Column) -> str:
    """Return a value as people read it: "1.250", "64%", "3,5", "24 Nov 2026", "ditutup", "+3"."""
    if value is WITHHELD:
        return str(FEW)
    if value is None:
        return NOTHING
    if isinstance(value, date):
        return TICK if column.kind is Kind.DONE else short_day(value)
    if isinstance(value, int | float):
        return _signed(value) if is_comparison(column) else _number(value, column.kind)
    return str(value)


def short_day(value: date) -> str:
    """Return a day as it fits into a table: "24 Nov 2026"."""
    return _written(value, get_locale())


@lru_cache(maxsize=5_000)
def _written(value: date, locale: Locale | None) -> str:
    # A page has hundreds of days, and of years there are not many.
    return format_date(value, "d MMM y", locale=locale)


def few_means() -> str:
    """Return what the sign of a withheld number means."""
    return str(
        _(
            "Ditutup: angka yang kurang dari lima orang, atau angka di dekatnya yang akan "
            "membukanya. Dengan begitu tidak ada orang yang dikenali."
        )
    )


def percent(share: float) -> int:
    """Return a share as whole percents; only nothing is 0, and only all is 100."""
    rounded = round(share * 100)
    if 0 < share < 1:
        return min(max(rounded, 1), 99)
    return rounded


def _number(value: float, kind: Kind) -> str:
    if kind is Kind.SHARE:
        return f"{number(percent(value))}%"
    return number(value) if isinstance(value, int) else number(round(value * 10), 1)


def _signed(value: float) -> str:
    words = number(round(value * 10), 1)
    return f"+{words}" if value > 0 else words
