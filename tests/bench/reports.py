"""`make bench-reports`: the coordinator's pages over nations of two sizes, measured in one run.

A folder that is named keeps the nations, so that the next run need not make them again.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rumahbelajar import clock
from rumahbelajar.reports.asking.months import Month
from tests.bench import completions, nation_exports, nations, report_pages, report_tables
from tests.bench.asking import Browser, Taken
from tests.bench.keeping import keep
from tests.bench.nations import Nation
from tests.bench.report_pages import Kind
from tests.bench.report_tables import Measured

SMALL, LARGE = (400, 100_000), (4_000, 1_000_000)
QUICK = (40, 10_000)
COUNT, COUNT_QUICK = 60, 20
LONGEST = 20.0
"""Seconds that are spent on a kind of page, if it takes so long, and half of them before that."""


def main() -> None:
    """Measure what is asked for, and print the tables."""
    asked = _arguments()
    with ExitStack() as stack:
        folder = asked.folder or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="rb-bench-"))
        )
        folder.mkdir(parents=True, exist_ok=True)
        found = list(stack.enter_context(_nations(folder.resolve(), quick=asked.quick)))
        count = asked.count or (COUNT_QUICK if asked.quick else COUNT)
        text = "\n".join(_measure(found, count))
    print(text)
    if asked.keep:
        keep("reports", text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-reports", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where nations are kept, and found again")
    parser.add_argument("--count", type=int, help="addresses of each kind of page")
    parser.add_argument("--quick", action="store_true", help="SQLite alone, with 10,000 learners")
    parser.add_argument("--keep", action="store_true", help="write into docs/performance.md")
    return parser.parse_args()


@contextmanager
def _nations(folder: Path, *, quick: bool) -> Iterator[list[Nation]]:
    if quick:
        yield [nations.on_sqlite(folder, "quick", *QUICK)]
        return
    with nations.postgres_in(folder / "postgres") as url:
        yield [
            nations.on_postgres(folder, url, "tenth", *SMALL),
            nations.on_postgres(folder, url, "nation", *LARGE),
            nations.on_sqlite(folder, "sqlite", *SMALL),
        ]


def _measure(found: Sequence[Nation], count: int) -> Iterator[str]:
    yield from report_tables.machine(count)
    yield from report_tables.making(found)
    with ExitStack() as stack:
        ports = [stack.enter_context(nation.served()).port for nation in found]
        today = Month.of(clock.now().date())
        taken = [
            _pages(nation, port, count, today) for nation, port in zip(found, ports, strict=True)
        ]
        yield from report_tables.pages(found, _in_turn(taken, count))
        yield from report_tables.load()
    for nation in found:
        yield from report_tables.writing(nation, completions.measure(nation))
    files = (each for nation in found[1:] or found for each in nation_exports.measure(nation))
    yield from report_tables.exports(files)


Pages = list[tuple[Browser, Kind]]


def _pages(nation: Nation, port: int, count: int, today: Month) -> Pages:
    """Return each kind of page of a nation, of twice as many addresses, and who opens it."""
    officers = nation.officers
    browsers = {number: Browser(port, officers[number]) for number in report_pages.OFFICERS}
    persons = browsers[report_pages.FACILITATOR].read(report_pages.PERSONS)
    kinds = [
        *report_pages.kinds(nation, 2 * count, today),
        *report_pages.kinds_of_village(nation, 2 * count, today),
        report_pages.kind_of_persons(persons, 2 * count),
    ]
    return [(browsers[kind.officer], kind) for kind in kinds]


def _in_turn(pages: Sequence[Pages], count: int) -> Iterator[Measured]:
    """Ask every nation for each address in turn, so that all share the same noise.

    What is asked for first are other addresses, as of a server that was just started; and then
    those that are measured, as of one that has been running.
    """
    for same in map(list, zip(*pages, strict=True)):
        kind = same[0][1]
        first = _asked(same, slice(count, None), LONGEST / 2)
        taken = _asked(same, slice(count), LONGEST)
        told = (f"{each.p95:.0f} ({it.p95:.0f})" for each, it in zip(taken, first, strict=True))
        print(kind.name, *told, file=sys.stderr, flush=True)
        yield Measured(kind, first, taken)


def _asked(same: Pages, which: slice, longest: float) -> list[Taken]:
    """Ask for some of the addresses of a kind, or for all where there are no such."""
    taken = [Taken() for _ in same]
    begun = time.monotonic()
    paths = [kind.paths[which] or kind.paths for _browser, kind in same]
    for addresses in zip(*paths, strict=False):
        for (browser, _kind), path, figures in zip(same, addresses, taken, strict=True):
            figures.add(browser.ask(path))
        if time.monotonic() - begun > longest:
            break
    return taken


if __name__ == "__main__":
    main()
