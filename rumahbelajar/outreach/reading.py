"""Reading the numbers that are typed of a service."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from rumahbelajar.formats import amount
from rumahbelajar.outreach.counts import CELLS, MOST, Cell, Counts
from rumahbelajar.outreach.labels import BANDS
from rumahbelajar.people.labels import SEXES

_WHOLE = re.compile(r"0*[0-9]{1,4}|[1-9]\.[0-9]{3}|[1-9] [0-9]{3}")
_LARGE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+")
_PARTED = re.compile(r"[0-9]+[.,][0-9]*|[.,][0-9]+")
_MINUS = re.compile(r"\s*[-\u2212\u2013]\s*[0-9]")


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


def _why_not(text: str) -> str:
    if _MINUS.match(text):
        return str(_("angka tidak bisa kurang dari nol."))
    if _LARGE.fullmatch(text):
        return str(_("paling banyak %(most)s. Periksa lagi jumlah angkanya.", most=amount(MOST)))
    if _PARTED.fullmatch(text):
        return str(_("tulis angka bulat tanpa koma. Titik hanya untuk ribuan, misalnya 1.200."))
    return str(_("tulis dengan angka 0 sampai 9 saja, misalnya 12."))
