"""Susun label: what stands on the label of a product, and what is still missing on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, day_in, whole, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

COPIES = 8
"""Labels on one sheet of paper."""
DRY, OTHER, GOODS = "dry", "other", "goods"
CERTIFIED, NOT_HALAL = "yes", "haram"
UNANSWERED = sentence("Belum dijawab")
_QUESTIONS: Mapping[str, str] = {"kind": sentence("Barang apa ini?"), "halal": sentence("Halal")}
_PIRT = re.compile(r"(?:p-?irt)?[ :.]*(?:no\.?|nomor)?[ :.]*([0-9](?:[- ]?[0-9]){11,15})", re.I)
_MISSING: Mapping[str, str] = {
    "contents": sentence("Bahan yang dipakai"),
    "net": sentence("Berat bersih atau isinya"),
    "producer": sentence("Nama pembuat, desa, dan nomor yang bisa dihubungi"),
    "made": sentence("Tanggal dibuat"),
    "best_before": sentence("Baik sebelum tanggal berapa"),
}
_OF_FOOD = ("contents", "net", "producer", "made", "best_before")
_OF_GOODS = ("producer",)


@dataclass(frozen=True)
class Label:
    """A label: "" and None where something does not stand on it.

    `missing` names what should stand on it, `unanswered` the choices that nobody made yet, and
    `ask` is what to ask an officer about. Its texts hold no law of their own: which product may
    have a PIRT number is PerBPOM 4/2024, that food of small businesses needs a halal certificate
    PP 42/2024, article 160.
    """

    name: str
    contents: str
    net: str
    producer: str
    made: date | None
    best_before: date | None
    pirt: str
    is_certified: bool
    is_not_halal: bool
    halal_number: str
    price: int | None
    missing: tuple[str, ...]
    unanswered: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def copies(self) -> range:
        """As many as are printed on a sheet."""
        return range(COPIES)


class ProductLabel(Tool):
    """The parts of a label, as the course lists them."""

    type: Literal["product_label"]

    name: ClassVar[str] = "susun-label"
    heading: ClassVar[str] = sentence("Susun label")
    purpose: ClassVar[str] = sentence("Label barang Anda, delapan di satu lembar.")
    counts: ClassVar[bool] = False
    is_cut_out: ClassVar[bool] = True
    shows_all: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, Field]] = {
        "name": Field(
            "words",
            sentence("Nama barang"),
            hint=sentence("Misalnya keripik singkong asin"),
            required=True,
        ),
        "kind": Field(
            "choice",
            sentence("Barang apa ini?"),
            options=(
                (DRY, sentence("Makanan kering, tahan lebih dari 7 hari di suhu ruang")),
                (OTHER, sentence("Makanan atau minuman lain: basah, beku, atau cepat basi")),
                (GOODS, sentence("Bukan makanan atau minuman")),
            ),
            open=True,
            unsaid=UNANSWERED,
        ),
        "contents": Field("long", sentence("Bahan"), hint=sentence("Semua yang dipakai")),
        "net": Field("words", sentence("Berat bersih"), hint=sentence("Misalnya 100 gram")),
        "producer": Field(
            "words",
            sentence("Pembuat"),
            hint=sentence("Nama, desa, dan nomor yang boleh diketahui pembeli"),
        ),
        "made": Field("day", sentence("Tanggal dibuat"), hint=sentence("Misalnya 3/12/2026")),
        "best_before": Field(
            "day", sentence("Baik sebelum"), hint=sentence("Sesudah Anda uji, jangan menebak")
        ),
        "pirt": Field(
            "words",
            sentence("Nomor PIRT"),
            hint=sentence("Angka dari surat Anda sendiri, kalau sudah terbit. Boleh kosong."),
        ),
        "halal": Field(
            "choice",
            sentence("Halal"),
            options=(
                ("no", sentence("Belum bersertifikat halal")),
                (CERTIFIED, sentence("Sudah bersertifikat halal")),
                (NOT_HALAL, sentence("Memakai bahan yang tidak halal")),
            ),
            open=True,
            unsaid=UNANSWERED,
        ),
        "halal_number": Field(
            "words", sentence("Nomor sertifikat halal"), hint=sentence("Boleh kosong")
        ),
        "price": Field("rupiah", sentence("Harga"), hint=sentence("Boleh kosong"), least=1),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Label:  # noqa: ARG003
        """Return the label; raise Unfit."""
        made, best_before = day_in(values, "made"), day_in(values, "best_before")
        if made and best_before and best_before <= made:
            raise Unfit("best_before", "Tanggal ini harus sesudah tanggal dibuat.")
        _check_marks(values)
        return Label(
            name=words(values, "name"),
            contents=words(values, "contents"),
            net=words(values, "net"),
            producer=words(values, "producer"),
            made=made,
            best_before=best_before,
            pirt=_pirt(values),
            is_certified=values["halal"] == CERTIFIED,
            is_not_halal=values["halal"] == NOT_HALAL,
            halal_number=words(values, "halal_number"),
            price=whole(values, "price") or None,
            missing=tuple(_missing(values)),
            unanswered=tuple(label for name, label in _QUESTIONS.items() if values[name] is None),
            ask=tuple(_to_ask(values)),
        )


def _check_marks(values: Values) -> None:
    """Raise Unfit for a number that this product cannot have."""
    if values["pirt"] is not None and values["kind"] in (OTHER, GOODS):
        raise Unfit(
            "pirt",
            "PIRT untuk makanan kering yang tahan lebih dari 7 hari. Kosongkan nomor ini, atau "
            "periksa lagi jenis barangnya.",
        )
    if values["halal_number"] is not None and values["halal"] != CERTIFIED:
        raise Unfit("halal_number", "Nomor ini hanya untuk barang yang sudah bersertifikat halal.")


def _pirt(values: Values) -> str:
    """Return the number, digits as they were grouped; raise Unfit for what cannot be one."""
    typed = words(values, "pirt")
    number = _PIRT.fullmatch(typed)
    if typed and number is None:
        raise Unfit(
            "pirt",
            "Nomor PIRT terdiri dari 12 sampai 16 angka, dan boleh memakai tanda hubung. Salin "
            "dari surat Anda, atau kosongkan kalau belum terbit.",
        )
    return number[1] if number else ""


def _missing(values: Values) -> Iterator[str]:
    needed = _OF_FOOD if values["kind"] in (DRY, OTHER) else _OF_GOODS
    yield from (_MISSING[name] for name in needed if values[name] is None)
    if values["halal"] == CERTIFIED and values["halal_number"] is None:
        yield sentence("Nomor sertifikat halal")


def _to_ask(values: Values) -> Iterator[str]:
    if values["kind"] == DRY and values["pirt"] is None:
        yield sentence("PIRT: barang ini mungkin cocok. Tanyakan syaratnya ke dinas setempat.")
    if values["kind"] == OTHER:
        yield sentence("Barang ini tidak memakai PIRT. Tanyakan izin lainnya ke dinas setempat.")
    if values["kind"] in (DRY, OTHER) and values["halal"] == "no":
        yield sentence(
            "Halal: menurut aturan, makanan dan minuman usaha kecil perlu sertifikat halal. "
            "Tanyakan caranya kepada pendamping halal."
        )
    if values["halal"] == NOT_HALAL:
        yield sentence("Tanyakan kepada petugas keterangan tidak halal yang harus ditulis.")
