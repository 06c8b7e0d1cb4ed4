"""The way through a course: all its steps in order, and where somebody stands on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.courses.model import Course, Lesson, Module, ModuleActivity, Quiz
from rumahbelajar.formats import number
from rumahbelajar.learning.allowance import Hindrance, allowance_of
from rumahbelajar.learning.history import History
from rumahbelajar.learning.requirements import (
    is_met_by_meetings,
    is_required,
    lessons_are_open,
    needs_pretest,
    quiz_is_met,
)


class Kind(StrEnum):
    """What a step is."""

    LESSON = "lesson"
    ACTIVITY = "activity"
    QUIZ = "quiz"


class State(StrEnum):
    """Where somebody stands with a step."""

    DONE = "done"
    SKIPPED = "skipped"
    BEGUN = "begun"
    OPEN = "open"
    CLOSED = "closed"


class Step(NamedTuple):
    """A lesson, activity or quiz on the way; most are only drawn, so its words come when asked."""

    kind: Kind
    content: Lesson | ModuleActivity | Quiz
    state: State
    is_required: bool
    hindrance: Hindrance | None = None
    """Why it is closed."""
    opens_at: datetime | None = None

    @property
    def awaits_pretest(self) -> bool:
        """Whether it is closed because the pretest comes first: so is a lesson, always."""
        return self.state is State.CLOSED and self.hindrance in {None, Hindrance.PRETEST_FIRST}

    @property
    def title(self) -> str:
        """What it is called."""
        return self.content.title

    @property
    def detail(self) -> str:
        """What it asks for: "6 menit", "Kegiatan" or "5 soal"."""
        match self.content:
            case Lesson():
                return str(_("%(count)s menit", count=self.content.minutes))
            case Quiz():
                count = len(self.content.questions)
                return str(ngettext("%(num)s soal", "%(num)s soal", count))
        return str(_("Kegiatan"))

    @property
    def url(self) -> str:
        """Its address."""
        match self.content:
            case Lesson():
                return lesson_url(self.content)
            case Quiz():
                return quiz_url(self.content)
        return activity_url(self.content)


@dataclass(frozen=True)
class Stretch:
    """A module with its steps."""

    module: Module
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Way:
    """All steps of a course in order: the pretest, the modules, the posttest."""

    pretest: Step | None
    stretches: tuple[Stretch, ...]
    posttest: Step | None

    def __iter__(self) -> Iterator[Step]:
        if self.pretest:
            yield self.pretest
        for stretch in self.stretches:
            yield from stretch.steps
        if self.posttest:
            yield self.posttest

    @property
    def awaits_pretest(self) -> bool:
        """Whether some of it is closed because the pretest comes first."""
        return any(step.awaits_pretest for step in self)

    def next_step(self) -> Step | None:
        """Return the first required step that can be gone now, or None."""
        return next(
            (step for step in self if step.is_required and step.state in {State.OPEN, State.BEGUN}),
            None,
        )

    def waiting(self) -> Step | None:
        """Return the first required step that is closed for now, or None."""
        return next(
            (step for step in self if step.is_required and step.state is State.CLOSED), None
        )


def way_through(course: Course, history: History, now: datetime) -> Way:
    """Return the way through a course as it is for who has this history."""

    def quiz(each: Quiz | None) -> Step | None:
        return None if each is None else _quiz_step(course, each, history, now)

    def stretch(module: Module) -> Stretch:
        steps = list(_steps_before_quiz(course, module, history))
        last = quiz(module.quiz)
        return Stretch(module, tuple([*steps, last] if last else steps))

    return Way(quiz(course.pretest), tuple(map(stretch, course.modules)), quiz(course.posttest))


def hours(length: float) -> str:
    """Return a number of hours as it is written: "1,5", and "2" without a fraction."""
    return number(round(length * 10), 1)


def lesson_url(lesson: Lesson) -> str:
    """Return the address of a lesson."""
    course_id, module, slug = lesson.id.split("/")
    return url_for("learning.lesson", course_id=course_id, module=module, slug=slug)


def activity_url(activity: ModuleActivity) -> str:
    """Return the address of an activity."""
    course_id, module, slug = activity.id.split("/")
    return url_for("learning.activity", course_id=course_id, module=module, slug=slug)


def quiz_url(quiz: Quiz) -> str:
    """Return the address of a quiz."""
    return url_for("learning.quiz", quiz_id=quiz.id)


def _steps_before_quiz(course: Course, module: Module, history: History) -> Iterator[Step]:
    """Yield each lesson of a module, and after it the activities that it is the first to show."""
    not_done = State.OPEN if lessons_are_open(course, history) else State.CLOSED
    asked = not is_met_by_meetings(course, history)
    for lesson in module.lessons:
        yield Step(Kind.LESSON, lesson, _state_of(lesson, history) or not_done, is_required=asked)
        for each in module.activities:
            if each.lesson == lesson.slug:
                yield Step(
                    Kind.ACTIVITY,
                    each,
                    State.DONE if each.id in history.activities else not_done,
                    is_required=False,
                )


def _state_of(lesson: Lesson, history: History) -> State | None:
    if lesson.id in history.lessons:
        return State.DONE
    return State.SKIPPED if lesson.id in history.skipped else None


def _quiz_step(course: Course, quiz: Quiz, history: History, now: datetime) -> Step:
    allowance = allowance_of(course, quiz, history, now)
    if quiz_is_met(course, quiz, history):
        state = State.DONE
    elif quiz.id in history.open_attempts:
        state = State.BEGUN
    else:
        state = State.OPEN if allowance.hindrance is None else State.CLOSED
    return Step(
        Kind.QUIZ,
        quiz,
        state,
        is_required=is_required(course, quiz, history)
        or (quiz.kind == "pretest" and needs_pretest(course, history)),
        hindrance=None if state is not State.CLOSED else allowance.hindrance,
        opens_at=allowance.opens_at,
    )
