"""Groups: who learns with whom, led by whom, and which courses they take together."""

from flask import Flask

from rumahbelajar.groups import models

__all__ = ["init_app", "models"]


def init_app(app: Flask) -> None:
    """Add the pages."""
    del app
