"""Calendar files (RFC 5545): a meeting, or a series, for the calendar of a phone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from rumahbelajar import clock
from rumahbelajar.meetings.finding import Held, public_title_of
from rumahbelajar.meetings.times import begins_at

MEDIA_TYPE = "text/calendar; charset=utf-8"
_MOST_OCTETS = 75
"""Of a line without its break (RFC 5545, section 3.1)."""


def calendar_of(meetings: Iterable[Held]) -> str:
    """Return the file; a meeting that is not held is told as cancelled, so that it goes away."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rumah Belajar//Pertemuan//ID"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for held in meetings:
        lines += _event(held)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets at most, each but the first after a space."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > _MOST_OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece


def escaped(text: str) -> str:
    """Return text as a value may hold it (RFC 5545, section 3.3.11)."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def _event(held: Held) -> Iterator[str]:
    meeting = held.meeting
    begin = begins_at(meeting)
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.id}@rumahbelajar"
    yield f"DTSTAMP:{_moment(clock.now())}"
    yield f"DTSTART:{_moment(begin)}"
    yield f"DTEND:{_moment(begin + timedelta(minutes=meeting.minutes))}"
    yield f"SUMMARY:{escaped(public_title_of(meeting))} ({escaped(held.with_whom)})"
    if meeting.place:
        yield f"LOCATION:{escaped(meeting.place)}"
    yield f"STATUS:{'CANCELLED' if meeting.is_cancelled else 'CONFIRMED'}"
    yield f"SEQUENCE:{_sequence(held)}"
    yield "END:VEVENT"


def _sequence(held: Held) -> int:
    """Return a number that grows with each change: the minute of the newest fact, since 2020."""
    standing = held.meeting.standing
    told = [held.meeting.plan_fact]
    if standing is not None and standing.cancelled_fact is not None:
        told.append(standing.cancelled_fact)
    seconds = max(each.int >> 80 for each in told) // 1000
    return max(0, seconds - int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())) // 60


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
