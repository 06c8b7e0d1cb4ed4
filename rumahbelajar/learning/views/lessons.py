"""Pages of lessons: what comes before one on a hard subject, the lesson, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, REGISTRAR, allow, signed_in_viewer
from rumahbelajar.courses.model import Course, Lesson
from rumahbelajar.database import db
from rumahbelajar.learning import reading, voices
from rumahbelajar.learning.finding import find_lesson
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.onward import after_lesson, next_lesson_url
from rumahbelajar.learning.views import content_notes
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import lead_in
from rumahbelajar.learning.voices import Heard
from rumahbelajar.people import labels
from rumahbelajar.people.models import Tongue

CHOSEN_TONGUE = "tongue"
"""Where the browser's session keeps the language in which somebody hears lessons."""


@dataclass(frozen=True)
class Sounds:
    """The local voices of a lesson: the one to hear, None for the lesson's own, and the others."""

    voice: Heard | None
    others: list[Heard]
    words: Mapping[Tongue, Any]


@blueprint.get("/kursus/<course_id>/pelajaran/<module>/<slug>")
@allow(LEARNING)
def lesson(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Show a lesson to who takes its course; before one on a hard subject, say so and ask."""
    found, asked = find_lesson(course_id, module, slug)
    asker = signed_in_viewer()
    history = history_of(asker.person_id, course_id)
    is_sensitive = found.is_sensitive_at(asked.id)
    its_module = found.module(f"{course_id}/{module}") or abort(404)
    has_note = content_notes.is_due(found, its_module, asked, history)
    return lead_in(found, history) or render_template(
        "learning/content_note.html" if has_note else "learning/lesson.html",
        course=found,
        lesson=asked,
        module=its_module,
        is_done=asked.id in history.lessons,
        is_skipped=asked.id in history.skipped,
        is_sensitive=is_sensitive,
        may_skip=is_sensitive and asked.id not in history.settled,
        heard=_heard(asked) if not has_note else None,
        may_record=REGISTRAR.allows(asker) and not is_sensitive,
        following=next_lesson_url(found, asked),
        number=found.lesson_numbers[asked.id],
        total=len(found.lesson_numbers),
    )


@blueprint.post("/kursus/<course_id>/pelajaran/<module>/<slug>/selesai")
@allow(LEARNING)
def complete_lesson(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Note that a lesson is understood, and lead on."""
    found, understood = find_lesson(course_id, module, slug)
    finished = reading.complete(signed_in_viewer().person_id, found, understood)
    db.session.commit()
    return _lead_on(found, understood, finished)


@blueprint.post("/kursus/<course_id>/pelajaran/<module>/<slug>/lewati")
@allow(LEARNING)
def skip_lesson(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Note that a lesson on a hard subject is passed over, and lead on as if it were read."""
    found, skipped = find_lesson(course_id, module, slug)
    finished = reading.skip(signed_in_viewer().person_id, found, skipped)
    flash(_("Pelajaran tadi dilewati, dan itu tidak apa-apa. Anda bisa membacanya kapan saja."))
    db.session.commit()
    return _lead_on(found, skipped, finished)


def _heard(lesson: Lesson) -> Sounds:
    """Return the local voices of a lesson; the one somebody chose before comes first."""
    every = voices.approved_for(lesson.id)
    chosen = session.get(CHOSEN_TONGUE)
    return Sounds(
        voice=next((each for each in every if each.tongue == chosen), None),
        others=[each for each in every if each.tongue != chosen],
        words=labels.TONGUES if every else {},
    )


def _lead_on(course: Course, lesson: Lesson, finished: bool) -> ResponseReturnValue:
    if finished:
        return redirect(url_for("learning.course", course_id=course.id), 303)
    history = history_of(signed_in_viewer().person_id, course.id)
    return redirect(after_lesson(course, lesson, history), 303)
