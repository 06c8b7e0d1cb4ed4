"""`make bench`: the real server beside a bare one, measured in one run; see docs/performance.md."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rumahbelajar import create_app
from rumahbelajar.config import ROOT, Settings
from rumahbelajar.preparing import open_instance, prepare
from tests.bench import pages, profiling, rounds, table
from tests.bench.keeping import DOCUMENT, keep
from tests.bench.load import Load
from tests.bench.rounds import Plan
from tests.bench.village import Pupil, fill
from tests.databases import disconnect, new_database, postgres_server
from tests.server.running import KEY, PEPPER, Server

PEOPLE, PHONES = 2_000, 16
FULL = Plan(rounds=5, seconds=2, warm_up=1)
QUICK = Plan(rounds=3, seconds=1, warm_up=0.5)


@dataclass(frozen=True)
class House:
    """A filled house: its folder, the settings to serve it with, and who is signed in."""

    instance: Path
    settings: dict[str, str]
    pupils: list[Pupil]
    read: Settings


def main() -> None:
    """Measure what is asked for, and print the tables."""
    asked = _arguments()
    if asked.profile:
        print(_profile())
        return
    plan = QUICK if asked.quick else FULL
    parts = [table.machine(plan, PEOPLE, PHONES), ""]
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as name, Load() as load:
        for title, house, workers in _houses(Path(name), quick=asked.quick):
            parts.append(_measure(title, house, workers, plan, load))
            print(parts[-1], flush=True)
    if asked.keep:
        keep("bench", "\n".join(parts))
        keep("profile", f"{_profile()}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="SQLite alone, in half a minute")
    parser.add_argument("--profile", action="store_true", help="where the time of a page goes")
    parser.add_argument("--keep", action="store_true", help=f"write the tables into {DOCUMENT}")
    return parser.parse_args()


def _houses(folder: Path, *, quick: bool) -> Iterator[tuple[str, House, int]]:
    yield "SQLite, one server process", _fill(folder / "sqlite", verified=not quick), 1
    if quick:
        return
    with postgres_server(lasting=True) as url:
        at = new_database(url, "bench")
        house = _fill(folder / "postgres", verified=True, DATABASE_URL=at)
        yield "PostgreSQL, one server process", house, 1
        yield "PostgreSQL, two server processes", house, 2


def _fill(instance: Path, *, verified: bool, **settings: str) -> House:
    given = {"INSTANCE": str(instance), "SECRET_KEY": KEY, "PEPPER": PEPPER, **settings}
    environ = {f"RUMAHBELAJAR_{name}": value for name, value in given.items()}
    read = open_instance(environ)
    prepare(read, with_demo=False)
    app = create_app(read)
    pupils = fill(app, PEOPLE, PHONES)
    disconnect(app)
    if verified:
        command = [sys.executable, "-m", "flask", "--app", "app", "ledger", "verify"]
        subprocess.run(command, check=True, cwd=ROOT, env=os.environ | environ, stdout=sys.stderr)
    return House(instance, {"SECRET_KEY": KEY, "PEPPER": PEPPER, **settings}, pupils, read)


def _profile() -> str:
    """Return where the time of each page goes, on SQLite."""
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as name:
        house = _fill(Path(name) / "sqlite", verified=False)
        server = Server(house.instance, **house.settings)
        try:
            server.wait_until_ready()
            asked = pages.pages(server.port, house.pupils)
        finally:
            server.kill()
        app = create_app(house.read)
        table_of_parts = profiling.profile(app, asked)
        disconnect(app)
    return table_of_parts


def _measure(title: str, house: House, workers: int, plan: Plan, load: Load) -> str:
    settings = house.settings | {"WORKERS": str(workers)}
    first_page = rounds.seconds_to_first_page(house.instance, 3, **settings)
    server = Server(house.instance, **settings)
    try:
        server.wait_until_ready()
        with rounds.bare_server(settings) as port:
            ours = pages.pages(server.port, house.pupils)
            hello = pages.hello(port, PHONES)
            asked = [(port, hello), *((server.port, page) for page in ours)]
            figures = rounds.measure(plan, load, asked, house.read.database_url)
        megabytes = server.megabytes()
    finally:
        server.kill()
    return table.tables(title, [hello, *ours], figures, first_page, megabytes)


if __name__ == "__main__":
    main()
