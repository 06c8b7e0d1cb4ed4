"""Hitung iuran: what BPJS Ketenagakerjaan costs a migrant worker, by the figures of the course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.amounts import Amount, Named
from rumahbelajar.activities.fields import Field, Values, whole, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.authoring import Authored
from rumahbelajar.questions.marking import sentence
from rumahbelajar.questions.numbers import write_number

AGENCY, LONGER = "agency", "longer"
_LONGEST_OF_TABLE = 24
_MOST_MONTHS = 120


class ContributionAmounts(Authored):
    """The table: before the work begins, for each length of contract, and what is chosen."""

    before: Named
    months_6: Named
    months_12: Named
    months_24: Named
    month_more: Named
    retirement_least: Named
    retirement_most: Named


@dataclass(frozen=True)
class Contributions:
    """What is to be paid for one contract, in rupiah.

    `before` is None where one registers alone: then everything is paid at once. `more_months` are
    those beyond the table, `month_more` what each of them costs; `retirement` is a month of JHT, 0
    without it.
    """

    months: int
    before: int | None
    contract: int
    more_months: int
    month_more: int
    retirement: int

    @property
    def more(self) -> int:
        """What the months beyond the table cost."""
        return self.more_months * self.month_more

    @property
    def compulsory(self) -> int:
        """JKK and JKM in all."""
        return (self.before or 0) + self.contract + self.more

    @property
    def chosen(self) -> int:
        """JHT in all, when it is paid in each month of the contract."""
        return self.months * self.retirement

    @property
    def total(self) -> int:
        """Everything."""
        return self.compulsory + self.chosen

    @property
    def months_of_table(self) -> int:
        """The months of the contract that the table has."""
        return self.months - self.more_months


class ContributionCalculator(Tool):
    """The way of registering, the length of the contract, and JHT for who wants it.

    `amounts` are those of the course, by the keys of figures.yaml.
    """

    type: Literal["contributions"]
    amounts: ContributionAmounts

    name: ClassVar[str] = "hitung-iuran"
    heading: ClassVar[str] = sentence("Hitung iuran")
    purpose: ClassVar[str] = sentence("Berapa iuran BPJS Ketenagakerjaan untuk kontrak Anda?")
    fields: ClassVar[Mapping[str, Field]] = {
        "way": Field(
            "choice",
            sentence("Mendaftar lewat apa?"),
            options=(
                (AGENCY, sentence("Lewat perusahaan penempatan (P3MI) atau pemerintah (KP2MI)")),
                ("own", sentence("Sendiri (perseorangan)")),
            ),
        ),
        "length": Field(
            "choice",
            sentence("Berapa lama kontraknya?"),
            hint=sentence(
                "Lamanya lain, misalnya 18 bulan? Tanyakan iurannya ke BPJS Ketenagakerjaan."
            ),
            options=(
                ("24", sentence("24 bulan")),
                ("12", sentence("12 bulan")),
                ("6", sentence("6 bulan")),
                (LONGER, sentence("Lebih dari 24 bulan")),
            ),
        ),
        "months": Field(
            "count",
            sentence("Berapa bulan seluruhnya?"),
            hint=sentence("Hanya untuk kontrak yang lebih dari 24 bulan. Misalnya 36."),
            least=_LONGEST_OF_TABLE + 1,
            most=_MOST_MONTHS,
        ),
        "retirement": Field(
            "rupiah",
            sentence("Iuran jaminan hari tua (JHT) sebulan"),
            hint=sentence("Pilihan, tidak wajib. Kosongkan kalau tidak ikut."),
            least=1,
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Contributions:  # noqa: ARG003
        """Raise Unfit: without a course there are no figures."""
        raise Unfit("length", "Angka iurannya belum ada di sini. Tanyakan ke BPJS Ketenagakerjaan.")

    def reckon(self, values: Values, today: date) -> Contributions:
        """Return what is to be paid, by the figures of the course; raise Unfit."""
        months = _months(values)
        of_table = min(months, _LONGEST_OF_TABLE)
        contract: Amount = getattr(self.amounts, f"months_{of_table}")
        before = self.amounts.before.amount if words(values, "way") == AGENCY else None
        return Contributions(
            months=months,
            before=before,
            contract=contract.amount,
            more_months=months - of_table,
            month_more=self.amounts.month_more.amount,
            retirement=self._retirement(values),
        )

    def figures_of(self, result: Contributions) -> tuple[str, ...]:
        """Return the keys of the amounts that count in it, and of what else the author named."""
        amounts = self.amounts
        used: list[Amount] = [] if result.before is None else [amounts.before]
        used.append(getattr(amounts, f"months_{result.months_of_table}"))
        used += [amounts.month_more] if result.more else []
        used += [amounts.retirement_least, amounts.retirement_most] if result.retirement else []
        return tuple(dict.fromkeys((*(each.key for each in used), *self.figures)))

    def _retirement(self, values: Values) -> int:
        monthly = whole(values, "retirement")
        least, most = self.amounts.retirement_least.amount, self.amounts.retirement_most.amount
        if monthly and not least <= monthly <= most:
            raise Unfit(
                "retirement",
                "Pilihannya Rp%(least)s sampai Rp%(most)s sebulan. Ubah, atau kosongkan.",
                least=write_number(least),
                most=write_number(most),
            )
        return monthly


def _months(values: Values) -> int:
    length, months = words(values, "length"), whole(values, "months")
    if length == LONGER:
        if not months:
            raise Unfit("months", "Tulis berapa bulan kontraknya seluruhnya.")
        return months
    if months:
        raise Unfit("months", "Kosongkan isian ini, atau pilih “Lebih dari 24 bulan” di atas.")
    return int(length)
