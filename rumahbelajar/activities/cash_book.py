"""Buku kas: what came in and what went out, day by day; first as practice, then as one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field as Bounded
from pydantic import model_validator

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.dates import day_text
from rumahbelajar.activities.fields import Field, day_in, read, whole, words
from rumahbelajar.questions.authoring import Authored, Line, Mistake
from rumahbelajar.questions.marking import UnreadableAnswer, sentence

MOST = 999_999_999_999
"""Rupiah of one entry."""


class Book(StrEnum):
    """Whose money a book is about; the value stands in addresses."""

    BUSINESS = "usaha"
    COOPERATIVE = "koperasi"


class Kind(StrEnum):
    """Which way money went."""

    IN = "in"
    OUT = "out"


KINDS: Mapping[Kind, str] = {Kind.IN: sentence("Uang masuk"), Kind.OUT: sentence("Uang keluar")}
NEITHER = ("none", sentence("Tidak dicatat di buku ini"))
"""What the practice offers besides: a promise, or money of the house, is no money of the book."""
TITLES: Mapping[Book, str] = {
    Book.BUSINESS: sentence("Buku kas usaha"),
    Book.COOPERATIVE: sentence("Buku kas koperasi"),
}
PURPOSES: Mapping[Book, str] = {
    Book.BUSINESS: sentence("Catat uang usaha yang masuk dan keluar, setiap hari."),
    Book.COOPERATIVE: sentence("Catat uang koperasi yang masuk dan keluar, setiap hari."),
}
FIELDS: Mapping[str, Field] = {
    "day": Field("day", sentence("Tanggal"), hint=sentence("Misalnya 26 Nov, atau kemarin")),
    "kind": Field(
        "choice",
        sentence("Uang masuk atau keluar?"),
        options=tuple((kind.value, said) for kind, said in KINDS.items()),
        open=True,
    ),
    "words": Field("words", sentence("Untuk apa?"), hint=sentence("Misalnya jual 10 keripik")),
    "amount": Field("rupiah", sentence("Berapa rupiah?"), least=1),
}
_MISSING = {
    "kind": UnreadableAnswer(sentence("Pilih uang masuk atau uang keluar.")),
    "words": UnreadableAnswer(sentence("Tulis untuk apa uangnya, dalam beberapa kata.")),
    "amount": UnreadableAnswer(sentence("Tulis berapa rupiah.")),
}
_TOO_EARLY = UnreadableAnswer(
    sentence("Tanggal ini belum tiba. Catat uang pada hari uangnya berpindah.")
)


@dataclass(frozen=True)
class Entry:
    """One line of a book: rupiah from 1 to MOST that came in or went out on a day."""

    day: date
    words: str
    kind: Kind
    amount: int

    @property
    def signed(self) -> int:
        """The rupiah, below zero when they went out."""
        return self.amount if self.kind is Kind.IN else -self.amount


@dataclass(frozen=True)
class Filled:
    """The form of an entry: what was typed, what is wrong with it, and the entry if nothing is."""

    entered: Mapping[str, str]
    faults: Mapping[str, UnreadableAnswer]
    entry: Entry | None = None


def blank(today: date) -> Filled:
    """Return the form as it waits for the next entry, which is of today."""
    return Filled({**dict.fromkeys(FIELDS, ""), "day": day_text(today.isoformat())}, {})


def written(entry: Entry) -> Filled:
    """Return the form with an entry in it."""
    texts = {
        "day": day_text(entry.day.isoformat()),
        "kind": entry.kind.value,
        "words": entry.words,
        "amount": FIELDS["amount"].write(entry.amount),
    }
    return Filled(texts, {}, entry)


def read_entry(form: Mapping[str, str], today: date) -> Filled:
    """Return what a form means; without a day it is today's, and no day is yet to come."""
    typed = read(FIELDS, form, today)
    values, faults = typed.values, dict(typed.faults)
    for name, fault in _MISSING.items():
        if values[name] is None:
            faults.setdefault(name, fault)
    day = day_in(values, "day") or today
    if day > today:
        faults["day"] = _TOO_EARLY
    if faults:
        in_order = {name: faults[name] for name in FIELDS if name in faults}
        return Filled(typed.entered, in_order)
    kind = Kind(words(values, "kind"))
    return Filled(
        typed.entered, {}, Entry(day, words(values, "words"), kind, whole(values, "amount"))
    )


class PracticeDay(Authored):
    """What happened on a day, told in a few words; `why` it is written down so, or not at all."""

    day: Annotated[int, Bounded(ge=1, le=31)]
    words: Line
    kind: Literal["in", "out", "none"]
    amount: Annotated[int, Bounded(ge=1, le=MOST)]
    why: Line | None = None

    @property
    def signed(self) -> int:
        """What it changes in the book, in rupiah."""
        return {"in": self.amount, "out": -self.amount, "none": 0}[self.kind]


@dataclass(frozen=True)
class Decided:
    """A day of the practice: what the learner chose, None for nothing yet, and the balance then."""

    number: int
    day: PracticeDay
    chosen: str | None
    balance: int

    @property
    def is_right(self) -> bool:
        """Whether it is so."""
        return self.chosen == self.day.kind


class CashBook(BaseActivity):
    """A book to keep; before that a practice, of which nothing is kept.

    `opening` is what lies in the cash box of the practice before its first day.
    """

    type: Literal["cash_book"]
    book: Book = Book.BUSINESS
    opening: Annotated[int, Bounded(ge=0, le=MOST)] = 0
    practice: Annotated[tuple[PracticeDay, ...], Bounded(max_length=14)] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        balance, last = self.opening, 0
        for place, each in enumerate(self.practice):
            if each.day < last:
                raise Mistake(
                    f"hari {each.day} berdiri sesudah hari {last}",
                    "urutkan latihan dari hari pertama",
                    ("practice", place, "day"),
                )
            balance, last = balance + each.signed, each.day
            if balance < 0:
                raise Mistake(
                    f"pada hari {each.day} uang kas di latihan kurang dari nol",
                    "kecilkan uang keluarnya, atau isi opening: uang awal",
                    ("practice", place, "amount"),
                )
        return self

    def decided(self, form: Mapping[str, str]) -> tuple[Decided, ...]:
        """Return the days with what a form chose for each, by `hari_1` and so on."""
        found, balance = [], self.opening
        for number, day in enumerate(self.practice, start=1):
            chosen = form.get(f"hari_{number}", "")
            balance += day.signed
            known = chosen if chosen in ("in", "out", "none") else None
            found.append(Decided(number, day, known, balance))
        return tuple(found)
