"""People: who they are, what they may do, how they sign in, and what they consented to."""

from flask import Flask

from rumahbelajar.people import asking, commands, consent, held_forms
from rumahbelajar.people.blueprint import people
from rumahbelajar.people.views import account, links, person, register, set_up, sign_in

_PARTS = (asking, held_forms, commands)
_PAGES = (sign_in, account, register, person, links, set_up)
"""Imported for the routes they add."""
_FACTS = (consent,)
"""Imported for the kinds of facts they declare."""


def init_app(app: Flask) -> None:
    """Add the pages, the commands, and the answer to who is asking."""
    for part in _PARTS:
        part.init_app(app)
    app.register_blueprint(people)
