"""Where the numbers of a document lead: to the rows behind them, for who may open those."""

from typing import Any
from uuid import UUID

from flask import has_request_context, url_for

from rumahbelajar.access import REGISTRARS, viewer
from rumahbelajar.reports.asked import Asked


def keeps_records(area: str) -> bool:
    """Whether who asks keeps the records of an area, and so may open each of them."""
    asker = viewer() if has_request_context() else None
    return asker is not None and asker.holds_over(area, *REGISTRARS)


def report_of(key: str, asked: Asked) -> str:
    """Return the address of a report with the same area and period; "" outside of a request."""
    if not has_request_context():
        return ""
    said: dict[str, Any] = {
        "wilayah": asked.area,
        "dari": str(asked.period.since),
        "sampai": str(asked.period.until),
    }
    return url_for("reports.report", key=key, **said)


def page_of_meeting(meeting_id: UUID) -> str:
    """Return the address of a meeting as reports show it; "" outside of a request."""
    if not has_request_context():
        return ""
    return url_for("reports.meeting", meeting_id=meeting_id)
