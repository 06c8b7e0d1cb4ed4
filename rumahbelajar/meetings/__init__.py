"""Meetings: what is planned, who comes, and what comes of it."""

from flask import Flask

from rumahbelajar.meetings import records

__all__ = ["init_app", "records"]


def init_app(app: Flask) -> None:
    """Importing `records` has told the ledger; pages follow."""
