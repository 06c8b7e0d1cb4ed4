"""Reports over an area: each one file, shown, exported and printed in the same rows."""

from flask import Flask

from rumahbelajar.reports import views
from rumahbelajar.reports.views.blueprint import blueprint

__all__ = ["init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing `views` has told the blueprint."""
    app.register_blueprint(blueprint)
