"""The figures as Markdown, each beside its aim."""

import os
import platform
from collections.abc import Iterator

from tests.bench.pages import Page
from tests.bench.rounds import Figures, Plan

MOST_SECONDS_TO_FIRST_PAGE = 2.0
MOST_MEGABYTES = 150
MOST_SPREAD = 5
"""How many times the p50 of answers their p99 may be."""


def machine(plan: Plan, people: int, phones: int) -> str:
    """Return on what, and how, all was measured."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}; "
        f"{people:,} learners with history; {phones} phones that keep their line and accept gzip, "
        f"each the next page as soon as it has one; {plan.rounds} rounds of {plan.seconds:g} s for "
        "each page in turn, the medians of the rounds."
    )


def tables(
    title: str, pages: list[Page], figures: Figures, first_page: float, megabytes: float
) -> str:
    """Return the tables of one server."""
    lines = [f"### {title}", "", *_pages(pages, figures), "", *_commits(figures), ""]
    lines += [
        f"Start to the first page {first_page:.1f} s "
        f"({_verdict(first_page <= MOST_SECONDS_TO_FIRST_PAGE)}: under "
        f"{MOST_SECONDS_TO_FIRST_PAGE:g} s). Memory after the load {megabytes:.0f} MB"
        f"{_memory_verdict(title, megabytes)}. The load itself took {figures.own_part:.0f} % of "
        "one processor, of those that server and database share with it.",
        "",
    ]
    return "\n".join(lines)


def _pages(pages: list[Page], figures: Figures) -> Iterator[str]:
    yield "| page | a second | of the hello | aim | | p50 ms | p95 ms | p99 ms |"
    yield "|---|---|---|---|---|---|---|---|"
    hello = figures.rates("hello")
    for page in pages:
        part = figures.ratio(page.name, hello)
        aimed = page.aim if page.status == 200 else None
        times = " | ".join(f"{figures.latency(page.name, part):.1f}" for part in (0.5, 0.95, 0.99))
        yield (
            f"| {page.name} | {figures.rate(page.name):,.0f} | {part:.0f} % | "
            f"{f'{aimed} %' if aimed else ''} | {_verdict(part >= aimed) if aimed else ''} | "
            f"{times} |"
        )


def _commits(figures: Figures) -> Iterator[str]:
    yield "| answers beside bare durable commits of the same rows | a second | answers | aim | |"
    yield "|---|---|---|---|---|"
    for name, rates in (
        ("one connection in a loop", figures.commits),
        ("8 threads that write in turn", figures.queued_commits),
    ):
        part = figures.ratio("answer", rates)
        rate = sorted(rates)[len(rates) // 2]
        yield f"| {name} | {rate:,.0f} | {part:.0f} % | 60 % | {_verdict(part >= 60)} |"
    spread = figures.latency("answer", 0.99) / figures.latency("answer", 0.5)
    yield (
        f"| p99 of an answer, in p50 | | {spread:.1f} | {MOST_SPREAD} | "
        f"{_verdict(spread < MOST_SPREAD)} |"
    )


def _memory_verdict(title: str, megabytes: float) -> str:
    if "SQLite" not in title:
        return ""
    return f" ({_verdict(megabytes < MOST_MEGABYTES)}: under {MOST_MEGABYTES} MB)"


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "falls short"
