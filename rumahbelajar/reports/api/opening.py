"""Which reports programs may read, and the filters they may name."""

from collections.abc import Iterable

from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.catalogue import REPORTS
from rumahbelajar.reports.tables.report import Report

_NEVER = {Filter.GROUP}
"""A group is of persons."""
_WRITTEN_ALWAYS = {Filter.PERIOD.value, "sampai"}
"""What the address of every page carries, also where its report is of today."""


def open_reports() -> tuple[Report, ...]:
    """Return the reports of counts alone: no persons, and no words that somebody typed."""
    return tuple(each for each in REPORTS if not each.needs_persons and not each.has_typed_words)


def find(key: str) -> Report | None:
    """Return an open report, or None."""
    return next((each for each in open_reports() if each.key == key), None)


def parameters_of(report: Report) -> set[str]:
    """Return the names that the address of a report may carry."""
    named = {each.value for each in report.filters - _NEVER} | {"urut"}
    if Filter.PERIOD in report.filters:
        named.add("sampai")
    return named | {"banding"} if report.comparisons else named


def unknown(given: Iterable[str], report: Report, *others: str) -> list[str]:
    """Return which of the names mean nothing to this report, and are in no address of its page."""
    return sorted(set(given) - parameters_of(report) - _WRITTEN_ALWAYS - set(others))
