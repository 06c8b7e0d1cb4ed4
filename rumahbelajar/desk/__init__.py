"""The desk: the pages that join the features, above all each role's home."""

from flask import Flask

from rumahbelajar.desk.views import blueprint


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
