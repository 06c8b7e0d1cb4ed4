"""The home page: what it shows depends on who asks."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from rumahbelajar import clock
from rumahbelajar.access import ANYONE, REGISTRAR, RoleKind, Viewer, allow, viewer
from rumahbelajar.desk import overview, own_groups, own_learning, village_notes
from rumahbelajar.desk.first_steps import first_step
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.help import numbers_due
from rumahbelajar.learning import progress
from rumahbelajar.library import the_library
from rumahbelajar.meetings import listing
from rumahbelajar.people import corrections, print_runs
from rumahbelajar.people.areas import REGENCY_LENGTH
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
    if not asker.is_staff:
        return _learner_home(asker)
    if not REGISTRAR.allows(asker) or _looks_wide(asker):
        return redirect(url_for("reports.desk"), 303)
    return _registrar_home(asker)


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


def _looks_wide(asker: Viewer) -> bool:
    """Whether somebody looks after a province or more, and so over thousands of villages."""
    return any(len(area) < REGENCY_LENGTH for area in asker.areas(*RoleKind))


def _registrar_home(asker: Viewer) -> str:
    place = the_place(asker.village_code)
    today = clock.today(place.time_zone)
    agenda = listing.agenda_of(asker, today)
    groups = own_groups.own_groups_of(asker, today)
    counts = overview.villages_seen_by(asker)
    return render_template(
        "desk/staff.html",
        asker=asker,
        place=place,
        agenda=agenda,
        step=first_step(asker, agenda, sum(each.people for each in counts), groups),
        own_groups=groups,
        without_card=print_runs.count_without_card(asker),
        waiting=corrections.count_waiting_for(asker),
        numbers_due=numbers_due.in_village(asker.village_code),
        notes_unread=village_notes.count_unread(asker),
        counts=counts,
        **own_learning.shown_to(asker),
    )
