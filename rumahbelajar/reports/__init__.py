"""Reports over an area: each one file, shown, exported and printed in the same rows."""

from flask import Flask

from rumahbelajar.reports import commands, delivering, summaries, views
from rumahbelajar.reports.summaries.roller import Roller
from rumahbelajar.reports.views.api import api
from rumahbelajar.reports.views.blueprint import blueprint

__all__ = ["begin_serving", "delivering", "init_app", "summaries", "views"]


def begin_serving(app: Flask) -> Roller:
    """Do what must run beside a server process; return its roller, to be stopped."""
    roller = Roller(app)
    roller.start()
    return roller


def init_app(app: Flask) -> None:
    """Add the pages; importing `views` has told the blueprint."""
    app.register_blueprint(blueprint)
    commands.init_app(app)
    app.register_blueprint(api)
