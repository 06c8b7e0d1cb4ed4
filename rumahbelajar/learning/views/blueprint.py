"""The blueprint of learning, and what its pages answer when a course or a tap cannot be served."""

from http import HTTPStatus

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.learning.finding import BeingMended
from rumahbelajar.learning.typesetting import Crowded

blueprint = Blueprint("learning", __name__)

_PAGE_AFTER = {
    "learning.enroll": "learning.course",
    "learning.leave": "learning.course",
    "learning.finish": "learning.course",
    "learning.complete_lesson": "learning.lesson",
    "learning.skip_lesson": "learning.lesson",
    "learning.do_activity": "learning.activity",
    "learning.keep_tool": "learning.tool",
    "learning.begin": "learning.quiz",
    "learning.answer": "learning.question",
    "learning.submit": "learning.result",
}
"""Which page shows what a form did."""
_SECONDS_UNTIL_ROOM = 5


@blueprint.errorhandler(BeingMended)
def _mending(mended: BeingMended) -> ResponseReturnValue:
    # Whether it is about a hard subject stands in the files that cannot be read.
    be_discreet()
    return render_template("learning/mending.html", mended=mended), HTTPStatus.SERVICE_UNAVAILABLE


@blueprint.errorhandler(Crowded)
def _crowded(_crowd: Crowded) -> ResponseReturnValue:
    of_tools = request.endpoint == "learning.tool_pdf"
    page = render_template("learning/crowded.html", again=request.path, of_tools=of_tools)
    return page, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": str(_SECONDS_UNTIL_ROOM)}


@blueprint.errorhandler(IntegrityError)
def _already_there(error: IntegrityError) -> ResponseReturnValue:
    """Show what is there: the same thing was done elsewhere at the same moment.

    The learner's lock lets this happen only to rows that something else wrote; the constraint then
    keeps them single, and the page tells the truth.
    """
    db.session.rollback()
    page = _PAGE_AFTER.get(request.endpoint or "")
    if page is None or "unique" not in str(error.orig).lower():
        raise error
    current_app.logger.warning("done twice at once: %s", request.endpoint)
    return redirect(url_for(page, **(request.view_args or {})), 303)
