"""The fields of the tools: what people type, read the Indonesian way and written back the same.

A number is kept as a whole number: rupiah and counts as they are, foreign money and percentages in
hundredths, a rate in ten-thousandths. A month is kept as "2026-11", a day as "2026-12-03", words as
they were typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from rumahbelajar.activities.dates import day_text, month_text, read_day, read_month
from rumahbelajar.questions.marking import UnreadableAnswer, sentence
from rumahbelajar.questions.numbers import read_number, write_number

__all__ = ["Field", "Kind", "Typed", "Value", "Values", "day_in", "entered", "in_rows"]
__all__ += ["month_in", "month_text", "read", "whole", "words"]

Kind = Literal[
    "rupiah", "amount", "rate", "percent", "count", "month", "day", "words", "long", "choice"
]
Value = int | str
Values = Mapping[str, Value | None]
"""The values of every field of a tool, None where nothing stands."""

DECIMALS: Mapping[Kind, int] = {"rupiah": 0, "amount": 2, "rate": 4, "percent": 2, "count": 0}
"""How many digits behind the comma each kind of number keeps."""
LONGEST: Mapping[Kind, int] = {"words": 60, "long": 300}
"""How many letters each kind of words keeps; `long` may have several lines."""
_MOST: Mapping[Kind, int] = {
    "rupiah": 999_999_999_999,
    "amount": 999_999_999,
    "rate": 9_999_999,
    "percent": 1_000,
    "count": 1_200,
}
_UNITS = re.compile(r"\s*(?:%|persen|bulan|menit|kali)$", re.IGNORECASE)


@dataclass(frozen=True)
class Field:
    """One field of a tool; `label` names it on the screen, in Indonesian.

    `least` and `most` are in whole units, None the bound of its kind. A choice has `options`, each
    a value with its words, and is the first of them when none is chosen, or nothing where it is
    `open`, which `unsaid` says in words. Of fields that stand in rows, `row` says which, and
    `group` what a row is called, with `%(row)s` for its number. What is `authored` has the words of
    a course, in no catalogue. What stands `only_with` another means nothing where that is empty.
    """

    kind: Kind
    label: str
    hint: str = field(default="", kw_only=True)
    required: bool = field(default=False, kw_only=True)
    least: int = field(default=0, kw_only=True)
    most: int | None = field(default=None, kw_only=True)
    options: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    group: str = field(default="", kw_only=True)
    row: int = field(default=0, kw_only=True)
    open: bool = field(default=False, kw_only=True)
    only_with: str = field(default="", kw_only=True)
    unsaid: str = field(default=sentence("Belum tahu"), kw_only=True)
    authored: bool = field(default=False, kw_only=True)

    @property
    def decimals(self) -> int:
        """How many digits behind the comma are kept."""
        return DECIMALS.get(self.kind, 0)

    def read(self, text: str, today: date | None = None) -> Value | None:
        """Return the value of typed text, None when it is empty; raise UnreadableAnswer.

        With `today` a day may be typed short, and lies in the past.
        """
        plain = _on_one_line(text)
        if self.kind == "choice":
            return self._read_choice(plain)
        if not plain:
            if self.required:
                raise UnreadableAnswer("Isian ini masih kosong. Isi dulu.")
            return None
        return self._read_filled(plain, text, today)

    def write(self, value: Value) -> str:
        """Return a value as it is shown in the field; `read` reads it back."""
        if isinstance(value, int):
            return write_number(value, self.decimals)
        if self.kind == "day":
            return day_text(value)
        return month_text(value) if self.kind == "month" else value

    def _read_filled(self, plain: str, text: str, today: date | None) -> Value:
        if self.kind in LONGEST:
            lines = (_on_one_line(line) for line in text.splitlines())
            kept = "\n".join(filter(None, lines)) if self.kind == "long" else plain
            return _short_enough(kept, LONGEST[self.kind])
        if self.kind == "day":
            return read_day(plain, today)
        return read_month(plain) if self.kind == "month" else self._read_number(plain)

    def _read_choice(self, text: str) -> str | None:
        values = [value for value, _words in self.options]
        if text and text not in values:
            raise UnreadableAnswer("Pilih salah satu yang ada di daftar.")
        return text or (None if self.open else values[0])

    def _read_number(self, text: str) -> int:
        try:
            number = read_number(_UNITS.sub("", text) or text, self.decimals)
        except UnreadableAnswer as unreadable:
            if self.kind == "count" and "example" in unreadable.numbers:
                raise UnreadableAnswer(unreadable.message, example="4") from None
            raise
        most = _MOST[self.kind] if self.most is None else self.most
        if number < 0 <= self.least:
            raise UnreadableAnswer("Angka di sini tidak boleh di bawah nol. Hapus tanda kurangnya.")
        if number < self.least * 10**self.decimals:
            raise UnreadableAnswer(
                "Tulis paling sedikit %(least)s.", least=write_number(self.least)
            )
        if number > most * 10**self.decimals:
            raise UnreadableAnswer(
                "Angkanya terlalu besar. Tulis paling banyak %(most)s.", most=write_number(most)
            )
        return number


@dataclass(frozen=True)
class Typed:
    """What was typed into the fields of a tool.

    `values` has every field, None where it is empty or cannot be read; `entered` the text as it was
    typed; `faults` why a field cannot be read.
    """

    values: Mapping[str, Value | None]
    entered: Mapping[str, str]
    faults: Mapping[str, UnreadableAnswer]


def in_rows(
    name: str, group: str, rows: Sequence[int], parts: Mapping[str, Field]
) -> dict[str, Field]:
    """Return these fields for each row, as `goal_1_amount`; hints stand in the first row only."""
    return {
        f"{name}_{row}_{part}": replace(
            each, group=group, row=row, hint=each.hint if row == rows[0] else ""
        )
        for row in rows
        for part, each in parts.items()
    }


def read(fields: Mapping[str, Field], form: Mapping[str, str], today: date | None = None) -> Typed:
    """Return what a form means for these fields; what else is in the form does not count."""
    values: dict[str, Value | None] = {}
    faults: dict[str, UnreadableAnswer] = {}
    typed = {name: form.get(name, "") for name in fields}
    for name, text in typed.items():
        try:
            values[name] = fields[name].read(text, today)
        except UnreadableAnswer as unreadable:
            values[name] = None
            faults[name] = unreadable
    return Typed(values, typed, faults)


def entered(fields: Mapping[str, Field], values: Values) -> dict[str, str]:
    """Return the texts of all fields for these values; "" where there is none."""
    given = {name: values.get(name) for name in fields}
    return {
        name: "" if value is None else fields[name].write(value) for name, value in given.items()
    }


def whole(values: Values, name: str) -> int:
    """Return the whole number of a field; nothing there counts as zero."""
    value = values[name]
    return value if isinstance(value, int) else 0


def words(values: Values, name: str) -> str:
    """Return the words or the choice of a field; nothing there is an empty text."""
    value = values[name]
    return value if isinstance(value, str) else ""


def month_in(values: Values, name: str) -> date | None:
    """Return the first day of the month of a field."""
    value = values[name]
    return date.fromisoformat(f"{value}-01") if isinstance(value, str) else None


def day_in(values: Values, name: str) -> date | None:
    """Return the day of a field, which may be one that was not asked for."""
    value = values.get(name)
    return date.fromisoformat(value) if isinstance(value, str) else None


def _on_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _short_enough(text: str, most: int) -> str:
    if len(text) > most:
        raise UnreadableAnswer("Terlalu panjang. Tulis paling banyak %(most)s huruf.", most=most)
    return text
