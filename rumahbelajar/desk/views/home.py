"""The home page: what it shows depends on who asks."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from rumahbelajar import clock
from rumahbelajar.access import ANYONE, REGISTRAR, Viewer, allow, viewer
from rumahbelajar.desk import overview, own_groups, village_notes
from rumahbelajar.desk.first_steps import first_step
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.help import numbers_due
from rumahbelajar.learning import progress, voices
from rumahbelajar.library import the_library
from rumahbelajar.meetings import listing
from rumahbelajar.people import corrections, print_runs
from rumahbelajar.people.house import the_house, the_place


@blueprint.get("/")
@allow(ANYONE)
def home() -> ResponseReturnValue:
    """Welcome a stranger, show learners their next step and staff their area."""
    asker = viewer()
    if asker is None:
        return render_template("desk/welcome.html", house=the_house())
    if not asker.consented:
        return redirect(url_for("people.consent"), 303)
    return _staff_home(asker) if asker.is_staff else _learner_home(asker)


def _learner_home(asker: Viewer) -> str:
    courses = progress.courses_of(asker.person_id)
    return render_template(
        "desk/learner.html",
        asker=asker,
        place=the_place(asker.village_code),
        courses=courses,
        next_up=progress.offered(courses, asker.on_own_phone),
        has_others=bool(the_library().courses.keys() - {each.course_id for each in courses}),
    )


def _staff_home(asker: Viewer) -> str:
    may_register = REGISTRAR.allows(asker)
    place = the_place(asker.village_code)
    today = clock.today(place.time_zone)
    agenda = listing.agenda_of(asker, today) if may_register else None
    groups = own_groups.own_groups_of(asker, today)
    counts = overview.villages_seen_by(asker)
    return render_template(
        "desk/staff.html",
        asker=asker,
        place=place,
        agenda=agenda,
        step=first_step(asker, agenda, sum(each.people for each in counts), groups),
        own_groups=groups,
        without_card=print_runs.count_without_card(asker) if may_register else 0,
        may_register=may_register,
        waiting=corrections.count_waiting_for(asker) if may_register else 0,
        numbers_due=numbers_due.in_village(asker.village_code) if may_register else 0,
        notes_unread=village_notes.count_unread(asker) if may_register else {},
        voices_waiting=voices.count_waiting_for(asker),
        counts=counts,
        faults=the_library().faults,
        courses=progress.courses_of(asker.person_id),
    )
