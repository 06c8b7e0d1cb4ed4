"""Simpanan dan SHU: what a member has put into a cooperative, and what it gets of the surplus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import DECIMALS, Field, Values, whole
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence
from rumahbelajar.questions.numbers import write_number

PARTS = ("reserve", "business", "capital", "other")
_DECIMALS = DECIMALS["percent"]
_WHOLE = 100 * 10**_DECIMALS


@dataclass(frozen=True)
class Savings:
    """A member's savings in rupiah. Only `once` and `monthly` are capital of the cooperative."""

    once: int
    monthly: int
    months: int
    voluntary: int

    @property
    def compulsory(self) -> int:
        """The monthly savings of all months."""
        return self.monthly * self.months

    @property
    def capital(self) -> int:
        """What counts when the surplus is shared by capital."""
        return self.once + self.compulsory

    @property
    def total(self) -> int:
        """Everything that was saved."""
        return self.capital + self.voluntary


@dataclass(frozen=True)
class Pot:
    """A part of the surplus: its percentage in hundredths, and its rupiah, rounded down."""

    name: str
    label: str
    percent: int
    amount: int


@dataclass(frozen=True)
class Share:
    """What a member gets of a pot: `own` of `all` parts of it, rounded down."""

    pot: Pot
    own: int
    all: int

    @property
    def amount(self) -> int:
        """In rupiah."""
        return self.pot.amount * self.own // self.all

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded off."""
        return self.pot.amount * self.own % self.all == 0


@dataclass(frozen=True)
class Surplus:
    """The savings, the surplus in its pots, and the two shares of the member.

    What rounding leaves over in the pots stays in the reserve, so that they sum to the surplus.
    """

    savings: Savings
    amount: int
    pots: tuple[Pot, ...]
    by_business: Share
    by_capital: Share

    @property
    def own(self) -> int:
        """What the member gets."""
        return self.by_business.amount + self.by_capital.amount

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded off in the shares."""
        return self.by_business.is_exact and self.by_capital.is_exact


class SavingsAndSurplus(Tool):
    """One's own savings and purchases, and what the cooperative reports of the year."""

    type: Literal["savings_and_shu"]

    name: ClassVar[str] = "simpanan-shu"
    heading: ClassVar[str] = sentence("Simulasi simpanan dan SHU")
    purpose: ClassVar[str] = sentence("Simpanan Anda di koperasi, dan bagian Anda dari SHU.")
    fields: ClassVar[Mapping[str, Field]] = {
        "once": Field(
            "rupiah",
            sentence("Simpanan pokok Anda"),
            hint=sentence("Dibayar sekali saat masuk"),
            required=True,
        ),
        "monthly": Field("rupiah", sentence("Simpanan wajib Anda sebulan"), required=True),
        "months": Field(
            "count",
            sentence("Sudah berapa bulan membayar simpanan wajib?"),
            required=True,
            most=600,
        ),
        "voluntary": Field(
            "rupiah", sentence("Simpanan sukarela Anda"), hint=sentence("Boleh kosong")
        ),
        "own_business": Field(
            "rupiah",
            sentence("Belanja atau pinjaman Anda setahun"),
            hint=sentence("Menurut catatan koperasi"),
        ),
        "surplus": Field(
            "rupiah",
            sentence("SHU koperasi setahun"),
            hint=sentence("Ada di laporan rapat anggota (RAT)"),
            required=True,
            least=1,
        ),
        "reserve": Field(
            "percent",
            sentence("Persen untuk dana cadangan"),
            hint=sentence("Ada di anggaran dasar (AD/ART). Misalnya 30."),
        ),
        "business": Field("percent", sentence("Persen menurut belanja atau pinjaman anggota")),
        "capital": Field("percent", sentence("Persen menurut simpanan anggota")),
        "other": Field(
            "percent",
            sentence("Persen untuk yang lain"),
            hint=sentence("Pendidikan, pengurus, sosial. Boleh kosong."),
        ),
        "all_business": Field(
            "rupiah", sentence("Belanja atau pinjaman semua anggota setahun"), least=1
        ),
        "all_capital": Field(
            "rupiah",
            sentence("Simpanan pokok dan wajib semua anggota"),
            required=True,
            least=1,
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Surplus:  # noqa: ARG003
        """Return the member's part of the surplus; raise Unfit."""
        savings = Savings(
            *(whole(values, name) for name in ("once", "monthly", "months", "voluntary"))
        )
        pots = {pot.name: pot for pot in _pots(values)}
        return Surplus(
            savings=savings,
            amount=whole(values, "surplus"),
            pots=tuple(pots.values()),
            by_business=_share(pots["business"], values, whole(values, "own_business")),
            by_capital=_share(pots["capital"], values, savings.capital),
        )


_LABELS = {
    "reserve": sentence("Dana cadangan"),
    "business": sentence("Untuk anggota, menurut belanja atau pinjaman"),
    "capital": sentence("Untuk anggota, menurut simpanan"),
    "other": sentence("Yang lain"),
}


def _pots(values: Values) -> tuple[Pot, ...]:
    percents = {name: whole(values, name) for name in PARTS}
    total = sum(percents.values())
    if total != _WHOLE:
        raise Unfit(
            "reserve",
            "Jumlah semua persennya %(total)s. Periksa, supaya tepat 100.",
            total=write_number(total, _DECIMALS),
        )
    surplus = whole(values, "surplus")
    amounts = {name: surplus * percent // _WHOLE for name, percent in percents.items()}
    amounts["reserve"] += surplus - sum(amounts.values())
    return tuple(Pot(name, _LABELS[name], percents[name], amounts[name]) for name in PARTS)


_TOO_SMALL = {
    "business": sentence("Ini harus paling sedikit sebesar belanja atau pinjaman Anda sendiri."),
    "capital": sentence("Ini harus paling sedikit sebesar simpanan pokok dan wajib Anda sendiri."),
}


def _share(pot: Pot, values: Values, own: int) -> Share:
    name = f"all_{pot.name}"
    every = whole(values, name)
    if own > every:
        raise Unfit(name, _TOO_SMALL[pot.name])
    if pot.percent and not every:
        raise Unfit(name, "Isi juga jumlah untuk semua anggota, supaya bagian Anda bisa dihitung.")
    return Share(pot, own, every or 1)
