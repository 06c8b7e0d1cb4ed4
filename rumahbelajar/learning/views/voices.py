"""Pages of local voices: sending one in, judging, hearing, and choosing among them."""

import io
from http import HTTPStatus
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, send_file, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, REGISTRAR, STAFF, allow, signed_in_viewer
from rumahbelajar.courses.model import Course, Lesson
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import new_id
from rumahbelajar.learning import sound_files, voices
from rumahbelajar.learning.finding import find_lesson
from rumahbelajar.learning.steps import lesson_url
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.lessons import CHOSEN_TONGUE
from rumahbelajar.learning.voice_forms import VoiceForm
from rumahbelajar.learning.voice_models import MOST_REASON_CHARACTERS, Verdict
from rumahbelajar.library import the_library
from rumahbelajar.people import labels
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.people.models import Tongue
from rumahbelajar.uploads import takes_file


@blueprint.get("/rekaman")
@allow(STAFF)
def recordings() -> ResponseReturnValue:
    """List what waits for who asks, what is heard already, and what they sent in themselves."""
    viewer = signed_in_viewer()
    return render_template(
        "learning/recordings.html",
        waiting=voices.waiting_for(viewer),
        heard=voices.heard_in_area_of(viewer),
        mine=voices.mine(viewer),
        to_record=_to_record() if REGISTRAR.allows(viewer) else [],
        lesson_of=_lesson_of,
        lesson_url=lesson_url,
        tongues=labels.TONGUES,
        time_zone=time_zone_of(viewer.village_code),
    )


@blueprint.get("/kursus/<course_id>/pelajaran/<module>/<slug>/suara")
@allow(REGISTRAR)
def new_recording(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Say how to record a lesson, and take the recording."""
    course, lesson = find_lesson(course_id, module, slug)
    return _form_page(course, lesson, VoiceForm(formdata=None, voice_id=str(new_id())))


@blueprint.post("/kursus/<course_id>/pelajaran/<module>/<slug>/suara/unggah")
@takes_file
@allow(REGISTRAR)
def send_recording(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Keep a recording until a coordinator has heard it."""
    course, lesson = find_lesson(course_id, module, slug)
    form = VoiceForm()
    if not form.validate():
        return _form_page(course, lesson, form), HTTPStatus.UNPROCESSABLE_ENTITY
    upload = request.files.get("recording")
    try:
        voices.send(
            signed_in_viewer(),
            UUID(form.voice_id.data),
            lesson.id,
            Tongue(form.tongue.data),
            upload.stream if upload else io.BytesIO(),
        )
    except Refused as refused:
        form.recording.errors = [refused.sentence]
        return _form_page(course, lesson, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Rekaman sudah terkirim. Peserta mendengarnya setelah disetujui koordinator."))
    db.session.commit()
    return redirect(url_for("learning.recordings"), 303)


@blueprint.get("/rekaman/<uuid:voice_id>")
@allow(LEARNING)
def recording(voice_id: UUID) -> ResponseReturnValue:
    """Send the sound; in parts, as phones ask for it."""
    voice = voices.find(signed_in_viewer(), voice_id)
    response: Response = send_file(
        voices.file_of(voice),
        mimetype=sound_files.media_type(voice.ending),
        etag=voice.sha256,
        conditional=True,
        max_age=0,
    )
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@blueprint.post("/rekaman/<uuid:voice_id>/putuskan")
@allow(STAFF)
def judge_recording(voice_id: UUID) -> ResponseReturnValue:
    """Let others hear a recording, or say why not."""
    verdict = Verdict.APPROVED if request.form.get("putusan") == "setuju" else Verdict.DECLINED
    reason = one_line(request.form.get("reason"))[:MOST_REASON_CHARACTERS]
    voices.judge(signed_in_viewer(), voice_id, verdict, reason)
    flash(
        _("Rekaman itu sekarang bisa didengar peserta. Kalau keliru, tarik kembali di bawah.")
        if verdict is Verdict.APPROVED
        else _("Rekaman itu tidak dipakai. Perekamnya membaca alasan Anda.")
    )
    db.session.commit()
    return redirect(url_for("learning.recordings"), 303)


@blueprint.post("/rekaman/<uuid:voice_id>/tarik-kembali")
@allow(STAFF)
def reopen_recording(voice_id: UUID) -> ResponseReturnValue:
    """Take an approval back: the recording waits again, and nobody hears it meanwhile."""
    voices.reopen(signed_in_viewer(), voice_id)
    flash(_("Rekaman itu ditarik kembali. Peserta tidak mendengarnya sampai Anda memutuskan lagi."))
    db.session.commit()
    return redirect(url_for("learning.recordings"), 303)


@blueprint.post("/rekaman/<uuid:voice_id>/hapus")
@allow(STAFF)
def withdraw_recording(voice_id: UUID) -> ResponseReturnValue:
    """Take a recording away for good."""
    place = voices.withdraw(signed_in_viewer(), voice_id)
    flash(_("Rekaman itu sudah dihapus."))
    db.session.commit()
    place.unlink(missing_ok=True)
    return redirect(url_for("learning.recordings"), 303)


@blueprint.post("/kursus/<course_id>/pelajaran/<module>/<slug>/pilih-suara")
@allow(LEARNING)
def choose_voice(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Remember in which language somebody hears lessons."""
    _course, lesson = find_lesson(course_id, module, slug)
    chosen = request.form.get("suara", "")
    if chosen in set(Tongue):
        session[CHOSEN_TONGUE] = chosen
    else:
        session.pop(CHOSEN_TONGUE, None)
    return redirect(f"{lesson_url(lesson)}?baca=1#suara", 303)


def _form_page(course: Course, lesson: Lesson, form: VoiceForm) -> str:
    return render_template("learning/new_recording.html", course=course, lesson=lesson, form=form)


def _to_record() -> list[Course]:
    """Return the courses whose lessons may be read aloud: not those on hard subjects."""
    return [course for course in the_library().courses.values() if not course.sensitive]


def _lesson_of(lesson_id: str) -> Lesson | None:
    course = the_library().courses.get(lesson_id.partition("/")[0])
    return course.lesson(lesson_id) if course else None
