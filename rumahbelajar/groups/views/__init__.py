"""The pages of groups, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.groups.views import groups, members, settings

__all__ = ["groups", "members", "settings"]
