"""Pages of help: contacts and glossary."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.help.contacts import groups
from rumahbelajar.help.glossary import terms
from rumahbelajar.library import the_library

blueprint = Blueprint("help", __name__)


@blueprint.get("/bantuan")
@allow(ANYONE)
def contacts() -> ResponseReturnValue:
    """Show whom to call, the most urgent first."""
    return render_template("help/contacts.html", groups=groups(the_library().contacts.values()))


@blueprint.get("/istilah")
@allow(ANYONE)
def glossary() -> ResponseReturnValue:
    """Show every hard word of the courses and what it means."""
    return render_template("help/glossary.html", terms=terms(the_library()))
