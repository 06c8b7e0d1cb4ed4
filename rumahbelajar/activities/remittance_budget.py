"""Anggaran kiriman: what comes in each month, and where it goes before it is spent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import DECIMALS, Field, Values, whole, words
from rumahbelajar.activities.months import later
from rumahbelajar.activities.rounding import nearest, upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

MONTHS = 12
PARTS = ("needs", "school", "seasonal", "instalments", "emergency", "goals", "wants")
"""In the order in which the course fills them; seasonal costs count among the needs."""
COMPULSORY = ("needs", "school", "seasonal", "instalments")
"""What a month costs whatever happens: an emergency fund begins with one such month."""
CUTS = ("wants", "goals", "emergency")
"""What to cut first when the money does not suffice; the last of the parts are the easiest."""
_MONTHLY = {"seasonal": sentence("Biaya musiman sebulan")}
_PARTS_OF_FOREIGN: int = 10 ** (DECIMALS["amount"] + DECIMALS["rate"])


@dataclass(frozen=True)
class Part:
    """A part of the budget in rupiah a month; `share` is its whole percentage of what comes in.

    The shares add up as the rupiah do: to 100 when every rupiah has its place.
    """

    name: str
    label: str
    monthly: int
    share: int


@dataclass(frozen=True)
class Cut:
    """What to take from a part, in rupiah a month."""

    name: str
    label: str
    monthly: int


@dataclass(frozen=True)
class Savings:
    """What has been put by at the end of a month, in rupiah, when nothing is taken out."""

    month: date
    emergency: int
    goals: int
    seasonal: int

    @property
    def filled(self) -> tuple[str, ...]:
        """Return the names of those in which there is something."""
        return tuple(name for name in ("emergency", "goals", "seasonal") if getattr(self, name))


@dataclass(frozen=True)
class Budget:
    """A month of money in rupiah, and the twelve months from this one on.

    `cuts` says what to cut by how much when more is planned than comes in; `still_short` is what is
    missing even then. `emergency_goal` is one month of compulsory costs; `emergency_months` how
    many months it takes to save it: 0 when it is there, None when nothing is put by.
    """

    received: int
    income: int
    currency: str
    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    still_short: int
    emergency_goal: int
    emergency_months: int | None
    savings: tuple[Savings, ...]

    @property
    def planned(self) -> int:
        """All parts together."""
        return sum(part.monthly for part in self.parts)

    @property
    def left(self) -> int:
        """What is not planned yet; below zero when more is planned than comes in."""
        return self.income - self.planned


class RemittanceBudget(Tool):
    """A remittance and what else comes in, divided in the order of the course."""

    type: Literal["remittance_budget"]

    name: ClassVar[str] = "anggaran-kiriman"
    heading: ClassVar[str] = sentence("Anggaran kiriman")
    purpose: ClassVar[str] = sentence("Kiriman dibagi sebelum dipakai, dan cukup untuk semuanya.")
    fields: ClassVar[Mapping[str, Field]] = {
        "received": Field(
            "rupiah",
            sentence("Kiriman yang diterima sebulan, dalam rupiah"),
            hint=sentence("Kalau hanya tahu uang asingnya, buka isian di bawah ini."),
            least=1,
        ),
        "sent": Field(
            "amount",
            sentence("Uang asing yang dikirim"),
            hint=sentence("Sesudah dikurangi tarif kirim"),
        ),
        "currency": Field("words", sentence("Mata uangnya"), hint=sentence("Misalnya ringgit")),
        "rate": Field(
            "rate",
            sentence("Kurs: harga satu uang asing, dalam rupiah"),
            hint=sentence("Misalnya 4.000"),
        ),
        "fee": Field(
            "rupiah", sentence("Biaya ambil, dalam rupiah"), hint=sentence("Boleh kosong")
        ),
        "other": Field(
            "rupiah", sentence("Penghasilan lain sebulan"), hint=sentence("Boleh kosong")
        ),
        "needs": Field(
            "rupiah", sentence("Kebutuhan pokok"), hint=sentence("Makan, listrik, obat")
        ),
        "school": Field("rupiah", sentence("Sekolah")),
        "seasonal": Field(
            "rupiah",
            sentence("Biaya musiman setahun"),
            hint=sentence("Hari raya, tahun ajaran baru, hajatan, semuanya selama setahun"),
        ),
        "instalments": Field("rupiah", sentence("Cicilan")),
        "emergency": Field("rupiah", sentence("Dana darurat")),
        "goals": Field("rupiah", sentence("Tujuan")),
        "wants": Field("rupiah", sentence("Keinginan")),
        "emergency_saved": Field(
            "rupiah", sentence("Dana darurat yang sudah ada"), hint=sentence("Boleh kosong")
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Budget:
        """Return the budget; raise Unfit.

        Foreign money becomes whole rupiah rounded down, a twelfth of the seasonal costs is rounded
        up; percents left over by rounding down go to the parts that lost most (largest remainder).
        """
        received = _received(values)
        income = received + whole(values, "other")
        monthly = {name: whole(values, name) for name in PARTS}
        monthly["seasonal"] = upward(monthly["seasonal"], MONTHS)
        shares = _shares(monthly, income)
        parts = tuple(Part(name, _label(name), monthly[name], shares[name]) for name in PARTS)
        cuts = tuple(_cuts(monthly, income))
        short = max(0, sum(monthly.values()) - income)
        goal = sum(monthly[name] for name in COMPULSORY)
        saved = whole(values, "emergency_saved")
        return Budget(
            received=received,
            income=income,
            currency=words(values, "currency"),
            parts=parts,
            cuts=cuts,
            still_short=short - sum(cut.monthly for cut in cuts),
            emergency_goal=goal,
            emergency_months=_months_until(goal - saved, monthly["emergency"]),
            savings=tuple(_savings(monthly, saved, today)),
        )


def _received(values: Values) -> int:
    """Return the rupiah that arrive; raise Unfit where they cannot be told."""
    sent, rate, fee = values["sent"], values["rate"], whole(values, "fee")
    if values["received"] is not None:
        if sent is not None or rate is not None:
            raise Unfit(
                "received",
                "Isi salah satu saja: rupiah yang diterima, atau uang asing dengan kursnya.",
            )
        arrived, mend = whole(values, "received"), "fee"
    elif sent is None and rate is None:
        raise Unfit("received", "Isi rupiah yang diterima, atau uang asing dengan kursnya.")
    elif sent is None:
        raise Unfit("sent", "Tulis juga berapa uang asing yang dikirim.")
    elif rate is None:
        raise Unfit("rate", "Tulis juga kursnya, supaya rupiahnya bisa dihitung.")
    else:
        arrived = whole(values, "sent") * whole(values, "rate") // _PARTS_OF_FOREIGN
        mend = "fee" if fee else "sent"
    if arrived <= fee:
        raise Unfit(mend, "Tidak ada rupiah yang tersisa dari kiriman ini. Periksa lagi angkanya.")
    return arrived - fee


def _label(name: str) -> str:
    return _MONTHLY.get(name) or RemittanceBudget.fields[name].label


def _shares(monthly: Mapping[str, int], income: int) -> dict[str, int]:
    """Return whole percentages of the income that add up to that of all parts together."""
    shares = {name: 100 * amount // income for name, amount in monthly.items()}
    missing = nearest(100 * sum(monthly.values()), income) - sum(shares.values())
    lost_most = sorted(monthly, key=lambda name: -(100 * monthly[name] % income))
    for name in lost_most[:missing]:
        shares[name] += 1
    return shares


def _cuts(monthly: Mapping[str, int], income: int) -> Iterator[Cut]:
    """Yield what to cut, in the order of the course, until the rest suffices."""
    short = sum(monthly.values()) - income
    for name in CUTS:
        cut = min(monthly[name], short)
        if cut > 0:
            yield Cut(name, _label(name), cut)
            short -= cut


def _months_until(missing: int, monthly: int) -> int | None:
    if missing <= 0:
        return 0
    return upward(missing, monthly) if monthly else None


def _savings(monthly: Mapping[str, int], saved: int, today: date) -> Iterator[Savings]:
    for count in range(1, MONTHS + 1):
        yield Savings(
            later(today, count - 1),
            saved + count * monthly["emergency"],
            count * monthly["goals"],
            count * monthly["seasonal"],
        )
