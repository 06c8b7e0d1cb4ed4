"""How quick a large report is written, and in how much memory: `python -m tests.bench.exports`.

Each file is written by a process of its own, whose largest memory the system tells.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rumahbelajar import create_app
from rumahbelajar.config import ROOT
from rumahbelajar.preparing import open_instance
from rumahbelajar.reports.exporting.files import Form, Wanted, write
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table
from tests.bench.held import most_held
from tests.databases import build_schema
from tests.reports.exporting.answers import answer_of

ROWS = 1_000_000
COLUMNS = (
    Column("name", "Nama", Kind.TEXT),
    Column("village", "Desa", Kind.TEXT),
    Column("code", "Kode desa", Kind.TEXT),
    Column("sex", "Jenis kelamin", Kind.TEXT),
    Column("category", "Kategori", Kind.TEXT),
    Column("course", "Kursus", Kind.TEXT),
    Column("began", "Mulai", Kind.DAY),
    Column("finished", "Selesai", Kind.DAY),
    Column("lessons", "Pelajaran selesai", Kind.COUNT),
    Column("share", "Bagian selesai", Kind.SHARE),
    Column("days", "Lama belajar", Kind.DECIMAL),
    Column("mark", "Nilai", Kind.MARK),
)
AIMS = {"csv": (30, 150), "csv for Excel": (30, 150), "json": (60, 150), "xlsx": (180, 250)}
"""Seconds and MB."""


@dataclass(frozen=True)
class Measured:
    """How a file was written: its form, and what it took."""

    form: str
    seconds: float
    cpu: float
    """Seconds of the processor alone: what it takes where nothing else runs."""
    megabytes: float
    """The most memory that was held at once."""
    size: int
    """Bytes of the file."""


@dataclass(frozen=True)
class PeopleRows:
    """Rows as of people in courses, made as they are read."""

    count: int

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        """Return some of them."""
        return [_row(number) for number in range(self.count)[lines]]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        """Yield all of them."""
        return map(_row, range(self.count))


def _row(number: int) -> Row:
    values = (
        f"Siti Aminah {number}",
        "Widarapayung Wetan",
        f"33.01.04.2{number % 1000:03}",
        "Perempuan",
        "Keluarga PMI",
        "Uang Kiriman",
        date(2026, 1 + number % 12, 1 + number % 28),
        date(2026, 12, 1 + number % 28) if number % 3 else None,
        number % 40,
        number % 101 / 100,
        number % 97 / 7,
        number % 101,
    )
    return Row(str(number), values)


def measure(rows: int = ROWS) -> Iterator[Measured]:
    """Write each form once, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "RUMAHBELAJAR_INSTANCE": folder}
        environment.pop("RUMAHBELAJAR_DATABASE_URL", None)
        build_schema(open_instance(environment))
        for form in AIMS:
            yield _measured(form, rows, environment)


def _measured(form: str, rows: int, environment: Mapping[str, str]) -> Measured:
    command = [sys.executable, "-m", "tests.bench.exports", form, str(rows)]
    told = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
    ).stdout
    return Measured(form, **json.loads(told))


def _write(form: str, rows: int) -> None:
    """Write one file and print what it took."""
    app = create_app()
    answer = answer_of(Table("people", "Peserta", COLUMNS, PeopleRows(rows)))
    wanted = Wanted(Form(form.partition(" ")[0]), for_excel="Excel" in form)
    with tempfile.TemporaryDirectory() as folder, app.test_request_context("/"):
        place = Path(folder) / "file"
        began, busy = time.perf_counter(), time.process_time()
        with place.open("w+b") as file:
            write(answer, wanted, file, Path(folder))
        seconds = time.perf_counter() - began
        size = place.stat().st_size
    took = {"seconds": seconds, "cpu": time.process_time() - busy, "size": size}
    print(json.dumps(took | {"megabytes": most_held()}))


def main() -> None:
    """Print a table of all forms, and which aims were missed."""
    print("| file | seconds | of the processor | aim | MB held | aim | file, MB |")
    print("|---|---|---|---|---|---|---|")
    for each in measure():
        seconds, megabytes = AIMS[each.form]
        print(
            f"| {each.form} | {each.seconds:.1f} | {each.cpu:.1f} | {seconds} | "
            f"{each.megabytes:.0f} | {megabytes} | {each.size / 1e6:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _write(sys.argv[1], int(sys.argv[2]))
    else:
        main()
