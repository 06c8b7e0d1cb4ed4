"""Help: whom to call, and what hard words mean; open to everyone."""

from flask import Flask

from rumahbelajar.help.views import blueprint


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
