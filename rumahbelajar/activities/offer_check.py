"""Sepuluh hal: what an offer of work says and does not say, and what to ask next.

It never judges the offer: its words are said, not said, does not match, and sign of danger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, words
from rumahbelajar.activities.tool import Tool
from rumahbelajar.questions.marking import sentence

YES = "yes"


class Verdict(StrEnum):
    """What an offer does with one of the ten things."""

    SAID = "said"
    DIFFERS = "differs"
    MISSING = "missing"


_ANSWERS = (
    (Verdict.SAID.value, sentence("Disebutkan jelas")),
    (Verdict.DIFFERS.value, sentence("Disebutkan, tetapi tidak sesuai")),
    (Verdict.MISSING.value, sentence("Belum disebutkan")),
)
THINGS: Mapping[str, tuple[str, str, str]] = {
    "agency": (
        sentence("Perusahaan penempatan: apa namanya, dan apa izinnya?"),
        sentence("Perusahaan penempatan"),
        sentence("Boleh minta nama perusahaan penempatan dan izinnya secara tertulis?"),
    ),
    "employer": (
        sentence("Pemberi kerja: siapa namanya, dan di mana alamatnya?"),
        sentence("Pemberi kerja"),
        sentence("Siapa nama pemberi kerjanya, dan di mana alamatnya?"),
    ),
    "work": (
        sentence("Pekerjaan: apa jabatan dan tugasnya?"),
        sentence("Pekerjaan"),
        sentence("Apa jabatan saya, dan apa saja tugasnya?"),
    ),
    "place": (
        sentence("Tempat: di negara dan kota mana?"),
        sentence("Tempat"),
        sentence("Saya akan bekerja di negara dan kota mana?"),
    ),
    "pay": (
        sentence("Upah: berapa, dan bagaimana dibayar?"),
        sentence("Upah"),
        sentence("Berapa upahnya, dan bagaimana dibayar?"),
    ),
    "hours": (
        sentence("Waktu: berapa jam kerja, istirahat, dan liburnya?"),
        sentence("Waktu"),
        sentence("Berapa jam kerja sehari, kapan istirahat, dan kapan libur?"),
    ),
    "length": (
        sentence("Lama: berapa bulan perjanjiannya?"),
        sentence("Lama"),
        sentence("Berapa bulan lama perjanjiannya?"),
    ),
    "visa": (
        sentence("Visa: apakah visa kerja?"),
        sentence("Visa"),
        sentence("Apakah saya memakai visa kerja? Boleh saya lihat sebelum berangkat?"),
    ),
    "costs": (
        sentence("Biaya: di mana rincian tertulisnya, dan siapa yang menanggung?"),
        sentence("Biaya"),
        sentence("Boleh minta rincian biaya tertulis? Siapa yang menanggung tiap biaya?"),
    ),
    "insurance": (
        sentence("Jaminan: apa jaminan sosial atau asuransinya?"),
        sentence("Jaminan"),
        sentence("Apa jaminan sosial atau asuransi untuk saya?"),
    ),
}
"""The ten things of the course (UU 18/2017, article 15): the question, its name, how to ask it."""
ASK_ABOUT_DIFFERENCE = sentence(
    "Saya menemukan keterangan yang berbeda. Mana yang benar? Boleh minta secara tertulis?"
)
SIGNS: Mapping[str, str] = {
    "only_online": sentence("Lowongannya hanya ada di media sosial atau pesan"),
    "huge_pay": sentence("Gajinya sangat besar"),
    "no_skill": sentence("Tidak ada syarat keahlian"),
    "unclear": sentence("Nama atau alamat perusahaannya tidak jelas"),
    "visitor": sentence("Berangkat dengan visa wisata atau visa kunjungan"),
    "transit": sentence("Perjalanannya berpindah-pindah negara"),
    "hurry": sentence("Harus berangkat cepat"),
    "advance": sentence("Ada uang panjar, yang bisa menjadi utang"),
}
"""The signs of danger of the course, to tick."""


@dataclass(frozen=True)
class Thing:
    """One of the ten; `ask` is what to read out to who made the offer."""

    label: str
    verdict: Verdict
    ask: str


@dataclass(frozen=True)
class OfferAnswers:
    """The ten things in the order of the course, and the signs of danger that somebody saw."""

    things: tuple[Thing, ...]
    signs: tuple[str, ...]

    def of(self, verdict: Verdict) -> tuple[Thing, ...]:
        """Return the things with this verdict."""
        return tuple(each for each in self.things if each.verdict == verdict)

    @property
    def said(self) -> tuple[Thing, ...]:
        """What the offer says."""
        return self.of(Verdict.SAID)

    @property
    def missing(self) -> tuple[Thing, ...]:
        """What it does not say, or nobody knows whether it does."""
        return self.of(Verdict.MISSING)

    @property
    def differing(self) -> tuple[Thing, ...]:
        """What is otherwise on paper or on an official page."""
        return self.of(Verdict.DIFFERS)


class OfferCheck(Tool):
    """Ten questions and eight signs. Nothing of it is kept: an answer could betray somebody."""

    kept: ClassVar[bool] = False
    is_discreet: ClassVar[bool] = True

    type: Literal["offer_check"]

    name: ClassVar[str] = "sepuluh-hal"
    heading: ClassVar[str] = sentence("Sepuluh hal di tawaran kerja")
    purpose: ClassVar[str] = sentence("Apa yang sudah disebutkan, dan apa yang perlu ditanyakan?")
    counts: ClassVar[bool] = False
    shows_all: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, Field]] = {
        **{
            name: Field("choice", question, options=_ANSWERS, open=True)
            for name, (question, _label, _ask) in THINGS.items()
        },
        **{
            name: Field("choice", sign, options=((YES, sentence("Ya")),), open=True)
            for name, sign in SIGNS.items()
        },
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> OfferAnswers:  # noqa: ARG003
        """Return what is said and what is not; who knows nothing most needs what to ask."""
        return OfferAnswers(
            tuple(_thing(name, Verdict(words(values, name) or Verdict.MISSING)) for name in THINGS),
            tuple(sign for name, sign in SIGNS.items() if values[name] == YES),
        )


def _thing(name: str, verdict: Verdict) -> Thing:
    _question, label, ask = THINGS[name]
    return Thing(label, verdict, ASK_ABOUT_DIFFERENCE if verdict == Verdict.DIFFERS else ask)
