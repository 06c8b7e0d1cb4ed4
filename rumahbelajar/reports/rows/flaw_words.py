"""The flaws that records may have, in words: what is doubtful, and how it is mended."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class Words:
    """What is said of a flaw."""

    title: str
    short: str
    """The head of its column."""
    unit: str
    """What is counted."""
    mend: str
    is_of_people: bool = True
    """Whether it tells of people; then who sees counts is told in how many villages it is."""


WORDS = {
    "ganda": Words(
        _("Mungkin tercatat dua kali"),
        _("Ganda"),
        _("pasangan"),
        _(
            "Petugas membandingkan keduanya, lalu menggabungkannya, atau mencatat bahwa "
            "itu dua orang."
        ),
    ),
    "datang-langsung": Words(
        _("Datang langsung, belum dikenali"),
        _("Datang langsung"),
        _("orang"),
        _("Petugas membuka daftar hadirnya, lalu memilih siapa orangnya, atau mendaftarkannya."),
    ),
    "tanpa-persetujuan": Words(
        _("Terdaftar tanpa persetujuan"),
        _("Tanpa persetujuan"),
        _("orang"),
        _(
            "Petugas menanyakan persetujuannya, lalu mencatatnya. Sebelum itu ia belum "
            "bisa belajar di sini."
        ),
    ),
    "selesai-diragukan": Words(
        _("Kursus selesai yang diragukan"),
        _("Selesai diragukan"),
        _("kursus"),
        _(
            "Karena ada koreksi, syaratnya tidak lagi terpenuhi. Ajak orangnya "
            "melengkapi yang kurang."
        ),
    ),
    "gabungan": Words(
        _("Penggabungan yang tidak berlaku"),
        _("Gabungan"),
        _("orang"),
        _(
            "Dua rumah belajar menggabungkan orang yang sama dengan cara berbeda. "
            "Pisahkan salah satunya."
        ),
    ),
    "tanggal": Words(
        _("Tanggal yang mustahil"),
        _("Tanggal"),
        _("catatan"),
        _(
            "Tanggalnya sesudah hari dicatat, atau sebelum 2015. Periksa jam komputer "
            "rumah belajar itu."
        ),
        is_of_people=False,
    ),
    "jam": Words(
        _("Dicatat saat jam komputer mundur"),
        _("Jam komputer"),
        _("catatan"),
        _("Setel jam komputer rumah belajar itu, lalu periksa tanggal catatan hari itu."),
        is_of_people=False,
    ),
    "bertentangan": Words(
        _("Dikoreksi dua kali dengan cara berbeda"),
        _("Bertentangan"),
        _("catatan"),
        _("Petugas memilih mana yang benar di halaman orang atau pertemuannya."),
        is_of_people=False,
    ),
    "disisihkan": Words(
        _("Catatan dari rumah lain yang disisihkan"),
        _("Disisihkan"),
        _("catatan"),
        _("Admin menjalankan “flask ledger verify” di komputer ini, lalu memeriksanya."),
        is_of_people=False,
    ),
}
"""By the key of each flaw, in the order in which they are told."""
