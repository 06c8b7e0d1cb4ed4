"""The words on the screen for services: their kinds, their pillars, and what is counted."""

from flask_babel import lazy_gettext as _

from rumahbelajar.outreach.counts import UNKNOWN
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.labels import AGE_BANDS, SEXES
from rumahbelajar.people.traits import Sex

__all__ = ["BANDS", "COLOURS", "COUNTED", "HOW_TO_COUNT", "ICONS", "KINDS", "NOTES", "PILLARS"]
__all__ += ["PURPOSES", "SEXES", "SHORT_BANDS", "SHORT_PILLARS", "SHORT_SEXES"]

KINDS = {
    ServiceKind.MIGRATION_INFORMATION: _("Informasi migrasi"),
    ServiceKind.REFERRAL: _("Rujukan"),
    ServiceKind.NEW_BUSINESS: _("Usaha baru"),
    ServiceKind.NEW_MEMBER: _("Anggota koperasi baru"),
    ServiceKind.OTHER: _("Kegiatan lain"),
}
PURPOSES = {
    ServiceKind.MIGRATION_INFORMATION: _(
        "Warga yang diberi informasi tentang bekerja di luar negeri"
    ),
    ServiceKind.REFERRAL: _("Warga yang diantar ke layanan lain: angkanya saja"),
    ServiceKind.NEW_BUSINESS: _("Usaha produktif yang baru dimulai"),
    ServiceKind.NEW_MEMBER: _("Warga yang baru menjadi anggota koperasi"),
    ServiceKind.OTHER: _("Yang belum ada di atas; tulis singkat apa itu"),
}
ICONS = {
    ServiceKind.MIGRATION_INFORMATION: "globe-asia-australia",
    ServiceKind.REFERRAL: "arrow-right-circle",
    ServiceKind.NEW_BUSINESS: "building-storefront",
    ServiceKind.NEW_MEMBER: "user-plus",
    ServiceKind.OTHER: "ellipsis-horizontal-circle",
}
COLOURS = dict.fromkeys(ServiceKind, "leaf") | {ServiceKind.REFERRAL: "gold"}
"""Of the icon."""
NOTES = {
    ServiceKind.REFERRAL: _(
        "Rujukan dicatat sebagai angka saja: tanpa nama, tanpa cerita, tanpa tempat tujuan, "
        "supaya orangnya tidak bisa dilacak."
    ),
}
"""What must be known before anything is noted; most kinds have none."""
COUNTED = {
    ServiceKind.MIGRATION_INFORMATION: _("Berapa orang yang diberi informasi?"),
    ServiceKind.REFERRAL: _("Berapa orang yang dirujuk?"),
    ServiceKind.NEW_BUSINESS: _("Berapa usaha baru?"),
    ServiceKind.NEW_MEMBER: _("Berapa anggota baru?"),
    ServiceKind.OTHER: _("Berapa orang yang ikut?"),
}
"""What the numbers are of."""
_EACH_ONCE = _("Setiap orang dihitung sekali. Yang kosong berarti tidak ada.")
HOW_TO_COUNT = dict.fromkeys(ServiceKind, _EACH_ONCE) | {
    ServiceKind.NEW_BUSINESS: _("Hitung setiap usaha sekali, pada baris orang yang memimpinnya."),
}
PILLARS = {
    1: _("Layanan migrasi"),
    2: _("Usaha produktif"),
    3: _("Pengasuhan bersama (community parenting)"),
    4: _("Koperasi dan BUM Desa"),
}
SHORT_PILLARS = {**PILLARS, 3: _("Pengasuhan bersama")}
"""The same where they stand beside numbers."""
BANDS = {**{band.value: said for band, said in AGE_BANDS.items()}, UNKNOWN: _("Tidak tahu")}
SHORT_BANDS = {band: band.replace("-", "–") for band in BANDS}
"""The same as the head of a column, as "25–34"."""
SHORT_SEXES = {Sex.FEMALE: _("P"), Sex.MALE: _("L"), Sex.UNSAID: "–"}
