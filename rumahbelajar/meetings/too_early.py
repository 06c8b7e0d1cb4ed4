"""Meetings of days to come: nobody can have come to them, and nothing counts before its day."""

from datetime import timedelta

from flask_babel import format_date
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.errors import Refused
from rumahbelajar.meetings.models import Meeting

_GRACE = timedelta(days=1)
"""A machine's clock may be wrong by some hours, and a day begins elsewhere earlier."""


def why_too_early(meeting: Meeting) -> str:
    """Return in one sentence why nobody is marked yet; "" where it is its day, or was."""
    if meeting.on <= clock.today(meeting.zone) + _GRACE:
        return ""
    return str(
        _(
            "Pertemuan ini baru tanggal %(day)s. Ubah dulu tanggalnya kalau sudah diadakan.",
            day=format_date(meeting.on, "d MMMM y"),
        )
    )


def require_its_day(meeting: Meeting) -> None:
    """Raise Refused for a meeting of days to come."""
    why = why_too_early(meeting)
    if why:
        raise Refused(why)
