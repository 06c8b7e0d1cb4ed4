"""The words on the screen for what is kept of a person."""

from flask_babel import lazy_gettext as _

from rumahbelajar.access import RoleKind
from rumahbelajar.people.traits import (
    AgeBand,
    Category,
    ConsentWay,
    Purpose,
    Sex,
    SignInMethod,
    TextTongue,
    Tongue,
)

SEXES = {
    Sex.FEMALE: _("Perempuan"),
    Sex.MALE: _("Laki-laki"),
    Sex.UNSAID: _("Tidak menjawab"),
}
AGE_BANDS = {
    AgeBand.UNDER_13: _("Di bawah 13 tahun"),
    AgeBand.FROM_13: _("13–15 tahun"),
    AgeBand.FROM_16: _("16–17 tahun"),
    AgeBand.FROM_18: _("18–24 tahun"),
    AgeBand.FROM_25: _("25–34 tahun"),
    AgeBand.FROM_35: _("35–44 tahun"),
    AgeBand.FROM_45: _("45–59 tahun"),
    AgeBand.FROM_60: _("60 tahun ke atas"),
}
CATEGORIES = {
    Category.FAMILY: _("Keluarga PMI"),
    Category.RETURNED: _("PMI purna (sudah pulang)"),
    Category.PROSPECTIVE: _("Calon PMI"),
    Category.ABROAD: _("PMI yang sedang bekerja di luar negeri"),
    Category.CHILD: _("Anak PMI"),
    Category.PUBLIC: _("Warga umum"),
    Category.OFFICER: _("Petugas"),
    Category.VOLUNTEER: _("Relawan"),
}
ROLES = {
    RoleKind.FACILITATOR: _("Petugas"),
    RoleKind.COORDINATOR: _("Koordinator"),
    RoleKind.ADMIN: _("Admin"),
}
WAYS = {
    ConsentWay.ORAL: _("Dengan ucapan, setelah dibacakan"),
    ConsentWay.WRITTEN: _("Dengan tanda tangan di kertas"),
    ConsentWay.SCREEN: _("Sendiri, di layar"),
}
TONGUES = {
    Tongue.INDONESIAN: _("Bahasa Indonesia"),
    Tongue.JAVANESE: _("Bahasa Jawa"),
    Tongue.SASAK: _("Bahasa Sasak"),
    Tongue.SUNDANESE: _("Bahasa Sunda"),
    Tongue.MADURESE: _("Bahasa Madura"),
    Tongue.OTHER: _("Bahasa daerah lain"),
}
TEXT_TONGUES = {
    **{TextTongue(each.value): words for each, words in TONGUES.items()},
    TextTongue.ENGLISH: _("Bahasa Inggris"),
}
PURPOSES = {
    Purpose.LEARNING: _("Catatan belajar"),
    Purpose.REPORTS: _("Laporan tanpa nama"),
}
METHODS = {
    SignInMethod.CARD: _("kartu"),
    SignInMethod.PIN: _("PIN"),
    SignInMethod.PASSPHRASE: _("kata sandi"),
    SignInMethod.LINK: _("tautan sekali pakai"),
}
DESTINATIONS = {
    "": _("Belum tahu atau tidak ada"),
    "AE": _("Uni Emirat Arab"),
    "AU": _("Australia"),
    "BN": _("Brunei Darussalam"),
    "DE": _("Jerman"),
    "HK": _("Hong Kong"),
    "IT": _("Italia"),
    "JP": _("Jepang"),
    "KR": _("Korea Selatan"),
    "KW": _("Kuwait"),
    "MY": _("Malaysia"),
    "NZ": _("Selandia Baru"),
    "OM": _("Oman"),
    "PG": _("Papua Nugini"),
    "PL": _("Polandia"),
    "QA": _("Qatar"),
    "SA": _("Arab Saudi"),
    "SG": _("Singapura"),
    "TR": _("Turki"),
    "TW": _("Taiwan"),
    "US": _("Amerika Serikat"),
}
"""ISO 3166 codes that people of the villages name most; the column takes every code."""
TIME_ZONES = {
    "Asia/Jakarta": _("WIB: Sumatra, Jawa, Kalimantan Barat dan Tengah"),
    "Asia/Makassar": _("WITA: Bali, NTB, NTT, Sulawesi, Kalimantan lainnya"),
    "Asia/Jayapura": _("WIT: Maluku dan Papua"),
}
