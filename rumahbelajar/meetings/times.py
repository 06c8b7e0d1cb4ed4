"""When meetings are: in the time of their place, in the three times of Indonesia."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import format_date

from rumahbelajar.meetings.models import Meeting

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
_SAME_TIME = {"Asia/Pontianak": "Asia/Jakarta"}
_A_WEEK = timedelta(days=7)


def zone_for(time_zone: str) -> str:
    """Return the one of ZONES that shows the same time as the IANA zone of a village."""
    known = _SAME_TIME.get(time_zone, time_zone)
    return known if known in ZONES else "Asia/Jayapura"


def begins_at(meeting: Meeting) -> datetime:
    """Return the moment at which a meeting begins."""
    hour, minute = (int(part) for part in meeting.starts.split(":"))
    return datetime(
        meeting.on.year,
        meeting.on.month,
        meeting.on.day,
        hour,
        minute,
        tzinfo=ZoneInfo(meeting.zone),
    )


def weekday_and_day(day: date) -> str:
    """Return "Kamis, 26 November 2026"."""
    return str(format_date(day, "EEEE, d MMMM y"))


def hours_of(meeting: Meeting) -> str:
    """Return "14.00–15.30 WIB"."""
    begin = begins_at(meeting)
    end = begin + timedelta(minutes=meeting.minutes)
    return f"{begin:%H.%M}–{end:%H.%M} {ZONES.get(meeting.zone, '')}".strip()


def weekly(first: date, count: int, skipped: Collection[date]) -> list[date]:
    """Return so many days, a week apart; a day to be skipped is passed over, and none is lost."""
    days: list[date] = []
    day = first
    while len(days) < count:
        if day not in skipped:
            days.append(day)
        day += _A_WEEK
    return days
