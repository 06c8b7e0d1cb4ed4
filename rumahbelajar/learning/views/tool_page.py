"""The page of what can be filled in, the same in "Alat saya" and in a course, and its form."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import Viewer, signed_in_viewer
from rumahbelajar.activities import OwnSheet, Tool
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.forms import is_live
from rumahbelajar.help import contacts
from rumahbelajar.learning import activities, tools
from rumahbelajar.learning.activity_models import KeptTool
from rumahbelajar.learning.finding import figures_named
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.requirements import lessons_are_open
from rumahbelajar.learning.tool_places import Place, course_place
from rumahbelajar.learning.tool_sheets import Sheet, filled_sheet, kept_sheet, written
from rumahbelajar.people.house import the_village, today_in


def show_in_course(
    course: Course, found: ModuleActivity, tool: Tool | OwnSheet, _history: History
) -> ResponseReturnValue:
    """Show it under the words of the course."""
    return show(course_place(course, found, tool))


def do_in_course(
    course: Course, found: ModuleActivity, tool: Tool | OwnSheet
) -> ResponseReturnValue:
    """Keep what was typed; who left the course meanwhile keeps it all the same."""
    place, person_id = course_place(course, found, tool), signed_in_viewer().person_id
    again = save(place)
    if again is not None:
        return again
    if lessons_are_open(course, history_of(person_id, course.id)):
        activities.finish(person_id, course, found)
    db.session.commit()
    return done(place)


def show(place: Place) -> ResponseReturnValue:
    """Show it with what one keeps in it, or with the example where that is asked for."""
    asker = signed_in_viewer()
    kept = tools.kept_in(asker.person_id, place.key) if place.tool.kept else None
    today = today_in(asker.village_code)
    number = _asked_example()
    example = place.example_on(today, number) if number else {}
    if example:
        flash(_("Ini contoh, dan belum disimpan. Ubah angkanya dengan angka Anda sendiri."))
        sheet, is_kept = filled_sheet(place.filled_by, example, today), False
    else:
        content = tools.content_of(kept, place.tool.fields)
        sheet, is_kept = kept_sheet(place.filled_by, content, today), bool(content)
    return _page(asker, place, sheet, kept, is_kept=is_kept)


def save(place: Place) -> ResponseReturnValue | None:
    """Keep what was typed, when something can be worked out from it; else return the page again.

    Nothing is kept of a form that a script sent at a change, nor where nothing ever is, nor of one
    in which nothing stands: the page is the answer then. The caller commits.
    """
    asker = signed_in_viewer()
    sheet = filled_sheet(place.filled_by, request.form, today_in(asker.village_code))
    if sheet.faults or is_live() or not place.tool.kept or not sheet.content:
        return _answer(asker, place, sheet)
    tools.keep(asker.person_id, place.key, sheet.content, place.tool.fields)
    return None


def done(place: Place) -> ResponseReturnValue:
    """Lead back to it, at its result."""
    return redirect(f"{place.url}#hasil", 303)


def _answer(asker: Viewer, place: Place, sheet: Sheet) -> ResponseReturnValue:
    kept = tools.kept_in(asker.person_id, place.key) if place.tool.kept else None
    content = tools.content_of(kept, place.tool.fields)
    is_kept = kept is not None and content == sheet.content and not sheet.faults
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.faults else HTTPStatus.OK
    return _page(asker, place, sheet, kept, is_kept=is_kept), status


def _page(
    asker: Viewer, place: Place, sheet: Sheet, kept: KeptTool | None, *, is_kept: bool
) -> str:
    """Return the page; `is_kept` says whether the sheet on it is what is kept."""
    if place.is_discreet:
        be_discreet()
    has_example = bool(place.authored and place.authored.example)
    shows_fields = sheet.result and not place.is_own_sheet
    return render_template(
        "learning/tool.html",
        place=place,
        filled=sheet,
        written=written(place.tool, sheet) if shows_fields else [],
        kept=kept,
        is_kept=is_kept,
        contacts=contacts.named(place.contacts, asker.village_code),
        figures=figures_named(place.figures_of(sheet.result)),
        can_fill=has_example and not is_kept,
        shown_example=_asked_example(),
        time_zone=the_village(asker.village_code).time_zone,
    )


def _asked_example() -> int:
    """Return the number of the example that is asked for, 0 when none is."""
    asked = request.args.get("contoh", "0")
    return int(asked) if asked in ("0", "1", "2", "3", "4") else 1
