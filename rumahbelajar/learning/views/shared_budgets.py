"""Pages of the budget that two who learn together share."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.forms import is_live, read_number
from rumahbelajar.learning import pairs, shared_budgets, tools
from rumahbelajar.learning.finding import find_course
from rumahbelajar.learning.pair_models import Pair
from rumahbelajar.learning.shared_budgets import TOOL, ChangedMeanwhile
from rumahbelajar.learning.tool_sheets import Sheet, filled_sheet, kept_sheet
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people.house import time_zone_of, today_in
from rumahbelajar.people.models import Person


@dataclass(frozen=True)
class _Together:
    """A pair as one of the two sees it."""

    course: Course
    pair: Pair
    partner: Person


@blueprint.get("/kursus/<course_id>/berdua/anggaran")
@allow(LEARNING)
def shared_budget(course_id: str) -> ResponseReturnValue:
    """Show the budget that both see and change."""
    found = _find(course_id)
    kept = shared_budgets.budget_of(found.pair)
    today = today_in(signed_in_viewer().village_code)
    return _page(found, kept_sheet(TOOL, kept.content if kept else {}, today))


@blueprint.post("/kursus/<course_id>/berdua/anggaran")
@allow(LEARNING)
def keep_shared_budget(course_id: str) -> ResponseReturnValue:
    """Keep the budget for both, unless it cannot be read or the other changed it meanwhile.

    What was typed while the other ended it is kept as one's own.
    """
    asker = signed_in_viewer()
    sheet = filled_sheet(TOOL, request.form, today_in(asker.village_code))
    if _has_ended(course_id):
        return _keep_as_own(sheet)
    found = _find(course_id)
    if sheet.faults or is_live():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if sheet.faults else HTTPStatus.OK
        return _page(found, sheet, seen=_seen()), status
    try:
        shared_budgets.keep(found.pair, asker.person_id, sheet.content, _seen())
    except ChangedMeanwhile:
        db.session.rollback()
        if _has_ended(course_id):
            return _keep_as_own(sheet)
        return _page(_find(course_id), sheet, is_late=True), HTTPStatus.CONFLICT
    flash(_("Anggaran bersama sudah tersimpan."))
    db.session.commit()
    return redirect(url_for("learning.shared_budget", course_id=course_id, _anchor="hasil"), 303)


def _has_ended(course_id: str) -> bool:
    person_id = signed_in_viewer().person_id
    is_in_one = pairs.pair_of(person_id, course_id) is not None
    return not is_in_one and pairs.last_ended(person_id, course_id) is not None


def _keep_as_own(sheet: Sheet) -> ResponseReturnValue:
    """Keep a budget as the person's own, where it can be read; what was there can be undone."""
    if sheet.faults or is_live():
        flash(_("Belajar berdua sudah diakhiri."))
    else:
        tools.keep(signed_in_viewer().person_id, TOOL.name, sheet.content)
        flash(_("Belajar berdua sudah diakhiri. Isian Anda tersimpan di anggaran Anda sendiri."))
    db.session.commit()
    return redirect(url_for("learning.tool", name=TOOL.name), 303)


def _find(course_id: str) -> _Together:
    """Return the pair that somebody is in; 404 where there is none, or the other is away."""
    person_id = signed_in_viewer().person_id
    course, pair = find_course(course_id), pairs.pair_of(person_id, course_id)
    partner = pairs.partner_of(pair, person_id) if pair else None
    if pair is None or partner is None or not pairs.is_shown(partner):
        abort(404)
    return _Together(course, pair, partner)


def _page(
    together: _Together, sheet: Sheet, *, seen: int | None = None, is_late: bool = False
) -> str:
    """Return the page; `is_late` when the other saved while one was typing, shown beside it."""
    kept = shared_budgets.budget_of(together.pair)
    asker = signed_in_viewer()
    theirs = kept_sheet(TOOL, kept.content, today_in(asker.village_code)) if kept else None
    return render_template(
        "learning/shared_budget.html",
        course=together.course,
        partner=together.partner,
        tool=TOOL,
        filled=sheet,
        kept=kept,
        seen=seen if seen is not None else kept.version if kept else 0,
        is_late=is_late,
        theirs=theirs if is_late else None,
        is_kept=kept is not None and kept.content == sheet.content,
        time_zone=time_zone_of(asker.village_code),
    )


def _seen() -> int:
    """Return the version that was on the page of the form; 0 when there was none yet."""
    return read_number(request.form.get("dilihat"))
