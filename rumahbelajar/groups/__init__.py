"""Groups: who learns with whom, led by whom, and which courses they take together."""

from flask import Flask

from rumahbelajar.groups import views
from rumahbelajar.groups.views.blueprint import blueprint

__all__ = ["init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
