"""Scheduled reports: made on their day, put into a folder, mailed, and written down."""

from rumahbelajar.reports.delivering import commands

__all__ = ["commands"]
