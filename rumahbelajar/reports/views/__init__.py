"""The pages of reports, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.reports.views import (
    api,
    api_tokens,
    deliveries,
    desk,
    documents,
    exports,
    files,
    meetings,
    photo_rights,
    reports,
    saved_views,
    terms,
)

__all__ = [
    "api",
    "api_tokens",
    "deliveries",
    "desk",
    "documents",
    "exports",
    "files",
    "meetings",
    "photo_rights",
    "reports",
    "saved_views",
    "terms",
]
