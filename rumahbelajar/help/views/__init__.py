"""Pages of help: those open to everyone, leaving at once, and those of who looks after numbers."""

from rumahbelajar.help.views import looking_after, open_pages, quick_exit

__all__ = ["looking_after", "open_pages", "quick_exit"]
