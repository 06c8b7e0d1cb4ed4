"""The demo people as a table for the terminal: who they are and what they sign in with."""

from collections.abc import Iterator

from rumahbelajar.demo.cast import AREAS, LEARNERS, STAFF
from rumahbelajar.people.labels import ROLES
from rumahbelajar.people.user_names import user_name_stem

_HEAD = ("Nama", "Nama pengguna", "PIN / kata sandi", "Desa", "Tahap")


def table() -> Iterator[str]:
    """Yield the lines of the table."""
    rows = [_HEAD, *_rows()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    yield ""


def _rows() -> Iterator[tuple[str, ...]]:
    for member in STAFF:
        area = AREAS.get(member.area, "semua")
        yield _row(member.name, member.passphrase, area, str(ROLES[member.role]).lower())
    for learner in LEARNERS:
        yield _row(learner.name, learner.pin, AREAS[learner.village], learner.stage.words)


def _row(name: str, secret: str, place: str, part: str) -> tuple[str, ...]:
    return name, user_name_stem(name), secret, place, part
