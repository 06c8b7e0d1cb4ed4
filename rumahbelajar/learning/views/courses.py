"""Pages of courses: the list, one course, beginning and leaving it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.learning import completing, enrolling
from rumahbelajar.learning.finding import find_course
from rumahbelajar.learning.gain import gain_of
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.meeting_progress import card_of, tells_of_meetings
from rumahbelajar.learning.moves import moves_of
from rumahbelajar.learning.progress import courses_of, hindrance_words, progress_in
from rumahbelajar.learning.steps import hours, way_through
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import reads_along
from rumahbelajar.library import the_library
from rumahbelajar.people.house import time_zone_of


@blueprint.get("/kursus")
@allow(LEARNING)
def courses() -> ResponseReturnValue:
    """Show one's own courses, then those one could begin."""
    mine = courses_of(signed_in_viewer().person_id)
    taken = {each.course_id for each in mine}
    others = [course for key, course in the_library().courses.items() if key not in taken]
    return render_template("learning/courses.html", mine=mine, others=others)


@blueprint.get("/kursus/<course_id>")
@allow(LEARNING)
def course(course_id: str) -> ResponseReturnValue:
    """Show a course: what to do next, and everything in it."""
    found = find_course(course_id)
    asker = signed_in_viewer()
    history = history_of(asker.person_id, course_id)
    way = way_through(found, history, clock.now())
    waits = any(step.opens_at for step in way)
    by_meetings = tells_of_meetings(found, history)
    time_zone = time_zone_of(asker.village_code) if waits or by_meetings else ""
    today = clock.today(time_zone) if by_meetings else None
    return render_template(
        "learning/course.html",
        course=found,
        history=history,
        way=way,
        reads_along=reads_along(asker, history),
        progress=progress_in(found, history, way),
        gain=gain_of(found, history) if history.completed_on else None,
        moves=moves_of(asker.person_id, found) if history.completed_on else [],
        hindrance_words=hindrance_words,
        hours=hours(found.hours),
        time_zone=time_zone,
        meeting_card=card_of(asker, found, history, today) if today else None,
    )


@blueprint.post("/kursus/<course_id>/ikut")
@allow(LEARNING)
def enroll(course_id: str) -> ResponseReturnValue:
    """Begin a course."""
    enrolling.enroll(signed_in_viewer().person_id, find_course(course_id))
    db.session.commit()
    return redirect(url_for("learning.course", course_id=course_id), 303)


@blueprint.post("/kursus/<course_id>/berhenti")
@allow(LEARNING)
def leave(course_id: str) -> ResponseReturnValue:
    """Leave a course; what was learned in it stays."""
    found, person_id = find_course(course_id), signed_in_viewer().person_id
    enrolling.withdraw(person_id, course_id, told_by=person_id)
    db.session.commit()
    if found.sensitive:
        # Said on the page of all courses, where nobody asked for its name.
        flash(_("Anda berhenti dari kursus tadi. Hasil belajar Anda tetap tersimpan."))
    else:
        flash(
            _(
                "Anda berhenti dari kursus %(title)s. Hasil belajar Anda tetap tersimpan.",
                title=found.title,
            )
        )
    return redirect(url_for("learning.courses"), 303)


@blueprint.post("/kursus/<course_id>/selesai")
@allow(LEARNING)
def finish(course_id: str) -> ResponseReturnValue:
    """Finish a course whose rule is met already."""
    completing.finish(signed_in_viewer().person_id, find_course(course_id))
    db.session.commit()
    return redirect(url_for("learning.course", course_id=course_id), 303)
