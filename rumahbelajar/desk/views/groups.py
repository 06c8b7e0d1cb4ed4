"""Pages: a group with what its people learn, and reminders for those who need help."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.access import REGISTRARS, STAFF, allow, signed_in_viewer
from rumahbelajar.desk import reminding
from rumahbelajar.desk.group_overview import overview_of
from rumahbelajar.desk.needing_help import Needing
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.groups import leading
from rumahbelajar.groups.finding import find_group, find_to_change, may_change, may_see_names
from rumahbelajar.people.house import the_place, today_in


@blueprint.get("/kelompok/<uuid:group_id>")
@allow(STAFF)
def group(group_id: UUID) -> ResponseReturnValue:
    """Show who is where in each course, and who needs help; counts to who sees no names."""
    viewer = signed_in_viewer()
    found = find_group(viewer, group_id)
    place = the_place(found.village_code)

    def whatsapp_url(needing: Needing) -> str:
        return reminding.whatsapp_url(reminding.reminder(needing, viewer.name, place.name))

    return render_template(
        "desk/group.html",
        group=found,
        place=place,
        overview=overview_of(found, today_in(found.village_code)),
        facilitators=leading.facilitators_of(found.id),
        may_change=may_change(viewer, found),
        sees_names=may_see_names(viewer, found),
        is_registrar=viewer.holds_over(found.village_code, *REGISTRARS),
        whatsapp_url=whatsapp_url,
    )


@blueprint.get("/kelompok/<uuid:group_id>/pengingat")
@allow(STAFF)
def group_reminders(group_id: UUID) -> ResponseReturnValue:
    """Show a slip to cut out for everybody who needs help."""
    viewer = signed_in_viewer()
    found = find_to_change(viewer, group_id)
    place = the_place(found.village_code)
    needing = overview_of(found, today_in(found.village_code)).needing
    return render_template(
        "desk/group_reminders.html",
        group=found,
        slips=[
            (each.person, reminding.reminder(each, viewer.name, place.name)) for each in needing
        ],
    )
