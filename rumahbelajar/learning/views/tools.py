"""Pages of "Alat saya": the tools that people use for their own family, in and out of courses.

What a course lets people fill in stands here too, under the id of its activity.
"""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, SIGNED_IN, allow, signed_in_viewer
from rumahbelajar.activities.cash_book import PURPOSES, TITLES
from rumahbelajar.addresses import is_own
from rumahbelajar.database import db
from rumahbelajar.learning import cash_books, tool_shelves
from rumahbelajar.learning import tools as keeping
from rumahbelajar.learning.tool_places import Place
from rumahbelajar.learning.views import tool_page
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people.house import time_zone_of


@blueprint.get("/alat")
@allow(LEARNING)
def tools() -> ResponseReturnValue:
    """Show everything that one can fill in, and what one keeps in it."""
    asker = signed_in_viewer()
    kept = {each.tool: each for each in keeping.kept_tools(asker.person_id)}
    return render_template(
        "learning/tools.html",
        shelves=tool_shelves.shelves_of(asker.person_id, kept),
        kept=kept,
        books=cash_books.books_of(asker.person_id),
        titles=TITLES,
        purposes=PURPOSES,
        time_zone=time_zone_of(asker.village_code),
    )


@blueprint.post("/alat/hapus")
@allow(SIGNED_IN)
def forget_tools() -> ResponseReturnValue:
    """Erase what is kept in all tools and cash books, for good; also without consent."""
    viewer = signed_in_viewer()
    keeping.forget_tools(viewer.person_id)
    cash_books.forget(viewer.person_id)
    flash(_("Semua isi alat sudah dihapus."))
    db.session.commit()
    # The page of the tools is closed without consent: there, what is left stands in "Data saya".
    return redirect(url_for("learning.tools" if viewer.consented else "desk.my_data"), 303)


@blueprint.get("/alat/<path:name>")
@allow(LEARNING)
def tool(name: str) -> ResponseReturnValue:
    """Show a tool, or a sheet of a course, with what one keeps in it."""
    return tool_page.show(_find(name))


@blueprint.post("/alat/<path:name>")
@allow(LEARNING)
def keep_tool(name: str) -> ResponseReturnValue:
    """Keep what was typed into a tool, when something can be worked out from it."""
    place = _find(name)
    again = tool_page.save(place)
    if again is not None:
        return again
    db.session.commit()
    return tool_page.done(place)


@blueprint.post("/alat/<path:name>/kosongkan")
@allow(LEARNING)
def clear_tool(name: str) -> ResponseReturnValue:
    """Empty a tool."""
    place = _find(name)
    keeping.clear(signed_in_viewer().person_id, place.key)
    flash(_("Isi alat ini sudah dikosongkan."))
    db.session.commit()
    return redirect(_way_back(place), 303)


@blueprint.post("/alat/<path:name>/kembalikan")
@allow(LEARNING)
def undo_tool(name: str) -> ResponseReturnValue:
    """Bring back what stood in a tool before the last change."""
    place = _find(name)
    keeping.undo(signed_in_viewer().person_id, place.key)
    db.session.commit()
    return redirect(_way_back(place), 303)


def _find(name: str) -> Place:
    return tool_shelves.place_of(signed_in_viewer().person_id, name) or abort(404)


def _way_back(place: Place) -> str:
    """Return the page the form stood on: a tool can also be used in a course."""
    page = request.form.get("next", "")
    return page if is_own(page) else url_for("learning.tool", name=place.key)
