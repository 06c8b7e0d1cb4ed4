"""Pages: what households promise at a meeting, and what they did of what they promised before.

It is one form: whichever button is pressed, what was typed for others is kept with it.
"""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import commitments, finding, labels, promising
from rumahbelajar.meetings.attendance_models import Outcome
from rumahbelajar.meetings.commitments import Household
from rumahbelajar.meetings.earlier import last_before
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.meetings.views.finished import flash_finished


@blueprint.get("/pertemuan/<uuid:meeting_id>/komitmen", endpoint="commitments")
@allow(REGISTRAR)
def show_commitments(meeting_id: UUID) -> ResponseReturnValue:
    """Show who came, with what they promised before and what they choose now."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    guide = finding.guide_of(held.meeting)
    earlier = commitments.before(held.meeting)
    promised = commitments.households_at(earlier) if earlier else ()
    unasked = commitments.unasked_before(held.meeting, earlier)
    guides = [guide, *(finding.guide_of(each) for each in (earlier,) if each)]
    guides += [finding.guide_of(each.meeting) for each in unasked]
    if any(each is not None and each.sensitive for each in guides):
        be_discreet()
    return render_template(
        "meetings/commitments.html",
        held=held,
        guide=guide,
        earlier=earlier,
        earlier_guide=finding.guide_of(earlier) if earlier else None,
        asked=[each for each in promised if each.commitment],
        unasked=unasked,
        households=commitments.households_at(held.meeting),
        step=promising.last_step_of(viewer, held.meeting),
        labels=labels,
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/komitmen")
@allow(REGISTRAR)
def promise(meeting_id: UUID) -> ResponseReturnValue:
    """Note what one household chose, or all of them, and whatever else was typed."""
    viewer = signed_in_viewer()
    meeting = finding.find_meeting(viewer, meeting_id).meeting
    households = commitments.households_at(meeting)
    typed = _typed(households)
    pressed, _colon, said = request.form.get("pilih", "").partition(":")
    anchor = "hari-ini"
    if "jawab" in request.form:
        anchor = _answer(viewer, meeting, request.form["jawab"], typed)
    elif pressed == "urungkan":
        promising.undo(viewer, meeting, read_id(said))
        _keep(viewer, meeting, typed)
    elif pressed == "semua":
        _keep(viewer, meeting, typed)
        rest = [each.person_id for each in households if each.may_choose]
        promising.promise_rest(viewer, meeting, [each for each in rest if each not in typed])
    elif pressed:
        anchor = _choose(viewer, meeting, households, (read_id(pressed), said), typed)
    else:
        _keep(viewer, meeting, typed)
    db.session.commit()
    return redirect(url_for("meetings.commitments", meeting_id=meeting_id, _anchor=anchor), 303)


def _choose(
    viewer: Viewer,
    meeting: Meeting,
    households: list[Household],
    pressed: tuple[UUID | None, str],
    typed: dict[UUID, str],
) -> str:
    """Note what one chose, or that it was noted by mistake; return where the page goes on."""
    person_id, said = pressed
    if person_id is None:
        raise _unknown()
    theirs = (each for each in households if person_id in {one.person_id for one in each.comers})
    chosen = next(theirs, None)
    if chosen is None:
        raise Refused(_("Orang itu tidak ada di daftar ini. Muat ulang halamannya."))
    if said == "batal":
        typed.pop(chosen.person_id, None)
        promising.lock({chosen.person_id, *typed})
        flash_finished(promising.take_back(viewer, meeting, chosen.person_id))
        _keep(viewer, meeting, typed)
        return f"k{chosen.person_id}"
    typed.setdefault(chosen.person_id, chosen.words)
    _keep(viewer, meeting, typed)
    left = [each.person_id for each in households if each.may_choose]
    return _going_on("k", left, chosen.person_id) or "sudah"


def _answer(viewer: Viewer, meeting: Meeting, pressed: str, typed: dict[UUID, str]) -> str:
    """Note whether one household did what it chose before; return where the page goes on."""
    of, _colon, rest = pressed.partition(":")
    person, _colon, said = rest.partition(":")
    person_id, of_id = read_id(person), read_id(of)
    earlier = last_before(meeting, Meeting.id == of_id) if of_id else None
    if earlier is None or person_id is None or said not in set(Outcome):
        raise _unknown()
    promising.lock({person_id, *typed})
    asked = [
        each.person_id
        for each in commitments.households_at(earlier)
        if each.commitment and each.commitment.outcome is None
    ]
    flash_finished(promising.answer(viewer, earlier, person_id, Outcome(said)))
    _keep(viewer, meeting, typed)
    return _going_on("l", asked, person_id) or "lalu"


def _keep(viewer: Viewer, meeting: Meeting, typed: dict[UUID, str]) -> None:
    """Keep for everybody what was typed for them."""
    promising.lock(typed)
    flash_finished(
        sum(promising.promise(viewer, meeting, each, words) for each, words in typed.items())
    )


def _typed(households: list[Household]) -> dict[UUID, str]:
    """Return for each household the words that are not those the page showed.

    What can be kept for nobody any more is given back in a sentence.
    """
    speakers = {one.person_id: each.speaker for each in households for one in each.comers}
    typed, lost = {}, []
    for name, text in request.form.items():
        words = one_line(text)[: promising.MOST_CHARACTERS]
        person = name.removeprefix("kata-")
        if person == name or words == request.form.get(f"lama-{person}", ""):
            continue
        speaker = speakers.get(read_id(person) or UUID(int=0))
        if speaker is not None and speaker.has_agreed:
            typed[speaker.person_id] = words
        else:
            lost.append(words)
    if lost:
        flash(
            _(
                "Kata-kata ini tidak disimpan, karena orangnya tidak ada lagi di daftar ini atau "
                "belum setuju: %(words)s",
                words="; ".join(lost),
            )
        )
    return typed


def _going_on(letter: str, left: list[UUID], after: UUID) -> str:
    """Return the anchor of who comes next among those who are left, or ""."""
    place = left.index(after) if after in left else -1
    following = [*left[place + 1 :], *left[: max(place, 0)]]
    return f"{letter}{following[0]}" if following else ""


def _unknown() -> Refused:
    return Refused(
        _("Tombol itu tidak dikenal. Muat ulang halaman ini, lalu ketuk lagi."),
        HTTPStatus.UNPROCESSABLE_ENTITY,
    )
