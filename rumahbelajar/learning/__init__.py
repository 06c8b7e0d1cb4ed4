"""Learning: courses taken lesson by lesson, quizzes, finishing, and certificates."""

from flask import Flask

from rumahbelajar.learning import records, views
from rumahbelajar.learning.views import way_in
from rumahbelajar.learning.views.blueprint import blueprint

__all__ = ["init_app", "records", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing `records` and `views` has told the ledger and the blueprint."""
    app.register_blueprint(blueprint)
    way_in.init_app(app)
