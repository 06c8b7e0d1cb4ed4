"""The demo: three villages with invented people at every stage of learning."""

from flask import Flask

from rumahbelajar.demo import commands


def init_app(app: Flask) -> None:
    """Add the commands."""
    commands.init_app(app)
