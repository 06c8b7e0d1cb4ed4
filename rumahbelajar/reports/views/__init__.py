"""The pages of reports, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.reports.views import (
    meetings,
    reports,
    terms,
)

__all__ = [
    "meetings",
    "reports",
    "terms",
]
