"""Pages of learning together: inviting, joining, how far both are, and ending it."""

from http import HTTPStatus

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.learning import pairs
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.finding import find_course
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.pair_models import Pair
from rumahbelajar.learning.pair_progress import SharedStretch, steps_of_both
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import lead_learner_in
from rumahbelajar.people.models import Person


@blueprint.get("/kursus/<course_id>/berdua")
@allow(LEARNING)
def together(course_id: str) -> ResponseReturnValue:
    """Show how far both are; before that, the code that waits, or how to begin."""
    course, closed = _find(course_id)
    return closed or _page(course, pairs.pair_of(signed_in_viewer().person_id, course_id))


@blueprint.post("/kursus/<course_id>/berdua/undang")
@allow(LEARNING)
def invite(course_id: str) -> ResponseReturnValue:
    """Make the code that the other types."""
    _course, closed = _find(course_id)
    if closed:
        return closed
    pairs.invite(signed_in_viewer().person_id, course_id)
    db.session.commit()
    return _back(course_id)


@blueprint.get("/kursus/<course_id>/berdua/gabung")
@allow(LEARNING)
def invitation(course_id: str) -> ResponseReturnValue:
    """Say who invited under a code, and what will be seen; only then is it agreed to."""
    course, closed = _find(course_id)
    if closed:
        return closed
    person_id, typed = signed_in_viewer().person_id, _typed()
    try:
        found = pairs.find_invitation(person_id, course_id, typed)
    except Refused as refused:
        page = _page(course, pairs.pair_of(person_id, course_id), refused.sentence, typed)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return render_template(
        "learning/invitation.html", course=course, inviter=pairs.inviter_of(found), typed=typed
    )


@blueprint.post("/kursus/<course_id>/berdua/gabung")
@allow(LEARNING)
def join(course_id: str) -> ResponseReturnValue:
    """Agree to learn with who invited."""
    course, closed = _find(course_id)
    if closed:
        return closed
    person_id = signed_in_viewer().person_id
    try:
        pairs.join(person_id, course_id, _typed())
    except Refused as refused:
        db.session.rollback()
        pair = pairs.pair_of(person_id, course_id)
        if pair is None or pair.joined_at is None:
            return _page(course, pair, refused.sentence, _typed()), HTTPStatus.UNPROCESSABLE_ENTITY
        # A second tap, or a code too many: the page tells with whom one learns.
        return _back(course_id)
    db.session.commit()
    return _back(course_id)


@blueprint.post("/kursus/<course_id>/berdua/akhiri")
@allow(LEARNING)
def end_together(course_id: str) -> ResponseReturnValue:
    """End it for both; also for who left the course."""
    find_course(course_id)
    pairs.end(signed_in_viewer().person_id, course_id)
    flash(_("Belajar berdua sudah diakhiri. Hasil belajar Anda tetap tersimpan."))
    db.session.commit()
    return redirect(url_for("learning.course", course_id=course_id), 303)


def _find(course_id: str) -> tuple[Course, ResponseReturnValue | None]:
    """Return a course that may be taken together, and the way in where it is not begun."""
    course = find_course(course_id)
    if not course.together:
        abort(404)
    return course, lead_learner_in(course, history_of(signed_in_viewer().person_id, course_id))


def _page(course: Course, pair: Pair | None, fault: str = "", typed: str = "") -> str:
    asker = signed_in_viewer()
    partner = pairs.partner_of(pair, asker.person_id) if pair else None
    is_shown = partner is not None and pairs.is_shown(partner)
    ended = None if partner else pairs.last_ended(asker.person_id, course.id)
    return render_template(
        "learning/together.html",
        course=course,
        code=grouped(pair.code) if pair and pair.code else "",
        lasts=pairs.LASTS.days,
        partner=partner,
        ended_with=pairs.partner_of(ended, asker.person_id) if ended else None,
        stretches=_both(course, partner) if partner and is_shown else [],
        asker=asker,
        fault=fault,
        typed=typed,
    )


def _both(course: Course, partner: Person) -> list[SharedStretch]:
    mine = history_of(signed_in_viewer().person_id, course.id)
    return steps_of_both(course, mine, history_of(partner.id, course.id), clock.now())


def _typed() -> str:
    return one_line(request.values.get("kode"))[:40]


def _back(course_id: str) -> ResponseReturnValue:
    return redirect(url_for("learning.together", course_id=course_id), 303)
