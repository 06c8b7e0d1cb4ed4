"""The terms of the reports: each defined once, and shown with the numbers."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext


@dataclass(frozen=True)
class Term:
    """A term in plain words, and what exactly is counted."""

    key: str
    name: str
    meaning: str


TERMS = {
    term.key: term
    for term in (
        Term(
            "enrolled",
            lazy_pgettext("kursus", "Mulai belajar"),
            _(
                "Orang yang mulai belajar dalam periode ini. Tanpa memilih kursus, tiap orang "
                "dihitung satu kali, pada kursus pertamanya."
            ),
        ),
        Term(
            "active",
            _("Aktif"),
            _(
                "Orang yang belajar di kursusnya paling sedikit satu kali dalam sebulan. "
                "Bulannya yang terakhir dalam periode ini yang sudah selesai. Kalau belum "
                "ada, dipakai bulan yang sedang berjalan. Hadir di pertemuan dihitung "
                "tersendiri."
            ),
        ),
        Term(
            "completed",
            _("Selesai"),
            _(
                "Dari yang mulai dalam periode ini: orang yang sampai sekarang sudah "
                "menyelesaikan kursusnya."
            ),
        ),
        Term(
            "finished_in_period",
            _("Selesai di bulan ini, atau di periode ini"),
            _(
                "Orang yang selesai di bulan atau periode itu, kapan pun ia mulai. Nilai "
                "tes awal dan tes akhir di laporan bulanan dan paket bukti juga dari "
                "mereka."
            ),
        ),
        Term(
            "rate",
            _("Tingkat selesai"),
            _("Selesai dibagi mulai belajar."),
        ),
        Term(
            "median_days",
            _("Lama belajar"),
            _(
                "Lama dari mulai sampai selesai, dalam hari. Setengah orang lebih cepat, "
                "setengah lebih lama. Angkanya kira-kira."
            ),
        ),
        Term(
            "certificates",
            _("Sertifikat"),
            _("Dari yang mulai dalam periode ini: orang yang sudah menerima sertifikat."),
        ),
        Term(
            "withdrawn",
            lazy_pgettext("kursus", "Keluar"),
            _(
                "Dari yang mulai dalam periode ini: orang yang sudah keluar dari kursusnya dan "
                "belum menyelesaikannya."
            ),
        ),
        Term(
            "both_tests",
            _("Ikut dua tes"),
            _(
                "Dari yang mulai dalam periode ini: orang yang sudah mengerjakan tes awal dan tes "
                "akhir. Kenaikan nilai dihitung dari mereka saja."
            ),
        ),
        Term(
            "pretest",
            _("Nilai awal"),
            _("Rata-rata nilai tes awal yang pertama, dari yang ikut dua tes."),
        ),
        Term(
            "posttest",
            _("Nilai akhir"),
            _("Rata-rata nilai tes akhir yang terbaik, dari yang ikut dua tes."),
        ),
        Term(
            "gain",
            _("Kenaikan"),
            _("Nilai akhir dikurangi nilai awal, dalam poin dari 100."),
        ),
        Term(
            "attendance_rate",
            _("Tingkat hadir"),
            _(
                "Hadir dan terlambat, dibagi semua yang dicatat. Yang belum dicatat dihitung "
                "tersendiri, tidak dianggap tidak hadir."
            ),
        ),
        Term(
            "settled",
            _("Pelajaran"),
            _(
                "Pelajaran yang sudah dipahami, atau dilewati karena isinya berat. Keduanya "
                "dihitung sama, supaya tidak terlihat apa yang dilewati seseorang."
            ),
        ),
        Term(
            "silent",
            _("Rumah sunyi"),
            _(
                "Desa yang 30 hari atau lebih tanpa kabar apa pun: tidak ada yang belajar, tidak "
                "ada daftar hadir, tidak ada kegiatan yang dicatat. Desa yang belum pernah ada "
                "kabar dihitung juga."
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
            "first_try",
            _("Menjawab"),
            _(
                "Orang yang pertama kali mengirim kuis itu dalam periode ini. Kiriman ulang "
                "tidak dihitung, karena jawaban yang benar sudah terlihat."
            ),
        ),
        Term(
            "wrong",
            _("Salah"),
            _("Orang yang jawabannya salah, atau baru sebagian benar."),
        ),
        Term(
            "blank",
            _("Kosong"),
            _(
                "Orang yang mengirim kuis tanpa menjawab soal itu. Di layar kuis baru bisa dikirim "
                "setelah semua soal dijawab, jadi ini jarang."
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
        Term(
            "inactive",
            _("Tidak aktif"),
            _(
                "Orang yang sudah mulai, belum selesai dan belum keluar, dan 30 hari atau lebih "
                "tidak belajar. Yang belum pernah belajar dihitung sejak hari mulai. Akun yang "
                "ditangguhkan tidak dihitung."
            ),
        ),
        Term(
            "needing_help",
            _("Butuh bantuan"),
            _(
                "Orang yang masih ikut kursus dan tersendat: dua kali atau lebih belum "
                "lulus kuis yang sama, atau 14 hari tanpa kemajuan di semua kursusnya. Akun "
                "yang ditangguhkan tidak dihitung."
            ),
        ),
    )
}
