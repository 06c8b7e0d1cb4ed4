"""Where the numbers of a document lead: to the rows behind them, for who may open those."""

from typing import Any
from uuid import UUID

from flask import has_request_context, url_for

from rumahbelajar.reports.asking.asked import Asked


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
