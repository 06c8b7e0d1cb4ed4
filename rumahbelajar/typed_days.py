"""Days and hours as they are typed in forms, or chosen from the browser's own calendar."""

import re
from datetime import date

from rumahbelajar.activities.clock import read_hour
from rumahbelajar.activities.dates import read_day
from rumahbelajar.questions.marking import UnreadableAnswer

_BETWEEN_DAYS = re.compile(r"[\n,;]+")


def read_date(text: str) -> date | None:
    """Return the day that is meant; None for what is none."""
    try:
        return date.fromisoformat(read_day(text.strip()))
    except UnreadableAnswer:
        return None


def read_dates(text: str) -> tuple[list[date], list[str]]:
    """Return the days between commas or line breaks, and what of it is no day."""
    parts = [part.strip() for part in _BETWEEN_DAYS.split(text) if part.strip()]
    read = [(part, read_date(part)) for part in parts]
    return [day for _part, day in read if day], [part for part, day in read if day is None]


def read_start(text: str) -> str:
    """Return "14:00" for "14.00", "14" and "jam 2 siang"; "" for what is no hour."""
    try:
        return f"{read_hour(' '.join(text.split())):%H:%M}"
    except UnreadableAnswer:
        return ""
