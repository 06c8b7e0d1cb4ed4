"""Rounds: every page for a few seconds in turn, again and again, so that all share one noise."""

import json
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from rumahbelajar.config import ROOT
from tests.bench.load import Load, Measured
from tests.bench.pages import Page
from tests.server.running import SECONDS_TO_START, Phone, Server, free_port


@dataclass(frozen=True)
class Plan:
    """How long all is measured."""

    rounds: int
    seconds: float
    warm_up: float


@dataclass
class Figures:
    """What was measured of one server, in the order of the rounds."""

    pages: dict[str, list[Measured]] = field(default_factory=lambda: defaultdict(list))
    commits: list[float] = field(default_factory=list)
    """Of one connection, a second."""
    queued_commits: list[float] = field(default_factory=list)
    """Of 8 threads, a second."""

    def rate(self, page: str) -> float:
        """Answers a second, the median of the rounds."""
        return median(each.rate for each in self.pages[page])

    def latency(self, page: str, part: float) -> float:
        """The milliseconds within which this part of the answers came, the median of the rounds."""
        return 1000 * median(_part(each.latencies, part) for each in self.pages[page])

    def ratio(self, page: str, to: Sequence[float]) -> float:
        """Percent of another rate, each round by itself, the median of the rounds."""
        pairs = zip(self.pages[page], to, strict=True)
        return 100 * median(each.rate / other for each, other in pairs)

    def rates(self, page: str) -> list[float]:
        """Answers a second of each round."""
        return [each.rate for each in self.pages[page]]

    @property
    def own_part(self) -> float:
        """Percent of one processor that the load took itself."""
        every = [each for measured in self.pages.values() for each in measured]
        return 100 * sum(each.own_seconds for each in every) / sum(each.seconds for each in every)


def measure(
    plan: Plan, load: Load, pages: Sequence[tuple[int, Page]], database_url: str
) -> Figures:
    """Return what the pages, each with its port, and the bare commits bring in so many rounds."""
    figures = Figures()
    for port, page in pages:
        load.ask(port, page.requests, page.status, plan.warm_up)
    for _round in range(plan.rounds):
        for port, page in pages:
            figures.pages[page.name].append(
                load.ask(port, page.requests, page.status, plan.seconds)
            )
        one, queued = _commits(database_url, plan.seconds)
        figures.commits.append(one)
        figures.queued_commits.append(queued)
    return figures


@contextmanager
def bare_server(settings: dict[str, str]) -> Iterator[int]:
    """Serve the bare program with the same settings meanwhile; yield its port."""
    port = free_port()
    given = settings | {"PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.hello"],
        cwd=ROOT,
        env=os.environ | {f"RUMAHBELAJAR_{name}": value for name, value in given.items()},
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nobody serves on {port}")


def seconds_to_first_page(instance: Path, starts: int, **settings: str) -> float:
    """Return how long it takes from the command to the sign-in page, the median of some starts."""
    took = []
    for _start in range(starts):
        begun = time.monotonic()
        server = Server(instance, **settings)
        server.wait_until_ready()
        assert Phone(server.port).get("/masuk").status == 200
        took.append(time.monotonic() - begun)
        server.stop()
    return median(took)


def _commits(database_url: str, seconds: float) -> list[float]:
    command = [sys.executable, "-m", "tests.bench.commits", database_url, str(seconds)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: list[float] = json.loads(printed)
    return found


def _part(latencies: list[float], part: float) -> float:
    return sorted(latencies)[min(len(latencies) - 1, int(part * len(latencies)))]
