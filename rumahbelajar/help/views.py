"""Pages of help: contacts and glossary."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.addresses import came_from
from rumahbelajar.help.contacts import groups
from rumahbelajar.help.glossary import find_term, terms
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


@blueprint.get("/istilah/<key>")
@blueprint.get("/kursus/<course_id>/istilah/<key>")
@allow(ANYONE)
def term(key: str, course_id: str | None = None) -> ResponseReturnValue:
    """Show what one word means, and the way back to where it stands."""
    found = find_term(the_library(), key, course_id) or abort(404)
    return render_template("help/term.html", term=found, origin=came_from())
