"""How far a person is in each course, and what comes next: for the home page and the lists."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.courses.model import Course
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.allowance import Hindrance
from rumahbelajar.learning.history import History, histories_of
from rumahbelajar.learning.meeting_progress import in_one_line
from rumahbelajar.learning.requirements import (
    InMeetings,
    in_meetings,
    is_finished,
    is_met_by_meetings,
)
from rumahbelajar.learning.steps import Kind, State, Step, Way, way_through
from rumahbelajar.library import the_library


class Action(StrEnum):
    """What the button of the next step does."""

    OPEN = "open"
    """A link to `url`."""
    SEND = "send"
    """A form that posts to `url`."""
    NONE = "none"
    """Nothing can be done now; `detail` says why."""


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next in a course."""

    action: Action
    url: str
    title: str
    detail: str
    words: str
    """What stands on the button."""
    opens_at: datetime | None = None
    """When a wait is over, if it is for a wait that nothing can be done."""
    is_sensitive: bool = False
    """Whether it is about a hard subject, so that a shared phone must not offer it unasked."""


@dataclass(frozen=True)
class CourseProgress:
    """How far a person is in one course; `course` is None while it is being mended."""

    course_id: str
    title: str
    url: str
    course: Course | None
    done: int
    total: int
    """Lessons understood or passed over, and lessons in all."""
    skipped: int
    """How many of them were passed over."""
    next_step: NextStep | None
    """None when the course is finished or being mended."""
    completed_on: date | None
    certificate_code: str | None
    by_meetings: InMeetings | None = None
    """How far by coming to the meetings, where that takes the place of lessons."""

    @property
    def led_by(self) -> InMeetings | None:
        """The meetings, for who is further by them than by the lessons."""
        by = self.by_meetings
        return by if by and by.done * self.total > self.done * by.asked else None

    @property
    def bar(self) -> tuple[int, int]:
        """How far of how much, by whichever is further."""
        by = self.led_by
        return (by.done, by.asked) if by else (self.done, self.total)

    @property
    def words(self) -> str:
        """The same in words."""
        if self.led_by:
            return in_one_line(self.led_by)
        so_far = _("%(done)s dari %(total)s pelajaran selesai", done=self.done, total=self.total)
        if not self.skipped:
            return str(so_far)
        return str(_("%(so_far)s, %(count)s dilewati", so_far=so_far, count=self.skipped))


def courses_of(person_id: UUID) -> list[CourseProgress]:
    """Return the courses a person takes or has finished: those to go on with first.

    One query; one more only when a course of theirs is being mended.
    """
    histories = {
        course_id: history
        for course_id, history in histories_of(person_id).items()
        if history.is_enrolled or history.completed_on
    }
    courses = the_library().courses
    broken = [course_id for course_id in histories if course_id not in courses]
    titles = course_versions.titles_of(broken) if broken else {}
    found = [
        progress_in(courses[course_id], history)
        if course_id in courses
        else _mending(course_id, titles.get(course_id, course_id), history)
        for course_id, history in histories.items()
    ]
    return sorted(found, key=lambda each: (each.completed_on is not None, each.title))


def offered(courses: list[CourseProgress], on_own_phone: bool) -> CourseProgress | None:
    """Return the course to go on with first; None when there is none, or none to show unasked.

    On a phone that others use, too, no step about a hard subject is offered: whoever opens the
    home page would see what was read last.
    """
    return next(
        (
            each
            for each in courses
            if each.next_step and (on_own_phone or not each.next_step.is_sensitive)
        ),
        None,
    )


def progress_in(course: Course, history: History, way: Way | None = None) -> CourseProgress:
    """Return how far somebody with this history is in a course; `way`, if it is at hand already."""
    return CourseProgress(
        course_id=course.id,
        title=course.title,
        url=url_for("learning.course", course_id=course.id),
        course=course,
        done=len(course.lesson_numbers.keys() & history.settled),
        total=len(course.lesson_numbers),
        skipped=len(course.lesson_numbers.keys() & history.skipped),
        next_step=next_step(course, history, way),
        completed_on=history.completed_on,
        certificate_code=history.certificate_code,
        by_meetings=in_meetings(course, history.guides, history.told),
    )


def next_step(course: Course, history: History, way: Way | None = None) -> NextStep | None:
    """Return what comes next in a course; None when it is finished."""
    if history.completed_on:
        return None
    if not history.is_enrolled:
        return _enroll(course)
    on = way or way_through(course, history, clock.now())
    step = on.next_step()
    if step:
        return _open(course, history, step, on)
    if is_finished(course, history):
        url = url_for("learning.finish", course_id=course.id)
        detail = _("Semua pelajaran dan tes sudah selesai.")
        if is_met_by_meetings(course, history):
            detail = _("Pertemuan Anda sudah cukup.")
        words = _("Ambil sertifikat")
        return NextStep(
            Action.SEND, url, course.title, detail, words, is_sensitive=course.sensitive
        )
    waiting = on.waiting()
    return _wait(course, waiting) if waiting else None


def hindrance_words(hindrance: Hindrance) -> str:
    """Return why a quiz cannot be begun, in a sentence that shows the way on."""
    words = {
        Hindrance.NOT_ENROLLED: _("Ikuti kursusnya dulu, lalu kembali ke sini."),
        Hindrance.PRETEST_FIRST: _("Kerjakan tes awal dulu."),
        Hindrance.LESSONS_FIRST: _("Terbuka setelah semua pelajaran dan kuis selesai."),
        Hindrance.ONLY_ONCE: _("Tes awal cukup sekali, dan Anda sudah mengerjakannya."),
        Hindrance.NO_TRY_LEFT: _(
            "Kesempatan mencoba sudah habis. Bicarakan dengan petugas rumah belajar."
        ),
        Hindrance.TOO_SOON: _("Istirahat dulu. Baca lagi pelajarannya sebelum mencoba lagi."),
    }
    return str(words[hindrance])


def _enroll(course: Course) -> NextStep:
    return NextStep(
        Action.SEND,
        url_for("learning.enroll", course_id=course.id),
        course.title,
        _("Gratis. Boleh berhenti dan lanjut kapan saja."),
        _("Ikuti kursus ini"),
        is_sensitive=course.sensitive,
    )


def _open(course: Course, history: History, step: Step, way: Way) -> NextStep:
    detail = step.detail
    if step.kind is Kind.LESSON:
        detail = _(
            "Pelajaran %(place)s dari %(total)s · %(length)s",
            place=course.lesson_numbers[step.content.id],
            total=len(course.lesson_numbers),
            length=step.detail,
        )
    is_sensitive = course.is_sensitive_at(step.content.id)
    words = _button(step, way, history)
    return NextStep(Action.OPEN, step.url, step.title, detail, words, is_sensitive=is_sensitive)


def _button(step: Step, way: Way, history: History) -> str:
    begun = step.state is State.BEGUN
    if step is way.pretest:
        words = _("Lanjutkan tes awal") if begun else _("Mulai tes awal")
    elif step is way.posttest:
        words = _("Lanjutkan tes akhir") if begun else _("Mulai tes akhir")
    elif step.kind is Kind.QUIZ:
        words = _("Lanjutkan kuis") if begun else _("Kerjakan kuis")
    else:
        words = _("Lanjut belajar") if history.settled else _("Mulai belajar")
    return str(words)


def _wait(course: Course, step: Step) -> NextStep:
    words = hindrance_words(step.hindrance) if step.hindrance else ""
    is_sensitive = course.is_sensitive_at(step.content.id)
    return NextStep(Action.NONE, step.url, step.title, words, "", step.opens_at, is_sensitive)


def _mending(course_id: str, title: str, history: History) -> CourseProgress:
    return CourseProgress(
        course_id=course_id,
        title=title,
        url=url_for("learning.course", course_id=course_id),
        course=None,
        done=len(history.settled),
        total=len(history.settled),
        skipped=len(history.skipped),
        next_step=None,
        completed_on=history.completed_on,
        certificate_code=history.certificate_code,
    )
