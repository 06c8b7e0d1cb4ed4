"""Berapa bulan gaji: what is to be paid before leaving, as months of work, and when it is back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import DECIMALS, Field, Values, in_rows, whole, words
from rumahbelajar.activities.loans import Rate, Repayment, falling, flat
from rumahbelajar.activities.rounding import nearest, upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4, 5)
_PARTS_OF_FOREIGN: int = 10 ** (DECIMALS["amount"] + DECIMALS["rate"])
_ONE: int = 10 ** DECIMALS["rate"]
_TENTHS = 10


@dataclass(frozen=True)
class Cost:
    """A cost before leaving, in rupiah, and as tenths of a month's pay to the nearest one."""

    row: int
    name: str
    amount: int
    months: int


@dataclass(frozen=True)
class Month:
    """A month there in rupiah: pay is rounded down, costs are rounded up."""

    pay: int
    deductions: int
    living: int
    home: int

    @property
    def net(self) -> int:
        """Pay less what is deducted."""
        return self.pay - self.deductions

    @property
    def left(self) -> int:
        """What is left to earn the costs back from; from 0 down there is nothing."""
        return self.net - self.living - self.home


@dataclass(frozen=True)
class MonthsOfPay:
    """The costs and the loan for them; `contract` is in months, None when nobody said it.

    `is_foreign` says that the pay came in the money of another country.
    """

    month: Month
    costs: tuple[Cost, ...]
    loan: Repayment | None
    contract: int | None
    is_foreign: bool

    @property
    def spent(self) -> int:
        """All costs together."""
        return sum(each.amount for each in self.costs)

    @property
    def interest(self) -> int:
        """What the loan adds to the costs."""
        return self.loan.interest if self.loan else 0

    @property
    def to_earn(self) -> int:
        """What must be earned back."""
        return self.spent + self.interest

    @property
    def months_spent(self) -> int:
        """The costs in tenths of a month's pay."""
        return nearest(_TENTHS * self.spent, self.month.net)

    @property
    def months_to_earn(self) -> int:
        """The costs with the interest in tenths of a month's pay."""
        return nearest(_TENTHS * self.to_earn, self.month.net)

    @property
    def months_back(self) -> int | None:
        """Months until all is earned back from what is left; None when nothing is left."""
        return upward(self.to_earn, self.month.left) if self.month.left > 0 else None

    @property
    def is_contract_too_short(self) -> bool:
        """Whether the contract ends before all is earned back."""
        back = self.months_back
        return back is not None and self.contract is not None and back > self.contract

    @property
    def short_of_instalment(self) -> int:
        """What the dearest instalment asks beyond what is left; 0 when it suffices."""
        return max(0, self.loan.highest - max(0, self.month.left)) if self.loan else 0

    @property
    def outlasts_contract(self) -> bool:
        """Whether instalments are still due after the contract."""
        return bool(self.loan and self.contract) and (
            len(self.loan.instalments if self.loan else ()) > (self.contract or 0)
        )


class PayCalculator(Tool):
    """A month's pay and what it must bear, the costs line by line, and a loan if there is one."""

    type: Literal["months_of_pay"]

    name: ClassVar[str] = "berapa-bulan-gaji"
    heading: ClassVar[str] = sentence("Berapa bulan gaji?")
    purpose: ClassVar[str] = sentence("Biaya sebelum berangkat, dihitung dalam bulan kerja.")
    fields: ClassVar[Mapping[str, Field]] = {
        "pay": Field(
            "amount",
            sentence("Gaji sebulan"),
            hint=sentence("Dalam rupiah, atau dalam uang negara tujuan"),
            required=True,
            least=1,
        ),
        "rate": Field(
            "rate",
            sentence("Kurs: harga satu uang asing, dalam rupiah"),
            hint=sentence("Misalnya 4.000. Kosongkan kalau gajinya sudah dalam rupiah."),
        ),
        "deductions": Field(
            "amount",
            sentence("Potongan gaji sebulan"),
            hint=sentence("Dalam uang yang sama dengan gaji. Boleh kosong."),
        ),
        "living": Field(
            "amount",
            sentence("Biaya hidup di sana sebulan"),
            hint=sentence("Dalam uang yang sama dengan gaji: makan, tempat tinggal, pulsa"),
        ),
        "home": Field(
            "rupiah",
            sentence("Kiriman untuk keluarga sebulan, dalam rupiah"),
            hint=sentence("Yang harus ada setiap bulan"),
        ),
        **in_rows(
            "cost",
            sentence("Biaya %(row)s"),
            ROWS,
            {
                "name": Field("words", sentence("Biaya apa?"), hint=sentence("Misalnya foto")),
                "amount": Field(
                    "rupiah",
                    sentence("Jumlahnya, dalam rupiah"),
                    hint=sentence("Yang disebut kepada Anda"),
                    least=1,
                ),
            },
        ),
        "loan": Field("rupiah", sentence("Pinjaman untuk biaya itu"), least=1),
        "interest": Field(
            "percent", sentence("Bunga, dalam persen"), hint=sentence("Misalnya 6 atau 1,5")
        ),
        "per": Field(
            "choice",
            sentence("Bunga itu untuk berapa lama?"),
            options=(("year", sentence("Setahun")), ("month", sentence("Sebulan"))),
        ),
        "way": Field(
            "choice",
            sentence("Bunganya dihitung dari apa?"),
            options=(
                ("flat", sentence("Dari pinjaman awal (flat)")),
                ("falling", sentence("Dari sisa pinjaman (menurun)")),
            ),
        ),
        "instalments": Field("count", sentence("Berapa bulan dicicil?"), least=1, most=60),
        "contract": Field(
            "count",
            sentence("Lama kontrak, dalam bulan"),
            hint=sentence("Boleh kosong. Misalnya 24."),
            least=1,
            most=120,
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> MonthsOfPay:  # noqa: ARG003
        """Return the costs as months of pay; raise Unfit."""
        month = _month(values)
        costs = tuple(_costs(values, month.net))
        if not costs:
            raise Unfit("cost_1_amount", "Isi dulu satu biaya dan jumlahnya.")
        return MonthsOfPay(
            month=month,
            costs=costs,
            loan=_loan(values),
            contract=whole(values, "contract") or None,
            is_foreign=values["rate"] is not None,
        )


def _month(values: Values) -> Month:
    rate = _ONE if values["rate"] is None else whole(values, "rate")
    if not rate:
        raise Unfit("rate", "Kurs tidak boleh nol. Tulis harga satu uang asing, atau kosongkan.")
    month = Month(
        pay=whole(values, "pay") * rate // _PARTS_OF_FOREIGN,
        deductions=upward(whole(values, "deductions") * rate, _PARTS_OF_FOREIGN),
        living=upward(whole(values, "living") * rate, _PARTS_OF_FOREIGN),
        home=whole(values, "home"),
    )
    if month.net <= 0:
        raise Unfit("deductions", "Potongannya menghabiskan gaji. Periksa dua angka ini.")
    return month


def _costs(values: Values, net: int) -> Iterator[Cost]:
    for row in ROWS:
        name, amount = f"cost_{row}_name", f"cost_{row}_amount"
        if values[amount] is not None:
            cost = whole(values, amount)
            yield Cost(row, words(values, name), cost, nearest(_TENTHS * cost, net))
        elif values[name] is not None:
            raise Unfit(amount, "Tulis juga jumlahnya, dalam rupiah.")


def _loan(values: Values) -> Repayment | None:
    loan, months = whole(values, "loan"), whole(values, "instalments")
    if not loan:
        if values["interest"] is not None or months:
            raise Unfit("loan", "Tulis juga jumlah pinjamannya, atau kosongkan bunga dan cicilan.")
        return None
    if values["interest"] is None:
        raise Unfit("interest", "Tulis juga bunganya. Kalau tanpa bunga, tulis 0.")
    if not months:
        raise Unfit("instalments", "Tulis juga berapa bulan dicicil.")
    rate = Rate.of(whole(values, "interest"), yearly=words(values, "per") == "year")
    way = flat if words(values, "way") == "flat" else falling
    return way(loan, rate, months, loan)
