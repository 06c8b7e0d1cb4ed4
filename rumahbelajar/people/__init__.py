"""People: who they are, what they may do, how they sign in, and what they consented to."""

from flask import Flask

from rumahbelajar.people import asking, commands, held_forms, views
from rumahbelajar.people.names import called, shown_name
from rumahbelajar.people.views.blueprint import blueprint

__all__ = ["init_app", "views"]

_PARTS = (asking, held_forms, commands)


def init_app(app: Flask) -> None:
    """Add the pages, the commands, and the answer to who is asking."""
    for part in _PARTS:
        part.init_app(app)
    app.add_template_filter(called)
    app.add_template_filter(shown_name)
    app.register_blueprint(blueprint)
