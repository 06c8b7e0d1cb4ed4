"""Months and days as Indonesians type them, and written back the same way."""

import re
from datetime import date, timedelta

from rumahbelajar.questions.marking import UnreadableAnswer

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2}|[a-z]+)[-/. ]+([0-9]{4})", re.IGNORECASE)
_DAY_LAST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2}|[a-z]+)[-/. ]+([0-9]{4})", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2}|[a-z]+)", re.IGNORECASE)
_DAYS_AGO = {"hari ini": 0, "kemarin": 1}
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_MONTHS_IN_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def month_text(month: str) -> str:
    """Return "November 2026" for "2026-11", as a person would type it."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def day_text(day: str) -> str:
    """Return "3 Desember 2026" for "2026-12-03", as a person would type it."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def read_month(text: str) -> str:
    """Return "2026-11" for "November 2026", "Nov 2026", "11/2026" and "2026-11"."""
    first = _YEAR_FIRST.fullmatch(text)
    year, month = (first[1], first[2]) if first else ("", "")
    second = None if first else _MONTH_FIRST.fullmatch(text)
    if second:
        year, month = second[2], _month_number(second[1])
    if year and month.isdecimal() and 1 <= int(month) <= len(_MONTHS):
        _check_year(year)
        return f"{year}-{int(month):02d}"
    raise UnreadableAnswer("Bulan ini belum bisa dibaca. Tulis seperti ini: November 2026.")


def read_day(text: str, today: date | None = None) -> str:
    """Return "2026-12-03" for "3 Desember 2026", "3 Des 2026", "3/12/2026" and "2026-12-03".

    Where it is known what day it is, "hari ini" and "kemarin" are read, and a day without a year
    is the nearest that is past: money is written down after it moved.
    """
    if today and text.lower() in _DAYS_AGO:
        return (today - timedelta(_DAYS_AGO[text.lower()])).isoformat()
    short = _WITHOUT_YEAR.fullmatch(text) if today else None
    if today and short:
        text = f"{text} {today.year}"
        found = _read_whole_day(text)
        return (
            found
            if found <= today.isoformat()
            else _read_whole_day(f"{short[1]} {short[2]} {today.year - 1}")
        )
    return _read_whole_day(text)


def _read_whole_day(text: str) -> str:
    last = _DAY_LAST.fullmatch(text)
    year, month, day = (last[1], last[2], last[3]) if last else ("", "", "")
    first = None if last else _DAY_FIRST.fullmatch(text)
    if first:
        year, month, day = first[3], _month_number(first[2]), first[1]
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadableAnswer(
            "Tanggal ini belum bisa dibaca. Tulis seperti ini: 3 Desember 2026."
        ) from None
    _check_year(year)
    return found.isoformat()


def _check_year(year: str) -> None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise UnreadableAnswer("Periksa lagi tahunnya.")


def _month_number(word: str) -> str:
    """Return the number of a month that is a number already, or a name of three letters or more."""
    if word.isdecimal():
        return word
    found = {
        number
        for names in (_MONTHS, _MONTHS_IN_ENGLISH)
        for number, name in enumerate(names, start=1)
        if len(word) >= 3 and name.lower().startswith(word.lower())
    }
    return str(found.pop()) if len(found) == 1 else ""
