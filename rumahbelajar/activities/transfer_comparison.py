"""Pembanding kiriman: of the same foreign money, how many rupiah arrive through each channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import DECIMALS, Field, Values, in_rows, whole, words
from rumahbelajar.activities.rounding import nearest
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4)
TIMES_A_YEAR = 12
"""Remittances a year, one each month, as the course reckons."""
_SCALE: int = 10 ** (DECIMALS["amount"] + DECIMALS["rate"])
_HUNDREDTHS = 10_000


@dataclass(frozen=True)
class Channel:
    """One way to send: how many rupiah arrive, and how many fewer than by the best way.

    `exchanged` is the foreign money that is exchanged, in hundredths. `cost` is what is lost of the
    worth at the reference rate, in hundredths of a percent, below zero when it is gained; None
    without a reference rate.
    """

    row: int
    name: str
    exchanged: int
    arrives: int
    less: int
    cost: int | None

    @property
    def is_best(self) -> bool:
        """Whether no other way brings more; of several that bring the same, each is."""
        return self.less == 0

    @property
    def less_a_year(self) -> int:
        """Rupiah lost in a year against the best way, with one remittance a month."""
        return self.less * TIMES_A_YEAR


@dataclass(frozen=True)
class Comparison:
    """Every channel, the best first; those that bring the same as they were written."""

    amount: int
    currency: str
    channels: tuple[Channel, ...]

    @property
    def best(self) -> tuple[Channel, ...]:
        """The channels that bring the most."""
        return tuple(channel for channel in self.channels if channel.is_best)


class TransferComparison(Tool):
    """Quotes that somebody asked for on one day, for one and the same amount of foreign money."""

    type: Literal["transfer_comparison"]

    name: ClassVar[str] = "pembanding-kiriman"
    heading: ClassVar[str] = sentence("Pembanding kiriman")
    purpose: ClassVar[str] = sentence("Lewat mana paling banyak rupiah yang sampai?")
    fields: ClassVar[Mapping[str, Field]] = {
        "amount": Field(
            "amount",
            sentence("Uang yang disiapkan, dalam uang asing"),
            hint=sentence("Misalnya 770"),
            required=True,
        ),
        "currency": Field("words", sentence("Mata uangnya"), hint=sentence("Misalnya ringgit")),
        **in_rows(
            "channel",
            sentence("Tempat %(row)s"),
            ROWS,
            {
                "name": Field("words", sentence("Nama tempat")),
                "fee": Field(
                    "amount", sentence("Tarif, dalam uang asing"), hint=sentence("Boleh kosong")
                ),
                "rate": Field(
                    "rate", sentence("Kurs, dalam rupiah"), hint=sentence("Misalnya 4.000")
                ),
                "cut": Field(
                    "rupiah", sentence("Biaya ambil, dalam rupiah"), hint=sentence("Boleh kosong")
                ),
            },
        ),
        "reference": Field(
            "rate",
            sentence("Kurs acuan, dalam rupiah"),
            hint=sentence("Boleh kosong. Misalnya kurs tengah dari berita hari ini."),
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Comparison:  # noqa: ARG003
        """Return the channels, the best first; raise Unfit.

        What arrives is rounded down to whole rupiah, a cost to the nearest hundredth of a percent.
        """
        if not whole(values, "amount"):
            raise Unfit("amount", "Tulis jumlah di atas nol.")
        rows = [row for row in ROWS if _is_begun(values, row)]
        if not rows:
            raise Unfit("channel_1_rate", "Isi kurs dari satu tempat dulu.")
        arriving = {row: _arrives(values, row) for row in rows}
        channels = [_channel(values, row, arriving) for row in rows]
        channels.sort(key=lambda channel: (channel.less, channel.row))
        return Comparison(whole(values, "amount"), words(values, "currency"), tuple(channels))


def _is_begun(values: Values, row: int) -> bool:
    parts = ("name", "fee", "rate", "cut")
    return any(values[f"channel_{row}_{part}"] is not None for part in parts)


def _arrives(values: Values, row: int) -> int:
    """Return the whole rupiah that arrive through this channel; raise Unfit when none do."""
    prefix = f"channel_{row}_"
    exchanged = _exchanged(values, row)
    if not whole(values, prefix + "rate"):
        raise Unfit(prefix + "rate", "Tanyakan kurs tempat ini, lalu tulis di sini.")
    if exchanged <= 0:
        raise Unfit(prefix + "fee", "Tarif harus lebih kecil dari uang yang disiapkan.")
    worth = exchanged * whole(values, prefix + "rate") // _SCALE
    if whole(values, prefix + "cut") > worth:
        raise Unfit(prefix + "cut", "Biaya ambil lebih besar dari uang yang sampai.")
    return worth - whole(values, prefix + "cut")


def _exchanged(values: Values, row: int) -> int:
    return whole(values, "amount") - whole(values, f"channel_{row}_fee")


def _channel(values: Values, row: int, arriving: Mapping[int, int]) -> Channel:
    return Channel(
        row=row,
        name=words(values, f"channel_{row}_name"),
        exchanged=_exchanged(values, row),
        arrives=arriving[row],
        less=max(arriving.values()) - arriving[row],
        cost=_cost(values, arriving[row]),
    )


def _cost(values: Values, arrives: int) -> int | None:
    """Return what is lost of the worth at the reference rate, in hundredths of a percent."""
    worth = whole(values, "amount") * whole(values, "reference")
    if not worth:
        return None
    lost = worth - arrives * _SCALE
    return nearest(abs(lost) * _HUNDREDTHS, worth) * (1 if lost >= 0 else -1)
