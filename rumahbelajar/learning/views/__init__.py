"""Pages of learning; importing them adds their routes to the blueprint."""

from rumahbelajar.learning.views import (
    activities,
    attempts,
    cash_books,
    certificates,
    courses,
    guides,
    lessons,
    media,
    meeting_kits,
    names,
    pairs,
    shared_budgets,
    sheets,
    tool_pdf,
    tools,
    voices,
)

__all__ = ["activities", "attempts", "cash_books", "certificates", "courses", "guides"]
__all__ += [
    "lessons",
    "media",
    "meeting_kits",
    "names",
    "pairs",
    "shared_budgets",
    "sheets",
    "tool_pdf",
    "tools",
    "voices",
]
