"""Pages of quizzes: the start, one question a page, the check, the result."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import heed
from rumahbelajar.language import said
from rumahbelajar.learning import answering, handing_in
from rumahbelajar.learning.allowance import Hindrance, allowance_of
from rumahbelajar.learning.attempts import Sheet, last_handed_in, sheet_of
from rumahbelajar.learning.finding import find_quiz
from rumahbelajar.learning.gain import gain_of
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.moves import moves_of
from rumahbelajar.learning.onward import past_quiz
from rumahbelajar.learning.progress import hindrance_words, next_step
from rumahbelajar.learning.requirements import is_passed_over
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.library import the_library
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.questions import UnreadableAnswer

FROM_CHECK = "periksa"
"""What a question page is told by when it was opened from the check page, to lead back there."""


@blueprint.get("/kuis/<path:quiz_id>")
@allow(LEARNING)
def quiz(quiz_id: str) -> ResponseReturnValue:
    """Show what a quiz is like, and how it went before."""
    course, found = find_quiz(quiz_id)
    asker = signed_in_viewer()
    history = history_of(asker.person_id, course.id)
    allowance = allowance_of(course, found, history, clock.now())
    return render_template(
        "learning/quiz.html",
        course=course,
        quiz=found,
        is_sensitive=course.is_sensitive_at(quiz_id),
        is_asked=not is_passed_over(course, found, history),
        past_url=past_quiz(course, found, history),
        result=history.results.get(quiz_id),
        last_attempt=last_handed_in(asker.person_id, quiz_id),
        is_begun=quiz_id in history.open_attempts,
        allowance=allowance,
        why_not=hindrance_words(allowance.hindrance) if allowance.hindrance else "",
        time_zone=time_zone_of(asker.village_code) if allowance.opens_at else "",
    )


@blueprint.post("/kuis/<path:quiz_id>")
@allow(LEARNING)
def begin(quiz_id: str) -> ResponseReturnValue:
    """Begin a quiz, or go on with the open attempt."""
    course, found = find_quiz(quiz_id)
    begun = answering.begin(signed_in_viewer().person_id, course, found)
    if isinstance(begun, Hindrance):
        flash(hindrance_words(begun), "error")
        return redirect(url_for("learning.quiz", quiz_id=quiz_id), 303)
    db.session.commit()
    return redirect(url_for("learning.resume", attempt_id=begun), 303)


@blueprint.get("/percobaan/<uuid:attempt_id>/lanjut")
@allow(LEARNING)
def resume(attempt_id: UUID) -> ResponseReturnValue:
    """Lead to the first question without an answer, or to the check when there is none."""
    missing = _own(attempt_id).unanswered()
    if not missing:
        return redirect(url_for("learning.check_answers", attempt_id=attempt_id), 303)
    return redirect(_question_url(attempt_id, missing[0]), 303)


@blueprint.get("/percobaan/<uuid:attempt_id>/<int:place>")
@allow(LEARNING)
def question(attempt_id: UUID, place: int) -> ResponseReturnValue:
    """Ask one question; an answer that was saved stands in it."""
    sheet = _own(attempt_id)
    if not sheet.is_open:
        return redirect(url_for("learning.result", attempt_id=attempt_id), 303)
    return _ask(sheet, place)


@blueprint.post("/percobaan/<uuid:attempt_id>/<int:place>")
@allow(LEARNING)
def answer(attempt_id: UUID, place: int) -> ResponseReturnValue:
    """Save the answer to one question, and lead on."""
    values = request.form.getlist("answer")
    try:
        paper = answering.save(signed_in_viewer().person_id, attempt_id, place, values)
    except LookupError:
        abort(404)
    except UnreadableAnswer as unreadable:
        page = _ask(_own(attempt_id), place, values, said(unreadable))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    if not paper.is_open:
        flash(_("Kuis ini sudah dikirim, jadi jawaban yang terakhir tidak dipakai."))
        return redirect(url_for("learning.result", attempt_id=attempt_id), 303)
    db.session.commit()
    if request.form.get("dari") == FROM_CHECK or place == len(paper.questions):
        return redirect(url_for("learning.check_answers", attempt_id=attempt_id), 303)
    return redirect(_question_url(attempt_id, place + 1), 303)


@blueprint.get("/percobaan/<uuid:attempt_id>")
@allow(LEARNING)
def check_answers(attempt_id: UUID) -> ResponseReturnValue:
    """Show every answer before handing in."""
    sheet = _own(attempt_id)
    if not sheet.is_open:
        return redirect(url_for("learning.result", attempt_id=attempt_id), 303)
    return render_template("learning/check.html", answer_sheet=sheet, has_faults=False)


@blueprint.post("/percobaan/<uuid:attempt_id>/kirim")
@allow(LEARNING)
def submit(attempt_id: UUID) -> ResponseReturnValue:
    """Hand a quiz in when every question has an answer."""
    sheet = handing_in.hand_in(signed_in_viewer().person_id, attempt_id)
    if sheet is None:
        abort(404)
    if sheet.is_open:
        page = render_template(
            "learning/check.html", answer_sheet=_discreetly(sheet), has_faults=True
        )
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    db.session.commit()
    return redirect(url_for("learning.result", attempt_id=attempt_id), 303)


@blueprint.get("/percobaan/<uuid:attempt_id>/hasil")
@allow(LEARNING)
def result(attempt_id: UUID) -> ResponseReturnValue:
    """Show how it went, what to know about each answer, and what comes next."""
    sheet = _own(attempt_id)
    if sheet.is_open:
        return redirect(url_for("learning.check_answers", attempt_id=attempt_id), 303)
    course = the_library().courses.get(sheet.course.id)
    history = history_of(sheet.attempt.person_id, sheet.course.id)
    quiz_now = course.quiz(sheet.quiz.id) if course else None
    is_last = sheet.quiz.kind == "posttest"
    can_repeat = (
        course is not None
        and quiz_now is not None
        and allowance_of(course, quiz_now, history, clock.now()).hindrance is None
    )
    return render_template(
        "learning/result.html",
        answer_sheet=sheet,
        markings=handing_in.markings(sheet),
        history=history,
        next=next_step(course, history) if course else None,
        can_repeat=can_repeat,
        gain=gain_of(sheet.course, history, sheet.attempt.mark) if is_last else None,
        moves=moves_of(sheet.attempt.person_id, sheet.course, attempt_id) if is_last else [],
    )


def _own(attempt_id: UUID) -> Sheet:
    sheet = sheet_of(signed_in_viewer().person_id, attempt_id) or abort(404)
    return _discreetly(sheet)


def _discreetly(sheet: Sheet) -> Sheet:
    """Heed what a quiz is about: as the course was when it was begun, and as it is now."""
    for course in (sheet.course, the_library().courses.get(sheet.course.id)):
        if course is not None:
            heed(course, sheet.quiz.id)
    return sheet


def _ask(sheet: Sheet, place: int, values: list[str] | None = None, fault: str = "") -> str:
    asked = answering.question_at(sheet, place) or abort(404)
    return render_template(
        "learning/question.html",
        answer_sheet=sheet,
        place=place,
        question=asked,
        options=sheet.options(asked),
        values=sheet.entered(asked) if values is None else values,
        fault=fault,
        came_from=request.values.get("dari", ""),
    )


def _question_url(attempt_id: UUID, place: int) -> str:
    return url_for("learning.question", attempt_id=attempt_id, place=place)
