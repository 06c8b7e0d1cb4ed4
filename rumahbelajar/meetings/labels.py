"""The words on the screen for how somebody was there, and what came of a promise."""

from flask_babel import lazy_gettext as _

from rumahbelajar.meetings.attendance_models import Outcome, Status, Way

STATUSES = {
    Status.PRESENT: _("Hadir"),
    Status.LATE: _("Terlambat"),
    Status.EXCUSED: _("Izin"),
    Status.SICK: _("Sakit"),
    Status.ABSENT: _("Tidak hadir"),
}
COLOURS = {
    Status.PRESENT: "",
    Status.LATE: "",
    Status.EXCUSED: "wait",
    Status.SICK: "wait",
    Status.ABSENT: "no",
}
"""The colour of a status where it is counted."""
WAYS = {
    Way.TAP: _("di layar"),
    Way.REST: _("bersama semua yang belum dicatat"),
    Way.CARD: _("dengan kartu"),
    Way.CODE: _("dengan nomor atau kode"),
    Way.PAPER: _("dari kertas"),
    Way.WALK_IN: _("ditambahkan saat datang"),
    Way.JOINED: _("dari catatan datang langsung"),
    Way.UNDONE: _("perubahan diurungkan"),
}
"""How a status came in, in the history of a roll."""
OUTCOMES = {
    Outcome.YES: _("Ya"),
    Outcome.PARTLY: _("Sebagian"),
    Outcome.NO: _("Tidak"),
}
