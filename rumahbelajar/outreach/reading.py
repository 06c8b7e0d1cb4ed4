"""Reading what is typed of a service: whole numbers, and words in which nobody may be named."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from rumahbelajar.outreach.counts import CELLS, MOST, Cell, Counts
from rumahbelajar.outreach.labels import BANDS
from rumahbelajar.people.labels import SEXES

_WHOLE = re.compile(r"0*[0-9]{1,4}|[1-9]\.[0-9]{3}|[1-9] [0-9]{3}")
_LARGE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+")
_PARTED = re.compile(r"[0-9]+[.,][0-9]*|[.,][0-9]+")
_MINUS = re.compile(r"\s*[-\u2212\u2013]\s*[0-9]")

_DATE = re.compile(
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{4}|\d{2})(?![./-]?\d)"
)
_AMOUNT = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?![.-]?\d)")
_DIGITS = re.compile(r"\+?\(?\d(?:[ .()/-]{0,2}\d){8,}")
_TELEPHONE = re.compile(r"(?:62|0)[0-9]{8,}|8[0-9]{8,12}$")
_NIK_DIGITS = 16
_CALLED = re.compile(
    r"\b(?:[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]bak|[Mm]as|[Kk]ak|[Ss]dri?)\b\.? +[A-Z][a-z]"
)


@dataclass(frozen=True)
class Read:
    """What was read of the numbers: `counts` holds only those that could be."""

    counts: Counts
    faults: Mapping[Cell, str]


def read_counts(typed: Mapping[Cell, str]) -> Read:
    """Return the numbers; an empty field is none, and each fault names its field."""
    numbers: dict[Cell, int] = {}
    faults: dict[Cell, str] = {}
    for cell in CELLS:
        text = " ".join(typed.get(cell, "").split())
        if _WHOLE.fullmatch(text):
            numbers[cell] = int(re.sub(r"\D", "", text))
        elif text:
            faults[cell] = f"{said_of(cell)}: {_why_not(text)}"
    return Read(Counts.of(numbers), faults)


def said_of(cell: Cell) -> str:
    """Return what a field is called: "Perempuan, umur 25–34 tahun"."""
    band = str(BANDS[cell.band]).lower()
    return str(_("%(sex)s, umur %(band)s", sex=SEXES[cell.sex], band=band))


def why_it_names_somebody(text: str) -> str:
    """Return why a text may not be kept, with the way out; "" when nothing obvious is in it."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _AMOUNT.sub(" x ", _DATE.sub(" x ", plain))
    for found in _DIGITS.findall(plain):
        digits = re.sub(r"\D", "", found)
        is_telephone = _TELEPHONE.match(digits) is not None and len(digits) != _NIK_DIGITS
        if is_telephone:
            return str(_("Ada nomor telepon. Hapus nomor itu, lalu simpan lagi."))
        if len(digits) >= _NIK_DIGITS:
            return str(_("Ada nomor 16 angka, seperti NIK. Hapus nomor itu, lalu simpan lagi."))
    return ""


def may_name_somebody(text: str) -> bool:
    """Whether a text may hold a name, as after "Bu" or "Pak"; a guess, good for a hint alone."""
    return _CALLED.search(text) is not None


def _why_not(text: str) -> str:
    if _MINUS.match(text):
        return str(_("angka tidak bisa kurang dari nol."))
    if _LARGE.fullmatch(text):
        return str(_("paling banyak %(most)s. Periksa lagi jumlah angkanya.", most=_written_most()))
    if _PARTED.fullmatch(text):
        return str(_("tulis angka bulat tanpa koma. Titik hanya untuk ribuan, misalnya 1.200."))
    return str(_("tulis dengan angka 0 sampai 9 saja, misalnya 12."))


def _written_most() -> str:
    return f"{MOST:,}".replace(",", ".")
