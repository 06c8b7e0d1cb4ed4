"""How long a list of 5,000 people takes: `.venv/bin/python -m tests.bench.rosters`.

Previewed means sent in, read, compared and shown; then everybody is registered; then the same list
comes again, to a register that has them all.
"""

import io
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import xlsxwriter

from rumahbelajar import create_app
from rumahbelajar.preparing import open_instance, prepare
from tests import house
from tests.databases import disconnect
from tests.server.running import KEY, PEPPER
from tests.visitor import Visitor

COUNT, RUNS = 5_000, 3
FIRST = """
    Siti Sri Nur Dewi Rina Yuni Tri Eko Budi Agus Joko Slamet Muhammad Ahmad Dwi Endang Sumi
    Wahyu Rini Ani Wati Yanti Fitri Lestari Indah Ratna Kartini Suparti Sulastri Mulyati
"""
LAST = """
    Aminah Fatimah Lestari Wahyuni Santoso Hidayat Susanto Rahayu Astuti Handayani Purnomo
    Setiawan Kurniawan Maryati Rohmah Khasanah Suryani Utami Prasetyo Widodo Hartono Marlina
    Zubaidah Maemunah Halimah Sutrisno Wibowo Nugroho Saputra Anggraini
"""
HEAD = ["No", "Nama Lengkap", "L/P", "Umur", "Kategori", "Kepala Keluarga"]


def main() -> None:
    """Measure, and print the medians."""
    taken: dict[str, list[float]] = {}
    for _ in range(RUNS):
        for ending, content in (("CSV", as_csv()), ("XLSX", as_xlsx())):
            with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder:
                for what, seconds in _measure(Path(folder), content).items():
                    taken.setdefault(f"{ending}, {what}", []).append(seconds)
    for what, times in taken.items():
        print(f"{what}: {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})")


def people() -> list[list[object]]:
    """Return a village as a list has it: names that recur, ages, households of four."""
    chance = random.Random(7)  # noqa: S311 - names, not secrets
    rows: list[list[object]] = [["DAFTAR PESERTA"], [], HEAD]
    for number in range(1, COUNT + 1):
        first, *last = (chance.choice(names.split()) for names in (FIRST, LAST, LAST))
        name = f"{first} {' '.join(last)}"
        sex, age = chance.choice("LP"), chance.randint(13, 80)
        rows.append([number, name, sex, age, "Keluarga PMI", f"Kepala {number // 4} RT 1"])
    return rows


def as_csv() -> bytes:
    """Return it as CSV of an office."""
    return "\r\n".join(";".join(map(str, row)) for row in people()).encode("cp1252")


def as_xlsx() -> bytes:
    """Return it as a workbook."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(people()):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def _measure(folder: Path, content: bytes) -> dict[str, float]:
    given = {"INSTANCE": str(folder / "instance"), "SECRET_KEY": KEY, "PEPPER": PEPPER}
    settings = open_instance({f"RUMAHBELAJAR_{name}": value for name, value in given.items()})
    prepare(settings, with_demo=False)
    app = create_app(settings)
    house._BUILT.clear()
    visitor = Visitor(app, house.House(app).budi)
    taken = {}
    taken["previewed"], address = _timed(lambda: _previewed(visitor, content))
    seen = visitor.page.partition('name="seen" value="')[2].partition('"')[0]
    taken["registered"], _answer = _timed(
        lambda: visitor.client.post(address, data={"csrf_token": visitor.token(), "seen": seen})
    )
    taken["previewed again"], _address = _timed(lambda: _previewed(visitor, content))
    disconnect(app)
    return taken


def _previewed(visitor: Visitor, content: bytes) -> str:
    fields = {"csrf_token": visitor.token(), "roster_id": str(uuid4()), "village": house.KURIPAN}
    file = {"file": (io.BytesIO(content), "daftar"), "fallback": ""}
    sent = visitor.client.post("/orang/daftar/unggah", data={**fields, **file})
    visitor.page = visitor.client.get(sent.location).get_data(as_text=True)
    return sent.location


def _timed(work: Callable[[], object]) -> tuple[float, str]:
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, str(answer)


if __name__ == "__main__":
    main()
