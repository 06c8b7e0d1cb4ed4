"""Help: whom to call, and what hard words mean; open to everyone."""

from flask import Flask

from rumahbelajar.discretion import be_discreet
from rumahbelajar.help.views import quick_exit
from rumahbelajar.help.views.blueprint import blueprint

blueprint.before_request(be_discreet)


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
    app.register_blueprint(quick_exit.blueprint)
