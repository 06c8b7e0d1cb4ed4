"""Reports over an area: each one file, shown, exported and printed in the same rows."""

from flask import Flask

from rumahbelajar.reports import commands, summaries, views
from rumahbelajar.reports.views.api import api
from rumahbelajar.reports.views.blueprint import blueprint

__all__ = ["init_app", "summaries", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing `views` has told the blueprint."""
    app.register_blueprint(blueprint)
    commands.init_app(app)
    app.register_blueprint(api)
