"""Marks from paper: the numbers of the sheet, as they are typed for each status."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from rumahbelajar.forms import read_number
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.roll import Roll

_PIECES = re.compile(r"[,;.\s]+")
_DASH = re.compile(r"\s*[-–]\s*")
_RANGE = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?")


@dataclass
class FromPaper:
    """What was typed: a status for each number, and for each status what is wrong with it."""

    said: dict[int, Status] = field(default_factory=dict)
    faults: dict[Status, str] = field(default_factory=dict)


def read_marks(typed: Mapping[Status, str], known: Iterable[int]) -> FromPaper:
    """Return the statuses of the numbers in texts like "1-12, 15 17"; `known` are on the sheet."""
    found, numbers = FromPaper(), set(known)
    for status, text in typed.items():
        read, strange = _read(text)
        unknown = sorted(read - numbers)
        twice = sorted(read & found.said.keys())
        if strange:
            found.faults[status] = _(
                "Belum bisa dibaca: %(words)s. Tulis nomornya saja, misalnya: 1-12, 15, 17.",
                words=", ".join(strange),
            )
        elif unknown:
            found.faults[status] = _(
                "Tidak ada nomor %(numbers)s di lembar ini.", numbers=_joined(unknown)
            )
        elif twice:
            found.faults[status] = _(
                "Nomor %(numbers)s sudah ditulis di atas. Pilih satu saja.", numbers=_joined(twice)
            )
        else:
            found.said.update(dict.fromkeys(read, status))
    return found


def written_seen(roll: Roll) -> str:
    """Return in one line what the page shows of each number, to be sent back with the marks."""
    return " ".join(f"{line.number}:{line.seen}" for line in roll.lines)


def read_seen(text: str) -> dict[int, str]:
    """Return what the page showed of each number; nothing of what cannot be read."""
    pairs = (piece.partition(":") for piece in text.split())
    return {read_number(number): seen for number, _colon, seen in pairs if read_number(number)}


def _read(text: str) -> tuple[set[int], list[str]]:
    numbers: set[int] = set()
    strange = []
    for piece in filter(None, _PIECES.split(_DASH.sub("-", text))):
        found = _RANGE.fullmatch(piece)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            strange.append(piece)
        else:
            numbers.update(range(int(found[1]), int(found[2] or found[1]) + 1))
    return numbers, strange


def _joined(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
