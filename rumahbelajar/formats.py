"""How dates, times and counts are written for people.

Counts follow the language of the reader: 3.771 and 48,5 in Indonesian, 3,771 and 48.5 in English.
Amounts of money, and what is typed into a form, are written the Indonesian way in every language:
forms read them so (see questions/numbers.py), and a page must not show what its form misreads.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import format_date, format_datetime, get_locale
from flask_babel import gettext as _

from rumahbelajar.questions.numbers import write_number

_SWAPPED_MARKS = str.maketrans(".,", ",.")
_MEGABYTE = 1_000_000
_MINUS = "\u2212"
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA"}


def init_app(app: Flask) -> None:
    """Give the formats to the templates as filters."""
    app.add_template_filter(amount)
    app.add_template_filter(day)
    app.add_template_filter(month)
    app.add_template_filter(moment)
    app.add_template_filter(number)
    app.add_template_filter(short_month)
    app.add_template_filter(rupiah)
    app.add_template_filter(size)


def day(value: date) -> str:
    """Return a day in words: "24 November 2026"."""
    return str(format_date(value, "d MMMM y"))


def month(value: date) -> str:
    """Return a month in words: "November 2026"."""
    return str(format_date(value, "MMMM y"))


def short_month(value: date) -> str:
    """Return a month as it fits into a table: "Nov 2026"."""
    return str(format_date(value, "MMM y"))


def moment(value: datetime, time_zone: str) -> str:
    """Return a moment in the village's own time: "24 November 2026 pukul 14.05 WIB"."""
    local = value.astimezone(ZoneInfo(time_zone))
    zone = _ZONES.get(time_zone, "WIT")
    return str(
        _(
            "%(day)s pukul %(time)s %(zone)s",
            day=format_datetime(local, "d MMMM y", rebase=False),
            time=f"{local:%H.%M}",
            zone=zone,
        )
    )


def number(value: int, decimals: int = 0) -> str:
    """Return a number as the reader's language has it, "1.250"; it counts parts of 10**decimals."""
    written = amount(value, decimals)
    locale = get_locale()
    is_english = locale is not None and locale.language == "en"
    return written.translate(_SWAPPED_MARKS) if is_english else written


def amount(value: int, decimals: int = 0) -> str:
    """Return a number the Indonesian way, as forms read it: money, and what stands beside it."""
    return write_number(value, decimals).replace("-", _MINUS)


def rupiah(value: int) -> str:
    """Return an amount of money: "Rp25.000", and "−Rp25.000" below zero."""
    return f"{_MINUS if value < 0 else ''}Rp{write_number(abs(value))}"


def size(count: int) -> str:
    """Return how large a file of so many bytes is, as phones say it: "84 KB", "1,2 MB"."""
    if count < _MEGABYTE:
        return f"{max(1, round(count / 1000))} KB"
    return f"{number(round(count * 10 / _MEGABYTE), 1)} MB"
