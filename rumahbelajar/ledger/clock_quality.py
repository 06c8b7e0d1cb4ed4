"""How far the clock can be trusted: a village node may have been off, and have no network."""

from datetime import date, datetime, timedelta
from pathlib import Path

from flask import current_app

from rumahbelajar.ledger.models import ClockQuality
from rumahbelajar.library import the_library

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""Made by systemd-timesyncd when it has set the clock by the network (its manual page)."""
_SLACK = timedelta(seconds=1)
"""Threads that ask one after the other need not be heard in that order."""
_NEWEST = "rumahbelajar.ledger.newest_moment"


def judge(now: datetime) -> ClockQuality:
    """Return how far this moment can be trusted, by what is known in memory alone.

    It is "unsure" before the newest moment at which this node recorded a fact, and before the
    newest day that the courses' own sources name.
    """
    newest: datetime | None = current_app.extensions.get(_NEWEST)
    if newest is None or now > newest:
        current_app.extensions[_NEWEST] = now
    elif now < newest - _SLACK:
        return ClockQuality.UNSURE
    if now.date() < _newest_source_day():
        return ClockQuality.UNSURE
    return ClockQuality.CHECKED if SYNCHRONISED.exists() else ClockQuality.UNCHECKED


def measure_from(newest: datetime | None) -> None:
    """Take this as the newest moment at which anything was recorded; None is nothing yet."""
    current_app.extensions[_NEWEST] = newest


def _newest_source_day() -> date:
    library = the_library()
    days = [each.last_checked for each in library.contacts.values()]
    days += [each.as_of for each in library.figures.values()]
    days += [each.reviewed_on for each in library.courses.values() if each.reviewed_on]
    return max(days, default=date.min)
