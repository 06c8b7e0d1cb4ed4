"""Where the numbers of people are, for who sees counts alone: in the reports, which withhold."""

from flask_babel import gettext as _

from rumahbelajar.reports import activities_and_services, attendance, completion, gain, participants
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.documents.links import report_of
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


def where_table(asked: Asked) -> Table:
    """Return which report tells what; each decides together with the areas around what it tells.

    A document that told any of it by its own lines would give away what they withhold.
    """
    columns = [
        Column("what", _("Yang dihitung"), Kind.TEXT),
        Column("report", _("Nama laporannya"), Kind.TEXT),
    ]
    lines = (
        (completion.REPORT, _("Peserta baru, aktif, selesai, dan sertifikat")),
        (participants.REPORT, _("Peserta menurut jenis kelamin, umur, dan kategori")),
        (gain.REPORT, _("Nilai tes awal dan tes akhir")),
        (attendance.REPORT, _("Yang hadir di pertemuan")),
        (activities_and_services.REPORT, _("Yang dilayani, menurut pilar")),
    )
    rows = [
        Row(each.key, (words, str(each.title)), url=report_of(each.key, asked))
        for each, words in lines
    ]
    return table(
        "angka",
        _("Di mana angka orangnya"),
        columns,
        rows,
        _(
            "Angka orang dari satu desa bisa menunjuk orang tertentu, jadi tidak ada di "
            "salinan ini. Buka laporan di bawah ini, untuk desa dan waktu yang sama. Di "
            "sana angka yang kecil ditutup."
        ),
    )
