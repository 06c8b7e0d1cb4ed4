"""Leaving at once: the sign-in ends, and a plain calendar takes the place of the page."""

from calendar import Calendar
from datetime import date

from babel.dates import format_date
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from rumahbelajar import clock
from rumahbelajar.access import ANYONE, allow
from rumahbelajar.activities.months import later
from rumahbelajar.addresses import month_asked
from rumahbelajar.database import db
from rumahbelajar.forms import without_token
from rumahbelajar.help.views.blueprint import blueprint as of_help
from rumahbelajar.people import house, sign_ins

blueprint = Blueprint("quick_exit", __name__)

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 1)
_SOMEWHERE = "Asia/Jakarta"
"""The day that is shown when the house does not say where it stands."""


@of_help.get("/bantuan/tombol")
@allow(ANYONE)
def about_exit() -> ResponseReturnValue:
    """Say what the button does, and honestly what it does not."""
    return render_template("help/about_exit.html")


@blueprint.get("/kalender")
@allow(ANYONE)
def calendar() -> ResponseReturnValue:
    """Show a month, in Indonesian whatever the language: nothing here depends on who asks."""
    return _page(_today())


@blueprint.post("/kalender")
@without_token
@allow(ANYONE)
def leave() -> ResponseReturnValue:
    """End the sign-in and show the calendar; it works for everybody, whatever state they are in.

    It needs no token, for it must go through from any page, however old. A forged request ends
    nothing: another site's comes without the cookie that names the sign-in.
    """
    try:
        sign_ins.leave()
        db.session.commit()
    except SQLAlchemyError:
        _note_failure()
    return _way_out()


@blueprint.errorhandler(Exception)
def _out_all_the_same(_error: Exception) -> ResponseReturnValue:
    """Lead out whatever fails: an error page would show where somebody was."""
    _note_failure()
    return _way_out() if request.method == "POST" else _page(clock.today(_SOMEWHERE))


def _note_failure() -> None:
    db.session.rollback()
    current_app.logger.exception("leaving at once: %s", request.method)


def _way_out() -> ResponseReturnValue:
    # Not even the language stays: who opens the browser next finds it as if nobody had been here.
    session.clear()
    return redirect(url_for("quick_exit.calendar"), 303)


def _page(today: date) -> ResponseReturnValue:
    first = month_asked() or today.replace(day=1)
    page = render_template(
        "help/calendar.html",
        first=first,
        today=today,
        weeks=Calendar().monthdatescalendar(first.year, first.month),
        before=_month_away(first, -1),
        after=_month_away(first, 1),
        name=_name,
    )
    return page, {"Cache-Control": "no-store"}


def _month_away(first: date, months: int) -> date | None:
    """Return the first of the month before or after; None where the calendar ends."""
    found = later(first, months)
    return found if _FIRST <= found <= _LAST else None


def _name(day: date, shape: str) -> str:
    return str(format_date(day, shape, locale="id"))


def _today() -> date:
    found = house.the_house()
    return house.today_in(found.village_code) if found else clock.today(_SOMEWHERE)
