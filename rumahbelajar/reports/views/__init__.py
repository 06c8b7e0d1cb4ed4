"""The pages of reports, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.reports.views import (
    meetings,
)

__all__ = [
    "meetings",
]
