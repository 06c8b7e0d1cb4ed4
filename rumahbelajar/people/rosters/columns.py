"""What the columns of a list hold, by their heads: any order, any spelling, titles above them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rumahbelajar.people.names import fold
from rumahbelajar.people.rosters.workbooks import Cell, column_letters

_SEARCHED_ROWS = 30
"""Titles, addresses and a crest stand above the head; never so many lines of them."""


class Column(StrEnum):
    """What a column may hold that is read."""

    NAME = "name"
    SEX = "sex"
    IS_MALE = "is_male"
    IS_FEMALE = "is_female"
    AGE = "age"
    BORN = "born"
    CATEGORY = "category"
    OTHERS = "others"
    DESTINATION = "destination"
    HEAD = "head"
    RELATION = "relation"
    USER_NAME = "user_name"
    CODE = "code"


_NEVER = re.compile(
    r".*\b(nik|ktp|kk|nomor induk.*|(no|nomor) kartu keluarga|paspor|passport|bpjs)\b.*"
)
"""Numbers that nobody may keep here; of KK, "nama KK" is the head of the household."""
_HEADS: tuple[tuple[Column | None, str], ...] = (
    (Column.HEAD, r"(nama )?(kepala (keluarga|kel|rumah tangga|rt)|kk)( nama)?|nama krt|keluarga"),
    (Column.USER_NAME, r"(nama|id) (pengguna|akun)|user ?name|user"),
    (None, r".*\b(wali|ibu|ayah|bapak|orang tua|ortu|suami|istri|desa|dusun|petugas|kelompok)\b"),
    (Column.NAME, r"nama|nama lengkap.*|nama (peserta|warga|orang|anggota|pmi|calon pmi|cpmi)"),
    (Column.NAME, r"nama (anggota keluarga|anggota rumah tangga|sesuai.*)|name|full name"),
    (Column.SEX, r"l ?p|p ?l|jk|j k|jenis kelamin.*|jns kelamin|kelamin|gender|sex|jenkel"),
    (Column.IS_MALE, r"l|lk|laki( laki)?|pria"),
    (Column.IS_FEMALE, r"p|pr|perempuan|wanita"),
    (Column.AGE, r"(kelompok|kel|rentang|golongan) (umur|usia)|(umur|usia)( .*)?|age"),
    (Column.BORN, r"(tanggal|tgl|thn|tahun) lahir|(tempat ?)?(dan )?(tanggal|tgl) lahir|ttl|lahir"),
    (Column.BORN, r"tempat (tanggal|tgl) lahir|(tanggal|tgl) kelahiran|date of birth"),
    (Column.OTHERS, r"kategori (lain|lainnya|tambahan).*"),
    (Column.CATEGORY, r"kategori.*|status (pmi|peserta|migran)|jenis peserta|category"),
    (Column.DESTINATION, r"negara.*|(negara )?tujuan.*|penempatan"),
    (Column.RELATION, r"hubungan.*|shdk|status (dalam )?(keluarga|hubungan.*)"),
    (Column.CODE, r"kode|kode (peserta|orang)|id|id peserta"),
)
_NUMBERS = re.compile(r"no|nomor|no urut|nomor urut|")


@dataclass(frozen=True)
class Head:
    """Where the columns of a list are: `columns` by what they hold, from 0; `first` row of people.

    `unread` are heads that mean nothing here, `never` those of numbers that nobody may keep.
    """

    columns: Mapping[Column, int]
    first: int
    unread: tuple[str, ...]
    never: tuple[str, ...]

    def cell(self, column: Column, row_number: int) -> str:
        """Return what a spreadsheet calls a cell, as "C12"; "" where there is no such column."""
        index = self.columns.get(column)
        return "" if index is None else f"{column_letters(index)}{row_number}"


def find_head(rows: Sequence[Sequence[Cell]]) -> Head | None:
    """Return the head of a list: the row with a name and most other columns; None without one."""
    best: Head | None = None
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        head = _head_at(rows, index, row)
        if head is not None and (best is None or len(head.columns) > len(best.columns)):
            best = head
    return best


@lru_cache(maxsize=20_000, typed=True)
def plain(text: object) -> str:
    """Return words as they are compared: small letters and digits, one space between."""
    return " ".join(re.split(r"[^a-z0-9+<]+", fold(str(text)))).strip()


def _head_at(rows: Sequence[Sequence[Cell]], index: int, row: Sequence[Cell]) -> Head | None:
    texts = [plain(each) for each in row]
    if not any(_meaning(each) is Column.NAME for each in texts):
        return None
    below = list(rows[index + 1]) if index + 1 < len(rows) else []
    first = index + 1
    if _goes_on(texts, below):
        first += 1
        texts = [_joined(text, below, place) for place, text in enumerate(texts)]
        texts += [plain(each) for each in below[len(texts) :]]
    if first < len(rows) and _counts_columns(rows[first]):
        first += 1
    columns: dict[Column, int] = {}
    unread, never = [], []
    for place, text in enumerate(texts):
        meaning = _meaning(text)
        if meaning is not None and meaning not in columns:
            columns[meaning] = place
        elif _is_never(text):
            never.append(text)
        elif not _NUMBERS.fullmatch(text):
            unread.append(text)
    return Head(columns, first, tuple(unread), tuple(never))


def _meaning(text: str) -> Column | None:
    for column, heads in _HEADS:
        if re.fullmatch(heads, text):
            # "KK" alone is a number as often as a name.
            return None if text == "kk" else column
    return None


def _is_never(text: str) -> bool:
    return _NEVER.fullmatch(text) is not None


def _goes_on(texts: Sequence[str], below: Sequence[Cell]) -> bool:
    """Whether the head has a second row, as L and P below a merged "Jenis Kelamin"."""
    name = next(place for place, text in enumerate(texts) if _meaning(text) is Column.NAME)
    under = [plain(each) for each in below]
    has_name = name < len(under) and bool(under[name])
    return not has_name and {"l", "p"} <= set(under)


def _joined(text: str, below: Sequence[Cell], place: int) -> str:
    under = plain(below[place]) if place < len(below) else ""
    return under if under in {"l", "p"} else text or under


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row below the head only numbers the columns: 1, 2, 3 …, as forms of offices do."""
    numbers = [plain(each).removesuffix(" 0") for each in row if plain(each)]
    return len(numbers) > 2 and numbers == [str(1 + place) for place in range(len(numbers))]
