"""The desk: the pages that join the features, above all each role's home."""

from flask import Flask

from rumahbelajar.desk import views
from rumahbelajar.desk.views.blueprint import blueprint

__all__ = ["init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
