"""What a document says of itself: of which village and months, until when, and its fingerprint."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.formats import day, month
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.places import level_name, names_of
from rumahbelajar.reports.documents.checksum import checksum_of
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.summaries.models import ANY_COURSE, StandingInCourse
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

KEY = "dokumen"
"""The table that says it; of all tables the first."""


@dataclass(frozen=True)
class LastDays:
    """The latest days of which anything is known in a village; None where nothing is."""

    learned: date | None
    met: date | None
    served: date | None


def identity_table(key: str, asked: Asked, tables: Sequence[Table], today: date) -> Table:
    """Return what a document says of itself; the fingerprint is that of these tables."""
    columns = [Column("what", _("Keterangan"), Kind.TEXT), Column("said", _("Isi"), Kind.TEXT)]
    codes = [asked.area, *reversed(upper_codes(asked.area))]
    names = names_of(codes)
    unfinished = preliminary(asked.period, today)
    checksum = checksum_of(key, asked.area, asked.period, tables)
    rows = [
        *(Row(code, (level_name(len(code)), f"{names[code]} ({code})")) for code in codes),
        Row("periode", (_("Periode"), period_in_words(asked.period))),
        *([Row("keadaan", (_("Keadaan"), unfinished))] if unfinished else []),
        Row("sampai", (_("Data terakhir"), _until(last_days(asked.area)))),
        Row("nomor", (_("Nomor dokumen"), number_of(asked, checksum))),
        Row("sidik", (_("Sidik angka (SHA-256)"), checksum)),
    ]
    note = _(
        "Dokumen dengan sidik angka yang sama berisi angka yang sama, di layar, PDF, atau XLSX."
    )
    return replace(table(KEY, _("Tentang dokumen ini"), columns, rows, note), is_imprint=True)


def checksum_in(tables: Sequence[Table]) -> str:
    """Return the fingerprint that a document says of itself; "" where it says none."""
    for each in tables:
        if each.key == KEY:
            return next(str(row.values[1]) for row in each.rows.stream() if row.key == "sidik")
    return ""


def number_of(asked: Asked, checksum: str) -> str:
    """Return a short name by which a document is filed: village, months, and its beginning."""
    since, until = str(asked.period.since), str(asked.period.until)
    months = since if since == until else f"{since}.{until}"
    return f"{asked.area}/{months}/{checksum[:8]}"


def period_in_words(period: Period) -> str:
    """Return the months in words: "November 2026", "Triwulan 4 tahun 2026", "Tahun 2026"."""
    since, until = period.since, period.until
    if since == until:
        return month(since.first)
    if (len(period), since.month) == (12, 1):
        return str(_("Tahun %(year)s", year=since.year))
    if len(period) == 3 and since.month % 3 == 1:
        quarter = (since.month + 2) // 3
        return str(_("Triwulan %(quarter)s tahun %(year)s", quarter=quarter, year=since.year))
    return f"{month(since.first)} – {month(until.first)}"


def preliminary(period: Period, today: date) -> str:
    """Return what stands under the title of a document whose months are not over; else ""."""
    if period.last < today:
        return ""
    if len(period) == 1:
        return str(_("SEMENTARA: bulan ini belum selesai"))
    return str(_("SEMENTARA: periode ini belum selesai"))


def last_days(village_code: str) -> LastDays:
    """Return until when anything is known of a village; three short queries."""
    standing = StandingInCourse
    learned = select(func.max(standing.last_on)).where(
        standing.village_code == village_code, standing.course_id == ANY_COURSE
    )
    met = (
        select(func.max(Meeting.on))
        .join(MeetingStanding, MeetingStanding.meeting_id == Meeting.id)
        .where(Meeting.village_code == village_code, MeetingStanding.closed_fact.is_not(None))
    )
    served = select(func.max(Service.on)).where(
        Service.village_code == village_code, Service.is_withdrawn.is_(False)
    )
    return LastDays(*(db.session.scalar(each) for each in (learned, met, served)))


def _until(last: LastDays) -> str:
    return str(
        _(
            "belajar %(learned)s; pertemuan %(met)s; layanan %(served)s",
            learned=_day(last.learned),
            met=_day(last.met),
            served=_day(last.served),
        )
    )


def _day(value: date | None) -> str:
    return day(value) if value else str(_("belum ada"))
