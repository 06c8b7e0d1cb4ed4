"""Kalkulator cicilan: one loan with flat and with falling interest, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, whole, words
from rumahbelajar.activities.loans import Rate, Repayment, falling, flat, level
from rumahbelajar.activities.rounding import nearest
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

LONGEST = 360
"""Months of the longest loan, thirty years."""
HEAVY_SHARE = 33
"""Percent of the income from which an instalment is called heavy: our own line, no rule of law."""


@dataclass(frozen=True)
class Burden:
    """What an instalment leaves of a month, in rupiah and whole percent, to the nearest one.

    `left` may be below zero.
    """

    instalment: int
    share: int
    left: int

    @property
    def is_short(self) -> bool:
        """Whether the month does not suffice."""
        return self.left < 0

    @property
    def is_heavy(self) -> bool:
        """Whether the instalment takes more than a third."""
        return self.share > HEAVY_SHARE


@dataclass(frozen=True)
class Instalments:
    """A loan in three ways; `burden` is that of the dearest month, None without an income.

    The first month costs the same with flat and with falling interest.
    """

    received: int
    flat: Repayment
    falling: Repayment
    level: Repayment
    burden: Burden | None

    @property
    def fees(self) -> int:
        """What is taken from the loan before it is received."""
        return self.flat.loan - self.received

    @property
    def saved(self) -> int:
        """How much less the falling interest costs than the flat one."""
        return self.flat.interest - self.falling.interest


class InstalmentCalculator(Tool):
    """A loan, its interest in percent a year or a month, its months, and what a month can bear."""

    type: Literal["instalments"]

    name: ClassVar[str] = "kalkulator-cicilan"
    heading: ClassVar[str] = sentence("Kalkulator cicilan")
    purpose: ClassVar[str] = sentence("Berapa cicilannya, dan berapa mahal pinjamannya.")
    fields: ClassVar[Mapping[str, Field]] = {
        "loan": Field("rupiah", sentence("Jumlah pinjaman"), required=True, least=1),
        "rate": Field(
            "percent",
            sentence("Bunga, dalam persen"),
            hint=sentence("Misalnya 6 atau 1,5"),
            required=True,
        ),
        "per": Field(
            "choice",
            sentence("Bunga itu untuk berapa lama?"),
            options=(("year", sentence("Setahun")), ("month", sentence("Sebulan"))),
        ),
        "months": Field(
            "count", sentence("Berapa bulan dicicil?"), required=True, least=1, most=LONGEST
        ),
        "fees": Field(
            "rupiah",
            sentence("Biaya lain"),
            hint=sentence("Potongan, administrasi, asuransi. Boleh kosong."),
        ),
        "income": Field(
            "rupiah",
            sentence("Gaji bersih sebulan"),
            hint=sentence("Boleh kosong. Untuk memeriksa apakah Anda sanggup membayar."),
            least=1,
        ),
        "spending": Field(
            "rupiah",
            sentence("Pengeluaran sebulan"),
            hint=sentence("Biaya hidup, kiriman, dan cicilan lain. Boleh kosong."),
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Instalments:  # noqa: ARG003
        """Return the loan in three ways, rounded as `loans` says; raise Unfit."""
        loan, months = whole(values, "loan"), whole(values, "months")
        received = loan - whole(values, "fees")
        if received <= 0:
            raise Unfit("fees", "Biaya lain harus lebih kecil dari jumlah pinjaman.")
        if values["spending"] is not None and values["income"] is None:
            raise Unfit("income", "Isi juga gaji bersihnya, supaya sisanya bisa dihitung.")
        rate = Rate.of(whole(values, "rate"), yearly=words(values, "per") == "year")
        flat_way = flat(loan, rate, months, received)
        falling_way = falling(loan, rate, months, received)
        return Instalments(
            received=received,
            flat=flat_way,
            falling=falling_way,
            level=level(loan, rate, months, received),
            burden=_burden(values, max(flat_way.highest, falling_way.highest)),
        )


def _burden(values: Values, instalment: int) -> Burden | None:
    income = whole(values, "income")
    if not income:
        return None
    left = income - whole(values, "spending") - instalment
    return Burden(instalment, nearest(100 * instalment, income), left)
