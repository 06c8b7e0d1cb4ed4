"""Pages of help that are open to everyone: contacts, the poster, and the glossary."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ANYONE, REGISTRAR, allow, viewer
from rumahbelajar.addresses import came_from
from rumahbelajar.forms import one_line
from rumahbelajar.help import glossary as words
from rumahbelajar.help import numbers_due
from rumahbelajar.help.contacts import ContactGroup, groups
from rumahbelajar.help.views.blueprint import blueprint
from rumahbelajar.library import the_library
from rumahbelajar.people.house import the_house, the_place


@blueprint.get("/bantuan")
@allow(ANYONE)
def contacts() -> ResponseReturnValue:
    """Show whom to call, the most urgent first; staff are told which numbers to try."""
    asker = viewer()
    looks_after = REGISTRAR.allows(asker)
    due = numbers_due.in_village(asker.village_code) if asker and looks_after else 0
    found, _name = _groups()
    return render_template("help/contacts.html", groups=found, looks_after=looks_after, due=due)


@blueprint.get("/bantuan/poster")
@allow(ANYONE)
def poster() -> ResponseReturnValue:
    """Show the numbers that can be called or written to, to print large and hang up."""
    found, village = _groups()
    return render_template("help/poster.html", groups=found, village=village)


@blueprint.get("/istilah")
@allow(ANYONE)
def glossary() -> ResponseReturnValue:
    """Show every hard word of the courses, or what those mean that were searched for."""
    searched = one_line(request.args.get("cari"))[:60]
    library = the_library()
    found = words.search(library, searched) if searched else words.terms(library)
    return render_template(
        "help/glossary.html",
        searched=searched,
        found=found[: words.MOST_FOUND],
        number=len(found),
        letters=[] if searched else words.by_letter(found),
    )


@blueprint.get("/istilah/<key>")
@blueprint.get("/kursus/<course_id>/istilah/<key>")
@allow(ANYONE)
def term(key: str, course_id: str | None = None) -> ResponseReturnValue:
    """Show what one word means, and the way back to where it stands."""
    found = words.find_term(the_library(), key, course_id) or abort(404)
    return render_template("help/term.html", term=found, origin=came_from())


def _groups() -> tuple[list[ContactGroup], str]:
    """Return the contacts for who asks, those of the village among them, and its name.

    The village is one's own; for a stranger that of this house.
    """
    asker = viewer()
    house = None if asker else the_house()
    village = asker.village_code if asker else house.village_code if house else None
    name = the_place(village).name if village else ""
    return groups(village, name), name
