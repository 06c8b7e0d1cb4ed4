"""Marks from paper: the numbers of the sheet, as they are typed for each status."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.forms import read_number
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.labels import STATUSES
from rumahbelajar.meetings.roll import Line, Roll

MOST_CHARACTERS = 2_000
"""In one box: enough to write out each of four hundred numbers."""
_MOST_NAMED = 12
"""Of what cannot be read, that is shown again: the rest is still in the box."""
_MOST_TOLD = 5
_PIECES = re.compile(r"[,;.\s]+")
_DASH = re.compile(r"\s*[-–]\s*")
_RANGE = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?")


@dataclass
class FromPaper:
    """What was typed: a status for each number, and for each status what is wrong with it."""

    said: dict[int, Status] = field(default_factory=dict)
    faults: dict[Status, str] = field(default_factory=dict)


def read_marks(typed: Mapping[Status, str], known: Mapping[int, int]) -> FromPaper:
    """Return the statuses of the numbers in texts like "1-12, 15 17".

    `known` has each number that may stand on the sheet, with that of the line it means.
    """
    found = FromPaper()
    for status, text in typed.items():
        if len(text) > MOST_CHARACTERS:
            found.faults[status] = _(
                "Isian ini terlalu panjang. Tulis nomor yang berurutan sebagai 1-12."
            )
            continue
        read, strange = _read(text)
        unknown = sorted(read - known.keys())
        meant = {known.get(number, number) for number in read}
        twice = sorted(meant & found.said.keys())
        if strange:
            found.faults[status] = _(
                "Belum bisa dibaca: %(words)s. Tulis nomornya saja, misalnya: 1-12, 15, 17.",
                words=", ".join(strange[:_MOST_NAMED]),
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
            found.said.update(dict.fromkeys(meant, status))
    return found


def written_seen(roll: Roll, told: Container[UUID]) -> str:
    """Return in one line what the page shows of each number, to be sent back with the marks.

    What somebody else marked is asked about before the sheet overwrites it, so that it counts as
    seen only of those who are `told` of on the page.
    """
    return " ".join(f"{line.number}:{line.seen}" for line in roll.lines if line.person_id in told)


def written_changes(
    changed: Iterable[tuple[Line, Status | None]], said: Mapping[int, Status]
) -> str:
    """Return in words which lines said otherwise before; "" where none did."""
    before = [(line, status) for line, status in changed if status is not None]
    if not before:
        return ""
    names = [
        f"{line.number} {line.name}, {STATUSES[status]} → {STATUSES[said[line.number]]}"
        for line, status in before[:_MOST_TOLD]
    ]
    return str(
        ngettext(
            "%(num)s diubah: %(names)s",
            "%(num)s diubah: %(names)s",
            len(before),
            names="; ".join(names),
        )
    ) + ("; …" if len(before) > _MOST_TOLD else ".")


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
    """Return numbers in order as people write them: "31–45, 77"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
