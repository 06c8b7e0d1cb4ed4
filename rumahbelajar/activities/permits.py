"""Izin apa yang perlu dilihat: which of NIB, PIRT and halal a product leads to, and whom to ask.

It never says what the law asks of somebody; it says what to look at, why, and where to ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

CHECKED_ON = date(2026, 11, 23)
"""The day to which the rules below were read: PP 28/2025, PerBPOM 4/2024, PP 42/2024."""
YES, NO = "yes", "no"


class Verdict(StrEnum):
    """What to do about a permit."""

    LOOK = "look"
    """Find out how to get it."""
    ASK = "ask"
    """Ask first whether it is meant for this product."""
    NOT = "not"
    """Not the one for this product."""


@dataclass(frozen=True)
class Advice:
    """What to do about one permit, why, and where to ask."""

    name: str
    verdict: Verdict
    why: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Permits:
    """The three permits, in the order of the course; `checked_on` is the day of the rules."""

    advice: tuple[Advice, ...]
    checked_on: date = CHECKED_ON


_ANSWERS = ((YES, sentence("Ya")), (NO, sentence("Tidak")))
_AT_THE_OFFICE = sentence("Tanyakan ke kantor desa atau dinas setempat.")


class PermitQuestions(Tool):
    """Questions with yes, no, and "I do not know yet"."""

    type: Literal["permits"]

    name: ClassVar[str] = "izin-apa"
    heading: ClassVar[str] = sentence("Izin apa yang saya perlu?")
    purpose: ClassVar[str] = sentence("NIB, PIRT, halal: mana yang perlu Anda tanyakan dulu?")
    counts: ClassVar[bool] = False
    fields: ClassVar[Mapping[str, Field]] = {
        name: Field("choice", label, options=_ANSWERS, open=True)
        for name, label in {
            "food": sentence("Apakah barang Anda makanan atau minuman?"),
            "packed": sentence("Apakah dijual dalam kemasan berlabel?"),
            "keeps": sentence("Apakah tahan lebih dari 7 hari di suhu ruang?"),
            "frozen": sentence("Apakah dijual beku?"),
            "home": sentence("Apakah dibuat di rumah, dengan alat manual sampai semi-otomatis?"),
            "meat": sentence("Apakah memakai daging, atau Anda menyembelih hewan?"),
        }.items()
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Permits:  # noqa: ARG003
        """Return what to look at; raise Unfit."""
        if values["food"] is None:
            raise Unfit("food", "Jawab dulu apakah barang Anda makanan atau minuman.")
        if values["food"] == YES and values["keeps"] == values["frozen"] == YES:
            raise Unfit("frozen", "Barang beku tidak tahan di suhu ruang. Periksa dua jawaban ini.")
        is_food = values["food"] == YES
        pirt = _pirt(values) if is_food else _NO_PIRT
        return Permits((_NIB, pirt, _halal(values) if is_food else _NO_HALAL))


_NIB = Advice(
    "NIB",
    Verdict.LOOK,
    (
        sentence("NIB adalah nomor usaha, dan berlaku selama usaha berjalan."),
        sentence("NIB diminta juga untuk urusan lain, misalnya program halal Sehati."),
    ),
    sentence("Situs resmi oss.go.id. Ketik sendiri alamatnya, atau tanyakan ke kantor desa."),
)
_NO_PIRT = Advice(
    "PIRT", Verdict.NOT, (sentence("PIRT hanya untuk makanan olahan."),), _AT_THE_OFFICE
)
_NO_HALAL = Advice(
    "Halal",
    Verdict.ASK,
    (sentence("Keterangan di pelajaran ini hanya tentang makanan dan minuman."),),
    _AT_THE_OFFICE,
)
_FITS = {"packed": YES, "keeps": YES, "frozen": NO, "home": YES}
"""The answers of what may have a PIRT number."""
_UNFIT = {
    "packed": sentence("PIRT untuk makanan yang dikemas dan berlabel."),
    "keeps": sentence("PIRT untuk makanan yang tahan lebih dari 7 hari di suhu ruang."),
    "frozen": sentence("Makanan beku tidak memakai PIRT."),
    "home": sentence("PIRT untuk makanan buatan rumah, dengan alat manual sampai semi-otomatis."),
}


def _pirt(values: Values) -> Advice:
    """Return what to do about PIRT (PerBPOM 4/2024): not for what is frozen or soon goes off."""
    against = tuple(
        _UNFIT[name] for name, fits in _FITS.items() if values[name] not in (fits, None)
    )
    if against:
        other = sentence("Tanyakan izin yang cocok ke dinas setempat.")
        return Advice("PIRT", Verdict.NOT, against, other)
    unsure = tuple(_UNFIT[name] for name in _FITS if values[name] is None)
    if values["meat"] != NO:
        unsure += (
            sentence("Makanan berisiko tinggi tidak memakai PIRT. Tanyakan tentang dagingnya."),
        )
    if unsure:
        return Advice("PIRT", Verdict.ASK, unsure, _AT_THE_OFFICE)
    return Advice(
        "PIRT",
        Verdict.LOOK,
        (
            sentence("Kering, dikemas, buatan rumah, dan tahan lebih dari 7 hari: biasanya cocok."),
            sentence("Sesudah terbit, ada penyuluhan dan pemeriksaan."),
        ),
        sentence("Diurus lewat oss.go.id. Tanyakan ke kantor desa atau dinas setempat."),
    )


def _halal(values: Values) -> Advice:
    """Return what to do about halal (PP 42/2024, article 160, and the programme Sehati)."""
    why: tuple[str, ...] = (
        sentence("Menurut aturan, makanan dan minuman usaha kecil perlu sertifikat halal."),
        sentence("Kalau memakai bahan yang tidak halal, tanyakan keterangan yang harus ditulis."),
    )
    if values["meat"] != NO:
        why += (sentence("Ada daging atau sembelihan: tanyakan apakah bisa lewat program Sehati."),)
    where = sentence("Pendamping halal, atau ptsp.halal.go.id. Kuota Sehati bisa habis.")
    return Advice("Halal", Verdict.LOOK, why, where)
