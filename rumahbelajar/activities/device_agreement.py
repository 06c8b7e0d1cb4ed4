"""Kesepakatan gawai: when, where and how a child uses a phone, agreed by all who sign it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, whole, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

CHECKED_ON = date(2026, 3, 11)
"""The day of the news from which we know PP 17/2025, article 21, on children and services."""
AGES: Mapping[str, str] = {
    "under-2": sentence("Di bawah 2 tahun"),
    "2-4": sentence("2 sampai 4 tahun"),
    "5-12": sentence("5 sampai 12 tahun"),
    "13-15": sentence("13 sampai 15 tahun"),
    "16-17": sentence("16 sampai 17 tahun"),
}
ADVISED: Mapping[str, int] = {"under-2": 0, "2-4": 60}
"""Minutes a day at most by the advice of WHO (2019); for older children it gives no number."""
BROKEN: Mapping[str, str] = {
    "less": sentence("Besok waktunya berkurang sebanyak yang lewat"),
    "basket": sentence("HP disimpan sampai besok, kecuali untuk jam kabar"),
    "talk": sentence("Dibicarakan dulu dengan tenang, lalu dicoba lagi"),
}
"""What follows when it is not kept: short, near to the deed, and without violence."""
_USE: Mapping[str, str] = {
    "under-2": sentence(
        "Di bawah 2 tahun belum perlu layar, selain melihat wajah orang tuanya saat menelepon."
    ),
    "2-4": sentence("Sebentar saja, isi yang tenang, dan selalu ditemani."),
    "5-12": sentence("Sesudah belajar dan bermain di luar. Waktunya disepakati bersama anak."),
    "13-15": sentence("Jam tidur tetap dijaga. Tanyakan apa yang ia lihat, tanpa menuduh."),
    "16-17": sentence("Jam tidur tetap dijaga. Obrolan terbuka lebih menolong daripada menyita."),
}
_LOW_RISK = sentence(
    "Di bawah 13 tahun: layanan berisiko rendah yang khusus untuk anak, dengan izin orang tua."
)
_SERVICES: Mapping[str, str] = {
    "under-2": _LOW_RISK,
    "2-4": _LOW_RISK,
    "5-12": _LOW_RISK,
    "13-15": sentence("13 sampai 15 tahun: layanan berisiko sedang, dengan izin orang tua."),
    "16-17": sentence(
        "16 sampai 17 tahun: media sosial umum dan layanan lain yang berisiko tinggi, "
        "dengan izin orang tua."
    ),
}


@dataclass(frozen=True)
class Agreement:
    """What was agreed, with what to know about the age; words are "" where nothing was agreed.

    `advised` is the most minutes a day that WHO advises, None where it names no number.
    """

    child: str
    age: str
    minutes: int
    advised: int | None
    agreed: tuple[tuple[str, str], ...]
    broken: str
    use: str
    services: str
    checked_on: date = CHECKED_ON

    @property
    def is_above_advice(self) -> bool:
        """Whether it is more than WHO advises."""
        return self.advised is not None and self.minutes > self.advised


_OWN_WORDS: Mapping[str, Field] = {
    "quiet_times": Field(
        "words",
        sentence("Waktu tanpa HP"),
        hint=sentence("Misalnya saat makan, dan sesudah jam 21"),
    ),
    "quiet_places": Field(
        "words", sentence("Tempat tanpa HP"), hint=sentence("Misalnya kamar tidur")
    ),
    "apps": Field(
        "words",
        sentence("Aplikasi dan permainan yang disepakati"),
        hint=sentence("Namanya saja"),
    ),
    "company": Field("words", sentence("Siapa yang menemani?"), hint=sentence("Misalnya Bapak")),
    "adults": Field(
        "words",
        sentence("Aturan untuk orang dewasa"),
        hint=sentence("Misalnya HP Bapak juga disimpan saat makan"),
    ),
    "talk_again": Field(
        "words",
        sentence("Kapan dibicarakan lagi?"),
        hint=sentence("Misalnya Minggu sore, dua minggu lagi"),
    ),
}


class DeviceAgreement(Tool):
    """An agreement for one child, and for the grown-ups around it."""

    type: Literal["device_agreement"]

    name: ClassVar[str] = "kesepakatan-gawai"
    heading: ClassVar[str] = sentence("Kesepakatan gawai keluarga")
    purpose: ClassVar[str] = sentence("Kapan, di mana, dan bersama siapa anak memakai HP?")
    counts: ClassVar[bool] = False
    shows_all: ClassVar[bool] = True
    signatures: ClassVar[tuple[str, ...]] = (
        sentence("Anak"),
        sentence("Pengasuh"),
        sentence("Orang tua"),
    )
    fields: ClassVar[Mapping[str, Field]] = {
        "child": Field(
            "words",
            sentence("Nama panggilan anak"),
            hint=sentence("Boleh kosong. Jangan nama lengkap."),
        ),
        "age": Field("choice", sentence("Umur anak"), options=tuple(AGES.items()), open=True),
        "minutes": Field(
            "count",
            sentence("Paling lama berapa menit sehari?"),
            hint=sentence("Jam kabar dengan orang tua yang jauh tidak dihitung. Boleh 0."),
            required=True,
            most=720,
        ),
        **_OWN_WORDS,
        "broken": Field(
            "choice",
            sentence("Kalau tidak ditepati"),
            hint=sentence("Akibat yang wajar itu pendek. Anak sudah tahu sebelumnya."),
            options=tuple(BROKEN.items()),
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Agreement:  # noqa: ARG003
        """Return the agreement; raise Unfit."""
        age = words(values, "age")
        if not age:
            raise Unfit("age", "Pilih dulu umur anak.")
        return Agreement(
            child=words(values, "child"),
            age=AGES[age],
            minutes=whole(values, "minutes"),
            advised=ADVISED.get(age),
            agreed=tuple((each.label, words(values, name)) for name, each in _OWN_WORDS.items()),
            broken=BROKEN[words(values, "broken")],
            use=_USE[age],
            services=_SERVICES[age],
        )
