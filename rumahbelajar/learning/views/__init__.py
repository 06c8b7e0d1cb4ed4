"""Pages of learning; importing them adds their routes to the blueprint."""

from rumahbelajar.learning.views import (
    activities,
    attempts,
    certificates,
    courses,
    guides,
    lessons,
    media,
    names,
    sheets,
    tool_pdf,
    tools,
)

__all__ = ["activities", "attempts", "certificates", "courses", "guides", "lessons", "media"]
__all__ += ["names", "sheets", "tool_pdf", "tools"]
