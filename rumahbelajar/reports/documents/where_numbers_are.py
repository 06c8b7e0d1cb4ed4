"""The numbers of people for who sees counts alone: those of the reports, which withhold."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from rumahbelajar.reports import activities_and_services, attendance, completion, gain, participants
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.documents.links import report_of
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.cells import few_means
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

_LISTED_ALREADY = {(attendance.REPORT.key, "pertemuan")}
"""Tables that a document has itself, by report and key."""


def told_in_reports(asked: Asked, now: Month) -> list[Table]:
    """Return which reports tell what of the people of a village, and all that they tell.

    Each decides together with the areas around what it tells, the same to all who see counts. A
    document that told any of it by its own lines would give away what they withhold.
    """
    asked = replace(asked, now=now)
    reports = (
        (completion.REPORT, _("Peserta baru, aktif, selesai, dan sertifikat")),
        (participants.REPORT, _("Peserta menurut jenis kelamin, umur, dan kategori")),
        (gain.REPORT, _("Nilai tes awal dan tes akhir")),
        (attendance.REPORT, _("Yang hadir di pertemuan")),
        (activities_and_services.REPORT, _("Yang dilayani, menurut pilar")),
    )
    tables = [each for report, _words in reports for each in _as_told(report, asked)]
    return [_where(reports, asked), *tables]


def _where(reports: Sequence[tuple[Report, str]], asked: Asked) -> Table:
    columns = [
        Column("what", _("Yang dihitung"), Kind.TEXT),
        Column("report", _("Nama laporannya"), Kind.TEXT),
    ]
    rows = [
        Row(each.key, (words, str(each.title)), url=report_of(each.key, asked))
        for each, words in reports
    ]
    return table(
        "angka",
        _("Dari mana angka orangnya"),
        columns,
        rows,
        _(
            "Angka orang di bagian-bagian berikut sama dengan di laporan itu, untuk desa dan "
            "waktu yang sama."
        ),
        few_means(),
    )


def _as_told(report: Report, asked: Asked) -> Iterator[Table]:
    """Yield the tables of a report as whoever sees counts gets them: nothing is left to decide."""
    for each in answer(report, Scope((asked.area,)), asked).tables:
        if (report.key, each.key) not in _LISTED_ALREADY:
            yield replace(
                each,
                key=f"{report.key}-{each.key}",
                title=f"{report.title}: {each.title}",
                columns=tuple(_decided(column) for column in each.columns),
                # One line says what its sum says.
                total=each.total if each.rows.count > 1 else None,
                short_title=each.short_title or each.title,
            )


def _decided(column: Column) -> Column:
    """Return a column of which all is withheld that is to be."""
    return replace(column, is_of_people=False, together="")
