"""Pages: enrolling a group in a course, and the certificates of a group."""

from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRARS, STAFF, allow, signed_in_viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.desk import group_enrolling
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.finding import find_to_change
from rumahbelajar.groups.models import Group
from rumahbelajar.learning.certificate_printing import print_certificates
from rumahbelajar.learning.certificates import standing_of
from rumahbelajar.learning.typesetting import Crowded
from rumahbelajar.library import the_library

_SECONDS_UNTIL_ROOM = 5


@blueprint.get("/kelompok/<uuid:group_id>/kursus/<course_id>/daftarkan")
@allow(STAFF)
def review_group_enrollment(group_id: UUID, course_id: str) -> ResponseReturnValue:
    """Say who would begin the course, and who is left out; nothing changes yet."""
    group, course = _find(group_id, course_id)
    return render_template(
        "desk/enroll_group.html",
        group=group,
        course=course,
        plan=group_enrolling.plan(group, course),
        here=request.path,
        is_registrar=signed_in_viewer().holds_over(group.village_code, *REGISTRARS),
    )


@blueprint.post("/kelompok/<uuid:group_id>/kursus/<course_id>/daftarkan")
@allow(STAFF)
def enroll_group(group_id: UUID, course_id: str) -> ResponseReturnValue:
    """Let everybody begin the course who can; a double tap enrolls nobody twice."""
    group, course = _find(group_id, course_id)
    done = group_enrolling.enroll_group(group, course, signed_in_viewer().person_id)
    count = len(done.beginning)
    flash(ngettext("%(num)s orang terdaftar.", "%(num)s orang terdaftar.", count))
    if done.without_consent:
        names = ", ".join(each.name for each in done.without_consent)
        flash(_("Belum terdaftar, karena belum ada persetujuan: %(names)s.", names=names), "error")
    db.session.commit()
    return redirect(url_for("desk.group", group_id=group_id), 303)


@blueprint.get("/kelompok/<uuid:group_id>/kursus/<course_id>/sertifikat.pdf")
@allow(STAFF)
def group_certificates(group_id: UUID, course_id: str) -> ResponseReturnValue:
    """Send the certificates of the group's members that stand, as one PDF."""
    group, course = _find(group_id, course_id)
    members = [each.id for each in membership.members_of(group.id)]
    found = standing_of(members, course.id)
    if not found:
        flash(_("Belum ada sertifikat yang berlaku di kelompok ini."), "error")
        return redirect(url_for("desk.group", group_id=group_id), 303)
    title = _("Sertifikat %(group)s", group=group.name)
    response = Response(print_certificates(found, title), mimetype="application/pdf")
    name = f"sertifikat-kelompok-{course.id}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@blueprint.errorhandler(Crowded)
def _crowded(_crowd: Crowded) -> ResponseReturnValue:
    page = render_template("learning/crowded.html", again=request.path, of_tools=False)
    return page, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": str(_SECONDS_UNTIL_ROOM)}


def _find(group_id: UUID, course_id: str) -> tuple[Group, Course]:
    """Return a group that the viewer may change, and a course that it takes together; else 404."""
    group = find_to_change(signed_in_viewer(), group_id)
    course = the_library().courses.get(course_id)
    if course is None or course_id not in together.courses_of(group.id):
        abort(404)
    return group, course
