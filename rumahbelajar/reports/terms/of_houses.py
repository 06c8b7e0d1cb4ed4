"""What is counted of a house: its meetings, who came to them, and its activities."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext

from rumahbelajar.reports.terms.term import Term

OF_HOUSES = (
    Term(
        "attendance_rate",
        _("Tingkat hadir"),
        _(
            "Hadir dan terlambat, dibagi semua yang dicatat. Yang belum dicatat dihitung "
            "tersendiri, tidak dianggap tidak hadir."
        ),
    ),
    Term(
        "silent",
        _("Rumah sunyi"),
        _(
            "Desa yang 30 hari atau lebih tanpa kabar apa pun: tidak ada yang belajar, tidak "
            "ada daftar hadir, tidak ada kegiatan yang dicatat. Desa yang belum pernah ada "
            "kabar dihitung juga. Orang yang pindah dihitung di desa tempat ia mulai belajar."
        ),
    ),
    Term(
        "last_heard",
        _("Terakhir ada kabar"),
        _(
            "Hari terakhir ada yang belajar, ada daftar hadir, atau ada kegiatan: yang "
            "paling baru dari ketiganya."
        ),
    ),
    Term(
        "planned_of_late",
        _("Rencana 30 hari"),
        _("Pertemuan yang direncanakan untuk 30 hari terakhir, sampai kemarin."),
    ),
    Term(
        "no_roll",
        _("Tanpa daftar hadir"),
        _(
            "Pertemuan yang harinya sudah lewat, tidak dibatalkan, dan daftar hadirnya belum "
            "ditutup. Tidak ada yang dianggap tidak hadir karenanya. Di halaman wilayah dan "
            "di laporan Rumah sunyi dihitung semua sejak awal; di laporan lain hanya yang "
            "harinya di periode itu."
        ),
    ),
    Term(
        "times",
        lazy_pgettext("jumlah", "Kegiatan"),
        _("Berapa kali sesuatu dicatat di “Catat kegiatan”. Yang dibatalkan tidak dihitung."),
    ),
    Term(
        "served",
        _("Orang dalam kegiatan"),
        _(
            "Orang yang ikut atau dilayani. Kegiatan dicatat tanpa nama, jadi yang datang dua "
            "kali dihitung dua kali. Usaha baru dihitung per usaha."
        ),
    ),
    Term(
        "planned",
        _("Direncanakan"),
        _(
            "Semua pertemuan yang harinya di periode ini, juga yang dibatalkan dan yang "
            "belum tiba harinya."
        ),
    ),
    Term(
        "held",
        _("Diadakan"),
        _("Pertemuan yang daftar hadirnya sudah ditutup oleh petugas."),
    ),
    Term(
        "marked",
        _("Dicatat"),
        _(
            "Berapa kali orang dicatat di daftar hadir, apa pun catatannya, juga di daftar "
            "yang belum ditutup. Orang yang dicatat di tiga pertemuan dihitung tiga kali."
        ),
    ),
    Term(
        "came",
        _("Hadir"),
        _("Dari yang dicatat, juga di daftar yang belum ditutup: yang datang atau terlambat."),
    ),
    Term("stayed", _("Tidak hadir"), _("Dari yang dicatat: izin, sakit, atau tidak hadir.")),
    Term(
        "unmarked",
        _("Belum dicatat"),
        _(
            "Yang ada di daftar pertemuan yang sudah ditutup, tetapi tidak diberi catatan. "
            "Mereka tidak dianggap tidak hadir."
        ),
    ),
    Term(
        "absent_in_a_row",
        _("Tidak hadir berturut-turut"),
        _(
            "Orang yang tiga pertemuan terakhirnya atau lebih dicatat tidak hadir. "
            "Izin, sakit, dan hadir memutus hitungan. Yang belum dicatat tidak "
            "dihitung."
        ),
    ),
)
