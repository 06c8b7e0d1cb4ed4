"""What is counted of people who learn: how far they came, and how they answered."""

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext

from rumahbelajar.reports.terms.term import Term

OF_LEARNING = (
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
        "settled",
        _("Pelajaran"),
        _(
            "Pelajaran yang sudah dipahami, atau dilewati karena isinya berat. Keduanya "
            "dihitung sama, supaya tidak terlihat apa yang dilewati seseorang."
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
