"""What is missing from a document, and what may yet change: said in it, so that nobody guesses."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from rumahbelajar.outreach.models import Service
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.documents.learning_counts import Learned
from rumahbelajar.reports.documents.links import report_of
from rumahbelajar.reports.documents.meeting_counts import Meetings, State
from rumahbelajar.reports.tables.table import Column, Row, Table
from rumahbelajar.reports.tables.table import Kind as Of

Missing = tuple[str, str, int]
"""A key, what is missing in words, and how many."""


def completeness_table(asked: Asked, today: date, found: Sequence[Missing]) -> Table:
    """Return how much is missing of each thing, with a word when the period is not over."""
    columns = [
        Column("what", _("Yang diperiksa"), Of.TEXT),
        Column("count", _("Berapa")),
    ]
    rows = [
        Row(key, (words, count), url=report_of("mutu-data", asked) if count else "")
        for key, words, count in found
    ]
    note = _("Semua 0 berarti tidak ada yang kurang.")
    if asked.period.last >= today:
        note = _("Periode ini belum selesai, jadi angkanya masih bisa berubah.")
    return table("kelengkapan", _("Kelengkapan data"), columns, rows, note)


def missing_of(
    learned: Learned, meetings: Meetings, services: Sequence[Service], *, full: bool
) -> list[Missing]:
    """Return what is missing of the rolls and of what is known of people."""
    found = [
        (
            "belum_lengkap",
            _("Pertemuan yang daftar hadirnya belum ditutup"),
            meetings.in_state(State.WITHOUT_ROLL),
        ),
        (
            "berbeda",
            _("Layanan yang catatannya berbeda di dua tempat"),
            sum(1 for each in services if each.is_disputed),
        ),
    ]
    if not full:
        return found
    unknown = sum(
        number
        for (category, _sex, band), number in learned.began.items()
        if not category or band == "?"
    )
    return [
        *found,
        (
            "belum_dicatat",
            _("Nama yang belum dicatat di daftar hadir yang sudah ditutup"),
            sum(each.unrecorded for each in meetings.counted),
        ),
        (
            "belum_terdaftar",
            _("Orang yang datang langsung dan belum terdaftar"),
            sum(each.unlinked for each in meetings.counted),
        ),
        ("ciri", _("Peserta baru yang kategori atau umurnya belum diketahui"), unknown),
    ]
