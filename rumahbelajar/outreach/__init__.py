"""The village's other services, counted as the programme reports them: "Catat kegiatan"."""

from flask import Flask

from rumahbelajar.outreach import records, views
from rumahbelajar.outreach.views.blueprint import blueprint

__all__ = ["init_app", "records", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing `records` and `views` has told the ledger and the blueprint."""
    app.register_blueprint(blueprint)
