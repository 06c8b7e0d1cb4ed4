"""The figures of the reports as Markdown, each beside its aim."""

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rumahbelajar.reports.exporting.files import Form
from tests.bench.asking import Taken
from tests.bench.completions import Writing
from tests.bench.nation_exports import SHEETS, Exported
from tests.bench.nations import Nation
from tests.bench.report_pages import Kind

MOST_SECONDS_TO_MAKE = 600
MOST_TIMES_AT_TENFOLD = 2
MOST_TIMES_TO_WRITE = 2
MOST_TO_EXPORT = {Form.CSV: (30, 150), Form.XLSX: (180, 250)}
"""Seconds and MB that a file of a million rows may take."""


class Measured(NamedTuple):
    """A kind of page, and what each nation took for it."""

    kind: Kind
    first: list[Taken]
    """When such pages were asked for the first times."""
    taken: list[Taken]


def machine(count: int) -> Iterator[str]:
    """Yield on what, and how, all was measured."""
    yield (
        f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}, "
        f"shared with whatever else ran; one browser that accepts gzip asks for {count} addresses "
        "of each kind of page, the same ones of each nation in turn, with filters drawn at random "
        "by a fixed seed, after as many others of that kind; the p95 of those others, "
        "the first that a new server is asked, stands in brackets; times are those of the whole "
        "answer."
    )
    yield ""


def making(nations: Sequence[Nation]) -> Iterator[str]:
    """Yield how long the nations took to make."""
    yield "| `flask demo scale` | villages | seconds | aim | | memory MB |"
    yield "|---|---|---|---|---|---|"
    for nation in nations:
        met = _verdict(nation.seconds < MOST_SECONDS_TO_MAKE)
        yield (
            f"| {nation.title} learners | {nation.villages:,} | {nation.seconds:,.0f} | "
            f"{MOST_SECONDS_TO_MAKE} | {met} | {nation.megabytes:,.0f} |"
        )
    yield ""


def pages(nations: Sequence[Nation], measured: Iterable[Measured]) -> Iterator[str]:
    """Yield a line for each kind of page."""
    heads = " | ".join(f"{each.title}: p50 | p95" for each in nations)
    yield f"| page, ms | aim (p95) | {heads} | at tenfold | KB | |"
    yield "|---" * (5 + 2 * len(nations)) + "|"
    for kind, first, taken in measured:
        times = " | ".join(
            f"{each.p50:.0f} | {each.p95:.0f} ({it.p95:.0f})"
            for each, it in zip(taken, first, strict=True)
        )
        ratio = taken[1].p50 / taken[0].p50 if len(taken) > 1 else 0
        aimed = taken[1:] or taken
        verdict = _verdict(all(each.p95 < kind.aim for each in aimed)) if kind.aim else ""
        line = f"| {kind.name} | {kind.aim or ''} | {times} | {f'{ratio:.1f}' if ratio else ''} | "
        yield f"{line}{aimed[0].kilobytes:.1f} | {verdict} |"
    yield ""


def load() -> Iterator[str]:
    """Yield how much else the machine had to do meanwhile."""
    last = os.getloadavg()[2]
    yield f"In the last quarter of an hour {last:.1f} processes wanted a processor at a time."
    yield ""


def writing(nation: Nation, figures: Writing) -> Iterator[str]:
    """Yield what the summaries cost whoever writes."""
    met = _verdict(figures.times < MOST_TIMES_TO_WRITE)
    yield (
        f"A lesson completed, {nation.title}: {figures.without:.1f} ms without summaries, "
        f"{figures.kept:.1f} ms with them, {figures.times:.2f} times "
        f"({met}: under {MOST_TIMES_TO_WRITE})."
    )
    yield ""


def exports(measured: Iterable[Exported]) -> Iterator[str]:
    """Yield a line for each file of a whole nation."""
    yield (
        "People in courses as files, made by export jobs in a process of their own, whose seconds "
        f"of the processor are those without the database. A workbook has {SHEETS} sheets of them."
    )
    yield ""
    yield "| file | of | rows | seconds | of the processor | aim | MB held | aim | file, MB | |"
    yield "|---" * 10 + "|"
    for each in measured:
        seconds, megabytes = MOST_TO_EXPORT[each.form]
        met = _verdict(each.seconds < seconds and each.megabytes < megabytes)
        yield (
            f"| {each.form} | {each.nation.title} | {each.rows:,} | {each.seconds:.1f} | "
            f"{each.cpu:.1f} | {seconds} | {each.megabytes:.0f} | {megabytes} | "
            f"{each.size / 1e6:.0f} | {met} |"
        )
        print(each.form, f"{each.seconds:.1f}", file=sys.stderr, flush=True)
    yield ""


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "falls short"
