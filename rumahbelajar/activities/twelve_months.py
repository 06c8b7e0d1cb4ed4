"""Rencana 12 bulan: what is put by from month to month, until the way home or another goal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, month_in, whole, words
from rumahbelajar.activities.months import later, months_between
from rumahbelajar.activities.rounding import upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

MONTHS = 12
ROWS = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Extra:
    """Money that comes in or goes out in one month only, in rupiah above zero."""

    name: str
    place: int
    amount: int
    is_income: bool


@dataclass(frozen=True)
class Month:
    """One month in rupiah: what comes in, what goes out, what is there at its end."""

    month: date
    incoming: int
    outgoing: int
    balance: int
    extras: tuple[Extra, ...]

    @property
    def is_short(self) -> bool:
        """Whether more has gone out than was there."""
        return self.balance < 0


@dataclass(frozen=True)
class Plan:
    """Twelve months, and the goal if there is one (`goal` is 0 when there is none).

    `reached` is the first month at whose end there is enough. Where the end of the plan does not
    have it, `more_a_month` would be enough in each of the twelve; `more_months` is how much longer
    it takes as it is, None when it never comes to that.
    """

    months: tuple[Month, ...]
    goal_name: str
    goal: int
    reached: date | None
    more_a_month: int
    more_months: int | None

    @property
    def end(self) -> int:
        """What is there after the twelve months."""
        return self.months[-1].balance

    @property
    def short_months(self) -> tuple[Month, ...]:
        """The months that end below zero."""
        return tuple(month for month in self.months if month.is_short)

    @property
    def lowest(self) -> int:
        """The lowest end of a month; below zero it is what is missing."""
        return min(month.balance for month in self.months)


class TwelveMonths(Tool):
    """Saving every month, and what comes in or goes out in single months."""

    type: Literal["twelve_months"]

    name: ClassVar[str] = "rencana-12-bulan"
    heading: ClassVar[str] = sentence("Rencana 12 bulan")
    purpose: ClassVar[str] = sentence("Tabungan dari bulan ke bulan, sampai tujuan tercapai.")
    fields: ClassVar[Mapping[str, Field]] = {
        "start": Field(
            "month", sentence("Mulai bulan"), hint=sentence("Bulan dan tahun"), required=True
        ),
        "opening": Field(
            "rupiah", sentence("Tabungan yang sudah ada"), hint=sentence("Boleh kosong")
        ),
        "monthly": Field("rupiah", sentence("Yang ditabung setiap bulan"), required=True),
        "goal_name": Field(
            "words",
            sentence("Tujuan: untuk apa?"),
            hint=sentence("Boleh kosong. Misalnya modal warung saat pulang."),
        ),
        "goal": Field(
            "rupiah", sentence("Tujuan: berapa rupiah?"), hint=sentence("Boleh kosong"), least=1
        ),
        **in_rows(
            "extra",
            sentence("Bulan khusus %(row)s"),
            ROWS,
            {
                "name": Field("words", sentence("Untuk apa?"), hint=sentence("Misalnya Lebaran")),
                "way": Field(
                    "choice",
                    sentence("Uang keluar atau masuk?"),
                    options=(("out", sentence("Uang keluar")), ("in", sentence("Uang masuk"))),
                ),
                "amount": Field("rupiah", sentence("Berapa rupiah?"), least=1),
                "month": Field("month", sentence("Kapan?"), hint=sentence("Bulan dan tahun")),
            },
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Plan:  # noqa: ARG003
        """Return the twelve months from the start on; raise Unfit."""
        start = month_in(values, "start")
        if start is None:
            raise Unfit("start", "Tulis bulan dan tahun mulai.")
        if values["goal_name"] is not None and values["goal"] is None:
            raise Unfit("goal", "Tulis juga berapa rupiah yang diperlukan.")
        extras = tuple(_extras(values, start))
        months = tuple(_months(values, start, extras))
        goal = whole(values, "goal")
        missing = max(0, goal - months[-1].balance)
        monthly = whole(values, "monthly")
        return Plan(
            months=months,
            goal_name=words(values, "goal_name"),
            goal=goal,
            reached=_reached(months, goal),
            more_a_month=upward(missing, MONTHS),
            more_months=upward(missing, monthly) if monthly else None,
        )


def _extras(values: Values, start: date) -> Iterator[Extra]:
    for row in ROWS:
        prefix = f"extra_{row}_"
        if all(values[prefix + part] is None for part in ("name", "amount", "month")):
            continue
        if values[prefix + "amount"] is None:
            raise Unfit(prefix + "amount", "Tulis juga berapa rupiah.")
        month = month_in(values, prefix + "month")
        if month is None:
            raise Unfit(prefix + "month", "Tulis juga bulan dan tahunnya.")
        place = months_between(start, month)
        if not 0 <= place < MONTHS:
            raise Unfit(
                prefix + "month",
                "Pilih bulan di dalam rencana: bulan mulai dan 11 bulan sesudahnya.",
            )
        is_income = values[prefix + "way"] == "in"
        yield Extra(
            words(values, prefix + "name"), place, whole(values, prefix + "amount"), is_income
        )


def _months(values: Values, start: date, extras: Sequence[Extra]) -> Iterator[Month]:
    balance = whole(values, "opening")
    for place in range(MONTHS):
        own = tuple(extra for extra in extras if extra.place == place)
        incoming = whole(values, "monthly") + sum(each.amount for each in own if each.is_income)
        outgoing = sum(each.amount for each in own if not each.is_income)
        balance += incoming - outgoing
        yield Month(later(start, place), incoming, outgoing, balance, own)


def _reached(months: Sequence[Month], goal: int) -> date | None:
    return next((each.month for each in months if goal and each.balance >= goal), None)
