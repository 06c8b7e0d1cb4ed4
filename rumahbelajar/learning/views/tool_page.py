"""The page of a tool, the same in "Alat saya" and in a course, and what its form does."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import Viewer, signed_in_viewer
from rumahbelajar.forms import is_live
from rumahbelajar.learning import tools
from rumahbelajar.learning.activity_models import KeptTool
from rumahbelajar.learning.tool_places import Place
from rumahbelajar.learning.tool_sheets import Sheet, filled_sheet, kept_sheet, written
from rumahbelajar.people.house import the_village, today_in


def show(place: Place) -> ResponseReturnValue:
    """Show a tool with what one keeps in it, or with the example where that is asked for."""
    asker = signed_in_viewer()
    kept = tools.kept_in(asker.person_id, place.tool.name)
    today = today_in(asker.village_code)
    example = place.example_on(today) if _asks_for_the_example() else {}
    if example:
        flash(_("Ini contoh, dan belum disimpan. Ubah angkanya dengan angka Anda sendiri."))
        sheet, is_kept = filled_sheet(place.tool, example, today), False
    else:
        content = kept.content if kept else {}
        sheet, is_kept = kept_sheet(place.tool, content, today), bool(content)
    return _page(asker, place, sheet, kept, is_kept=is_kept)


def save(place: Place) -> ResponseReturnValue | None:
    """Keep what was typed, when something can be worked out from it; else return the page again.

    Nothing is kept of a form that a script sent at a change. The caller commits.
    """
    asker = signed_in_viewer()
    sheet = filled_sheet(place.tool, request.form, today_in(asker.village_code))
    if sheet.faults or is_live():
        kept = tools.kept_in(asker.person_id, place.tool.name)
        is_kept = kept is not None and kept.content == sheet.content and not sheet.faults
        status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.faults else HTTPStatus.OK
        return _page(asker, place, sheet, kept, is_kept=is_kept), status
    tools.keep(asker.person_id, place.tool.name, sheet.content)
    return None


def done(place: Place) -> ResponseReturnValue:
    """Lead back to the tool, at its result."""
    return redirect(f"{place.url}#hasil", 303)


def _page(
    asker: Viewer, place: Place, sheet: Sheet, kept: KeptTool | None, *, is_kept: bool
) -> str:
    """Return the page; `is_kept` says whether the sheet on it is what is kept."""
    has_example = bool(place.authored and place.authored.example)
    return render_template(
        "learning/tool.html",
        place=place,
        filled=sheet,
        written=written(place.tool, sheet) if sheet.result else [],
        kept=kept,
        is_kept=is_kept,
        can_fill=has_example and not is_kept and not _asks_for_the_example(),
        time_zone=the_village(asker.village_code).time_zone,
    )


def _asks_for_the_example() -> bool:
    return "contoh" in request.args
