"""Pages: planning a meeting or a series, and changing one or all that follow."""

from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.groups.finding import groups_of, may_change
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import finding, planning
from rumahbelajar.meetings.forms import ChangeForm, ForWhom, MeetingForm, SeriesForm
from rumahbelajar.meetings.times import weekly, zone_for
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people.house import time_zone_of, today_in
from rumahbelajar.people.register import villages_of
from rumahbelajar.typed_days import read_dates

AnyForm = TypeVar("AnyForm", bound=ForWhom)
_USUAL_START = "14:00"
_USUAL_MINUTES = 90


@blueprint.get("/pertemuan/baru")
@allow(REGISTRAR)
def new_meeting() -> ResponseReturnValue:
    """Ask for one meeting that follows no guide."""
    viewer = signed_in_viewer()
    form = MeetingForm(
        formdata=None, meeting_id=str(new_id()), minutes=_USUAL_MINUTES, **_usual(viewer)
    )
    return render_template("meetings/new_meeting.html", form=_offered(viewer, form))


@blueprint.post("/pertemuan/baru")
@allow(REGISTRAR)
def add_meeting() -> ResponseReturnValue:
    """Plan it; a double tap plans one."""
    viewer = signed_in_viewer()
    form = _offered(viewer, MeetingForm())
    if not form.validate():
        page = render_template("meetings/new_meeting.html", form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    meeting_id = UUID(form.meeting_id.data)
    planned = form.planned(form.minutes.data or 0, form.title.data or "")
    planning.plan(viewer, meeting_id, form.for_whom(), planned)
    flash(_("Pertemuan sudah direncanakan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.get("/pertemuan/rangkaian")
@allow(REGISTRAR)
def new_series() -> ResponseReturnValue:
    """Ask for a series from the guides of a course."""
    viewer = signed_in_viewer()
    form = SeriesForm(
        formdata=None,
        series_id=str(new_id()),
        course=request.args.get("kursus", ""),
        **_usual(viewer),
    )
    return render_template("meetings/new_series.html", form=_with_courses(viewer, form))


@blueprint.post("/pertemuan/rangkaian")
@allow(REGISTRAR)
def add_series() -> ResponseReturnValue:
    """Plan a meeting a week for each guide, or show the days first; a double tap plans once."""
    viewer = signed_in_viewer()
    form = _with_courses(viewer, SeriesForm())
    guides = _guides(form) if form.validate() else ()
    if not guides:
        page = render_template("meetings/new_series.html", form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    skipped, _strange = read_dates(form.skipped.data or "")
    first = form.planned(guides[0].minutes)
    days = weekly(first.on, len(guides), skipped)
    if "lihat" in request.form:
        shown = list(zip(guides, days, strict=True))
        return render_template("meetings/new_series.html", form=form, shown=shown)
    planning.plan_series(
        viewer,
        UUID(form.series_id.data),
        whose=form.for_whom(),
        course_id=form.course.data,
        guides=guides,
        days=days,
        first=first,
    )
    flash(
        ngettext(
            "%(num)s pertemuan sudah direncanakan.",
            "%(num)s pertemuan sudah direncanakan.",
            len(guides),
        )
    )
    db.session.commit()
    group_id = form.for_whom().group_id
    return redirect(url_for("meetings.meetings", kelompok=group_id), 303)


@blueprint.get("/pertemuan/<uuid:meeting_id>/ubah")
@allow(REGISTRAR)
def edit_meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Show what is planned, to change it."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    meeting = held.meeting
    form = ChangeForm(
        formdata=None,
        seen=str(meeting.plan_fact),
        on=meeting.on.isoformat(),
        starts=meeting.starts,
        zone=meeting.zone,
        place=meeting.place,
        title=finding.title_of(meeting),
        minutes=meeting.minutes,
    )
    return render_template("meetings/change_meeting.html", held=held, form=form)


@blueprint.post("/pertemuan/<uuid:meeting_id>/ubah")
@allow(REGISTRAR)
def change_meeting(meeting_id: UUID) -> ResponseReturnValue:
    """Change it, and those that follow when that was chosen."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    if held.meeting.is_closed or held.meeting.is_cancelled:
        raise Refused(_("Pertemuan ini sudah ditutup atau dibatalkan. Buka lagi dulu."))
    form = ChangeForm()
    if not form.validate():
        page = render_template("meetings/change_meeting.html", held=held, form=form)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    has_guide = finding.guide_of(held.meeting) is not None
    planned = form.planned(form.minutes.data or 0, "" if has_guide else form.title.data or "")
    change = planning.change_following if form.scope.data == "following" else planning.change
    try:
        change(viewer, held.meeting, form.seen_fact(), planned)
    except planning.ChangedMeanwhile as found:
        form.seen.data = str(found.meeting.plan_fact)
        page = render_template("meetings/change_meeting.html", held=held, form=form, late=True)
        return page, HTTPStatus.CONFLICT
    flash(_("Perubahan disimpan. Kabari pesertanya lewat Undangan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


def _usual(viewer: Viewer) -> dict[str, str]:
    group = request.args.get("kelompok")
    return {
        "whose": f"k:{group}" if group else "",
        "on": today_in(viewer.village_code).isoformat(),
        "starts": _USUAL_START,
        "zone": zone_for(time_zone_of(viewer.village_code)),
    }


def _offered(viewer: Viewer, form: AnyForm) -> AnyForm:
    groups = [each for each in groups_of(viewer) if may_change(viewer, each)]
    form.set_whose(groups, villages_of(viewer))
    return form


def _with_courses(viewer: Viewer, form: SeriesForm) -> SeriesForm:
    courses = the_library().courses.values()
    form.course.choices = {each.id: each.title for each in courses if each.meetings}
    return _offered(viewer, form)


def _guides(form: SeriesForm) -> tuple[Guide, ...]:
    """Return the guides from the chosen number on; where there are none the form says so."""
    guides = tuple(the_library().courses[form.course.data].meetings[(form.begin.data or 1) - 1 :])
    if not guides:
        form.begin.errors = [_("Kursus ini tidak punya pertemuan dengan nomor itu.")]
    return guides
