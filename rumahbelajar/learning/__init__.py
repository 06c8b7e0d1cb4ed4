"""Learning: courses taken lesson by lesson, quizzes, finishing, and certificates."""

from flask import Flask

from rumahbelajar.learning import meeting_completions, records, views
from rumahbelajar.learning.views import way_in
from rumahbelajar.learning.views.blueprint import blueprint

__all__ = ["init_app", "meeting_completions", "records", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing has told the ledger, the blueprint, and `meetings` what counts."""
    app.register_blueprint(blueprint)
    way_in.init_app(app)
