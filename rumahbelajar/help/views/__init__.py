"""Pages of help: those open to everyone, leaving at once, and those of who looks after numbers."""

from rumahbelajar.help.views import looking_after, open_pages, quick_exit  # noqa: F401 - they join
from rumahbelajar.help.views.blueprint import blueprint

__all__ = ["blueprint", "quick_exit"]
