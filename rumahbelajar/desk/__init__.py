"""The desk: the pages that join the features, above all each role's home."""

from flask import Flask

from rumahbelajar.desk import views
from rumahbelajar.desk.learning_of_person import learning_of
from rumahbelajar.desk.views.blueprint import blueprint

__all__ = ["init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the pages, and what a person learns to the page of that person."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["learning_of"] = learning_of
