"""The ledger: facts that are only ever added, and the projections folded from them."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Nothing to add to the application yet."""
