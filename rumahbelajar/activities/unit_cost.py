"""Kalkulator HPP dan titik impas: what one piece costs to make, what it earns, how many pay off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, whole, words
from rumahbelajar.activities.rounding import upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4, 5, 6)
ALL = "all"
_HUNDREDTHS = 100


@dataclass(frozen=True)
class Material:
    """What goes into one batch, in rupiah above zero."""

    row: int
    name: str
    cost: int


@dataclass(frozen=True)
class Labour:
    """The work for one batch in rupiah: one's own and the family's, in hundredths of hours at a
    fair wage, and what is paid to others."""

    hours: int
    wage: int
    paid: int

    @property
    def own(self) -> int:
        """What the hours of oneself and the family are worth, rounded up."""
        return upward(self.hours * self.wage, _HUNDREDTHS)

    @property
    def cost(self) -> int:
        """All work together."""
        return self.own + self.paid


@dataclass(frozen=True)
class Costing:
    """How one piece is reckoned, in whole rupiah; `price` is None when nobody said one.

    Formula: HPP = (materials + labour) / pieces of a batch + fixed costs / pieces of a month, and
    break-even = fixed costs / (price - materials and labour of a piece), the standard method that
    ILO's SIYB teaches. Each figure is reckoned exactly and then rounded up, so that a price that
    covers the HPP covers every cost.
    """

    materials: tuple[Material, ...]
    labour: Labour
    fixed: int
    pieces: int
    batches: int
    price: int | None

    @property
    def materials_cost(self) -> int:
        """All materials of one batch."""
        return sum(each.cost for each in self.materials)

    @property
    def batch(self) -> int:
        """What one batch costs without the fixed costs."""
        return self.materials_cost + self.labour.cost

    @property
    def variable(self) -> int:
        """What a piece more costs: its materials and its labour."""
        return upward(self.batch, self.pieces)

    @property
    def fixed_a_piece(self) -> int:
        """The part of a month's fixed costs that one piece bears."""
        return upward(self.fixed, self.pieces_a_month)

    @property
    def unit_cost(self) -> int:
        """The HPP: what a piece costs with everything."""
        return upward(self.batch * self.batches + self.fixed, self.pieces_a_month)

    @property
    def pieces_a_month(self) -> int:
        """All that is made in a month."""
        return self.pieces * self.batches

    @property
    def profit(self) -> int | None:
        """What a piece earns; below zero it is a loss."""
        return None if self.price is None else self.price - self.unit_cost

    @property
    def profit_a_month(self) -> int | None:
        """What a month earns when everything is sold; below zero it is a loss."""
        if self.price is None:
            return None
        return self.price * self.pieces_a_month - self.batch * self.batches - self.fixed

    @property
    def break_even(self) -> int | None:
        """Pieces a month from which on it earns; None without a price, or where it never does."""
        if self.price is None or self.never_pays_off:
            return None
        return upward(self.fixed * self.pieces, self.price * self.pieces - self.batch)

    @property
    def never_pays_off(self) -> bool:
        """Whether each piece brings no more than it costs, so that selling more does not help."""
        return self.price is not None and self.price * self.pieces <= self.batch

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded on the way."""
        return self.batch % self.pieces == 0 and self.fixed % self.pieces_a_month == 0


@dataclass(frozen=True)
class Rise:
    """What if: the costing with one material or all of them dearer by hundredths of a percent.

    `name` is the material's, "" for all.
    """

    percent: int
    row: int | None
    name: str
    costing: Costing


@dataclass(frozen=True)
class UnitCosts:
    """A product as it is, and how it would be when materials cost more."""

    product: str
    now: Costing
    rise: Rise | None


class UnitCost(Tool):
    """One product: its materials, the work, what a month costs anyway, and its price."""

    type: Literal["unit_cost"]

    name: ClassVar[str] = "hpp-titik-impas"
    heading: ClassVar[str] = sentence("Hitung HPP dan titik impas")
    purpose: ClassVar[str] = sentence("Berapa biaya satu buah, berapa labanya, berapa harus laku.")
    fields: ClassVar[Mapping[str, Field]] = {
        "product": Field(
            "words", sentence("Nama produk"), hint=sentence("Misalnya keripik singkong")
        ),
        **in_rows(
            "material",
            sentence("Bahan %(row)s"),
            ROWS,
            {
                "name": Field("words", sentence("Bahan apa?"), hint=sentence("Misalnya singkong")),
                "cost": Field(
                    "rupiah",
                    sentence("Biayanya untuk sekali buat"),
                    hint=sentence("Yang terpakai saja, bukan harga sekarung"),
                    least=1,
                ),
            },
        ),
        "hours": Field(
            "amount",
            sentence("Jam kerja Anda dan keluarga, sekali buat"),
            hint=sentence("Hitung juga jam yang tidak diupah. Misalnya 4 atau 2,5."),
        ),
        "wage": Field(
            "rupiah",
            sentence("Upah yang pantas untuk satu jam"),
            hint=sentence("Seperti kalau Anda bekerja untuk orang lain"),
        ),
        "paid": Field(
            "rupiah",
            sentence("Upah orang lain, sekali buat"),
            hint=sentence("Boleh kosong"),
        ),
        "pieces": Field(
            "count",
            sentence("Sekali buat jadi berapa buah?"),
            required=True,
            least=1,
            most=100_000,
        ),
        "batches": Field(
            "count",
            sentence("Sebulan berapa kali membuat?"),
            required=True,
            least=1,
            most=1_000,
        ),
        "fixed": Field(
            "rupiah",
            sentence("Biaya tetap sebulan"),
            hint=sentence("Tetap keluar walau tidak membuat: sewa, listrik, pulsa. Boleh kosong."),
        ),
        "price": Field(
            "rupiah",
            sentence("Harga jual satu buah"),
            hint=sentence("Boleh kosong, kalau baru mau menghitung biayanya"),
            least=1,
        ),
        "rise": Field(
            "percent",
            sentence("Kalau bahan naik berapa persen?"),
            hint=sentence("Boleh kosong. Misalnya 10."),
        ),
        "rise_of": Field(
            "choice",
            sentence("Bahan yang mana yang naik?"),
            options=(
                (ALL, sentence("Semua bahan")),
                ("1", sentence("Bahan 1")),
                ("2", sentence("Bahan 2")),
                ("3", sentence("Bahan 3")),
                ("4", sentence("Bahan 4")),
                ("5", sentence("Bahan 5")),
                ("6", sentence("Bahan 6")),
            ),
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> UnitCosts:  # noqa: ARG003
        """Return the costs of one piece; raise Unfit."""
        now = Costing(
            materials=tuple(_materials(values)),
            labour=_labour(values),
            fixed=whole(values, "fixed"),
            pieces=whole(values, "pieces"),
            batches=whole(values, "batches"),
            price=None if values["price"] is None else whole(values, "price"),
        )
        if not now.batch:
            raise Unfit("material_1_cost", "Isi dulu satu bahan dan biayanya.")
        return UnitCosts(words(values, "product"), now, _rise(values, now))


def _materials(values: Values) -> Iterator[Material]:
    for row in ROWS:
        name, cost = f"material_{row}_name", f"material_{row}_cost"
        if values[cost] is not None:
            yield Material(row, words(values, name), whole(values, cost))
        elif values[name] is not None:
            raise Unfit(cost, "Tulis juga biayanya untuk sekali buat.")


def _labour(values: Values) -> Labour:
    if values["hours"] is not None and values["wage"] is None:
        raise Unfit("wage", "Tulis juga upah satu jam, supaya kerja Anda ikut dihitung.")
    if values["wage"] is not None and values["hours"] is None:
        raise Unfit("hours", "Tulis juga berapa jam kerjanya.")
    return Labour(whole(values, "hours"), whole(values, "wage"), whole(values, "paid"))


def _rise(values: Values, now: Costing) -> Rise | None:
    percent, chosen = whole(values, "rise"), words(values, "rise_of")
    if not percent:
        return None
    dearer = [each for each in now.materials if chosen in (ALL, str(each.row))]
    if not dearer:
        raise Unfit("rise_of", "Bahan ini belum diisi. Pilih bahan yang ada biayanya.")
    materials = tuple(
        replace(each, cost=_raised(each.cost, percent)) if each in dearer else each
        for each in now.materials
    )
    one = None if chosen == ALL else dearer[0]
    return Rise(
        percent=percent,
        row=one.row if one else None,
        name=one.name if one else "",
        costing=replace(now, materials=materials),
    )


def _raised(cost: int, percent: int) -> int:
    """Return the cost with so many hundredths of a percent more, rounded up."""
    return upward(cost * (10_000 + percent), 10_000)
