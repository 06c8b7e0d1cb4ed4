"""Hours of a day as Indonesians type them, and how far places are from UTC."""

import re
from datetime import time, timedelta, timezone

from rumahbelajar.questions.marking import UnreadableAnswer

_HOUR = re.compile(
    r"(?:jam |pukul )?([0-9]{1,2})(?: ?[.:,] ?([0-9]{2}))?(?: (pagi|siang|sore|malam))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:utc|gmt)? ?([-+])? ?([0-9]{1,2})(?:[.:,]([0-9]{2}))?", re.IGNORECASE)
_NOON, _HOURS, _MINUTES = 12, 24, 60
_FARTHEST_EAST, _FARTHEST_WEST = timedelta(hours=14), timedelta(hours=-12)
_NEXT_MORNING = 6
_EARLY_AFTERNOON = 6


def read_hour(text: str) -> time:
    """Return 19.00 for "19.00", "19:00", "19", "jam 19.00" and "jam 7 malam"."""
    found = _HOUR.fullmatch(text)
    hour = int(found[1]) if found else _HOURS
    minute = int(found[2] or 0) if found else 0
    if found and found[3] and 1 <= hour <= _NOON:
        hour = _in_part_of_day(hour, found[3].lower())
    if hour >= _HOURS or minute >= _MINUTES:
        raise UnreadableAnswer("Jam ini belum bisa dibaca. Tulis seperti ini: 19.00.")
    return time(hour, minute)


def hour_text(hour: time) -> str:
    """Return "19.00"."""
    return f"{hour:%H.%M}"


def read_offset(text: str) -> timezone:
    """Return the zone of "GMT+4", "UTC-5", "+5.30" and "4"."""
    found = _OFFSET.fullmatch(text.replace("\u2212", "-"))
    minutes = int(found[3] or 0) if found else _MINUTES
    if found is None or minutes >= _MINUTES:
        raise UnreadableAnswer("Selisih ini belum bisa dibaca. Tulis seperti ini: GMT+4.")
    away = timedelta(hours=int(found[2]), minutes=minutes) * (-1 if found[1] == "-" else 1)
    if not _FARTHEST_WEST <= away <= _FARTHEST_EAST:
        raise UnreadableAnswer("Tidak ada tempat dengan selisih sebesar ini. Periksa lagi.")
    return timezone(away)


def _in_part_of_day(hour: int, part: str) -> int:
    """Return the hour of 24 for one of 12: "jam 12 malam" is midnight, "jam 12 siang" noon."""
    hour %= _NOON
    is_afternoon = {
        "pagi": False,
        "siang": hour < _EARLY_AFTERNOON,
        "sore": True,
        "malam": hour >= _NEXT_MORNING,
    }[part]
    return hour + _NOON if is_afternoon else hour
