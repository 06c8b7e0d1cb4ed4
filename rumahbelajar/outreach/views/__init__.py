"""The pages of services, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.outreach.views import month, noting

__all__ = ["month", "noting"]
