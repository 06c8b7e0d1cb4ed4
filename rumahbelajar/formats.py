"""How dates, times and counts are written for people."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import format_date, format_datetime
from flask_babel import gettext as _

from rumahbelajar.questions.numbers import write_number

_ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA"}


def init_app(app: Flask) -> None:
    """Give the formats to the templates as filters."""
    app.add_template_filter(day)
    app.add_template_filter(month)
    app.add_template_filter(moment)
    app.add_template_filter(number)


def day(value: date) -> str:
    """Return a day in words: "24 November 2026"."""
    return str(format_date(value, "d MMMM y"))


def month(value: date) -> str:
    """Return a month in words: "November 2026"."""
    return str(format_date(value, "MMMM y"))


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


def number(value: int) -> str:
    """Return a count with dots at the thousands: "1.250"."""
    return write_number(value)
