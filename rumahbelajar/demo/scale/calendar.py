"""The days of the nation: two years up to a last day, each cut into moments of telling."""

from datetime import UTC, date, datetime, timedelta

DAYS = 730
COMING = 70
"""Days after the last, for which meetings are planned already."""
SLOTS = 2000
"""Moments of a day."""
MONTH = 30
_SECONDS = 14
_BEGIN = timedelta(hours=2)
"""UTC: from nine in the morning in Jakarta to seven in the evening in Jayapura, all one day."""


class Calendar:
    """Days by number, from 0 up; a moment is the number of the day times SLOTS, and a slot."""

    def __init__(self, last: date) -> None:
        first = last - timedelta(days=DAYS - 1)
        days = [first + timedelta(days=number) for number in range(DAYS + COMING)]
        self.days = [day.isoformat() for day in days]
        self.years = [day.year for day in days]
        self.months = [day.year * 100 + day.month for day in days]
        """Like 202611, as reports.months.Month.number."""
        begin = datetime(first.year, first.month, first.day, tzinfo=UTC) + _BEGIN
        self._first_millisecond = int(begin.timestamp() * 1000)
        slots = [begin + timedelta(seconds=_SECONDS * slot) for slot in range(SLOTS)]
        self._times = [f"{each:%H:%M:%S}.000000+00:00" for each in slots]

    def at(self, moment: int) -> str:
        """Return a moment as the database reads it."""
        return f"{self.days[moment // SLOTS]} {self._times[moment % SLOTS]}"

    def millisecond(self, moment: int) -> int:
        """Return a moment as ids carry it."""
        day, slot = divmod(moment, SLOTS)
        return self._first_millisecond + day * 86_400_000 + slot * _SECONDS * 1000
