"""Months as tools reckon with them: the first day of each."""

from datetime import date


def months_between(first: date, last: date) -> int:
    """Return how many months later the last one is; below zero when it is earlier."""
    return (last.year - first.year) * 12 + last.month - first.month


def later(day: date, months: int) -> date:
    """Return the month so many months after that of a day, at most that of date.max.

    >>> later(date(2026, 11, 25), 2)
    datetime.date(2027, 1, 1)
    """
    year, place = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, place + 1, 1) if year <= date.max.year else date.max.replace(day=1)
