"""The words on the screen for how somebody was there, and what came of a promise."""

from flask_babel import lazy_gettext as _

from rumahbelajar.meetings.attendance_models import Outcome, Status

STATUSES = {
    Status.PRESENT: _("Hadir"),
    Status.LATE: _("Terlambat"),
    Status.EXCUSED: _("Izin"),
    Status.SICK: _("Sakit"),
    Status.ABSENT: _("Tidak hadir"),
}
ON_BUTTONS = {
    **STATUSES,
    Status.LATE: _("Telat"),
    Status.ABSENT: _("Tidak"),
}
"""The same where five stand beside each other."""
OUTCOMES = {
    Outcome.YES: _("Ya"),
    Outcome.PARTLY: _("Sebagian"),
    Outcome.NO: _("Tidak"),
}
