"""The reports there are: one line each."""

from rumahbelajar.reports import (
    activities_and_services,
    attendance,
    completion,
    data_quality,
    evidence,
    gain,
    inactive,
    monthly,
    needing_help,
    obstacles,
    participants,
    progress_matrix,
    question_report,
    silent_houses,
)
from rumahbelajar.reports.tables.report import Report

REPORTS: tuple[Report, ...] = (
    completion.REPORT,
    progress_matrix.REPORT,
    gain.REPORT,
    attendance.REPORT,
    silent_houses.REPORT,
    inactive.REPORT,
    needing_help.REPORT,
    question_report.REPORT,
    participants.REPORT,
    activities_and_services.REPORT,
    data_quality.REPORT,
    obstacles.REPORT,
    monthly.REPORT,
    evidence.REPORT,
)
"""In the order in which they are listed."""


def find(key: str) -> Report | None:
    """Return the report of this key, or None."""
    return next((report for report in REPORTS if report.key == key), None)
