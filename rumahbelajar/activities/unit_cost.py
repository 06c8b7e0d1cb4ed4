"""Kalkulator HPP dan titik impas: what one piece costs to make, what it earns, how many pay off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.costing import Costing, Labour, Material
from rumahbelajar.activities.fields import Field, Values, in_rows, whole, words
from rumahbelajar.activities.rounding import upward
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4, 5, 6)
ALL = "all"


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
            only_with="rise",
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
