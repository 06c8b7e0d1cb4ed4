"""The reports there are: one line each."""

from rumahbelajar.reports import progress_matrix
from rumahbelajar.reports.report import Report

REPORTS: tuple[Report, ...] = (progress_matrix.REPORT,)
"""In the order in which they are listed."""


def find(key: str) -> Report | None:
    """Return the report of this key, or None."""
    return next((report for report in REPORTS if report.key == key), None)
