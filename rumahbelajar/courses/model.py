"""The compiled course: everything validated and rendered, ready to show and to mark."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, Self

from pydantic import Field

from rumahbelajar.activities import Activity
from rumahbelajar.courses.authored import (
    CourseEntry,
    LessonHead,
    ModuleEntry,
    QuizEntry,
    SummaryHead,
)
from rumahbelajar.courses.compiled import Compiled
from rumahbelajar.courses.entries import Contact, Figure, Term
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.questions import BaseQuestion

__all__ = ["Contact", "Course", "Figure", "Lesson", "Module", "ModuleActivity", "Quiz", "Summary"]
__all__ += ["Term", "media_url"]
"""The names of the parts of a course, and of what its lessons refer to."""


def _hash_of_id(named: "Lesson | Quiz | ModuleActivity | Module | Course") -> int:
    """Return the hash of the id; that of all words within takes a thousand times as long."""
    return hash(named.id)


class Lesson(LessonHead, Compiled):
    """A lesson: `html` is safe to show as it is, `words` counts what a learner reads.

    `id` is `<course>/<module>/<lesson>` and stays the same when files are renumbered.
    `activities` are the slugs of those it shows, `audio_bytes` the size of its recording, and
    `figures` those it names, whose sources are told at its end.
    """

    id: str
    slug: str
    html: str
    words: int
    activities: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    audio_bytes: int = 0

    __hash__ = _hash_of_id


class Summary(SummaryHead, Compiled):
    """What a course comes to, on one sheet of paper; `html` is safe to show as it is."""

    html: str
    words: int
    figures: tuple[Figure, ...] = ()


class Quiz(QuizEntry, Compiled):
    """A quiz; `id` is `<course>/<module>/quiz`, `<course>/pretest` or `<course>/posttest`."""

    id: str
    kind: Literal["pretest", "module", "posttest"]

    __hash__ = _hash_of_id

    @property
    def gives_mark(self) -> bool:
        """Whether any of its questions is graded; else there is nothing to be marked."""
        return any(question.is_graded for question in self.questions)

    def question(self, question_id: str) -> BaseQuestion | None:
        """Return the question with this id, or None."""
        return next((each for each in self.questions if each.id == question_id), None)


class ModuleActivity(Compiled):
    """An activity in its place; `id` is `<course>/<module>/<slug>`.

    `lesson` is the slug of the first lesson of the module that shows it.
    """

    id: str
    slug: str
    lesson: str
    content: Activity

    __hash__ = _hash_of_id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.content.title

    @property
    def module(self) -> str:
        """The slug of its module."""
        return self.id.split("/")[1]


class Module(ModuleEntry, Compiled):
    """A module: at least one lesson, and perhaps activities and a quiz."""

    id: str
    slug: str
    lessons: tuple[Lesson, ...]
    activities: tuple[ModuleActivity, ...] = ()
    quiz: Quiz | None = None

    __hash__ = _hash_of_id


class Course(CourseEntry, Compiled):
    """A whole course. `version` is the sha256 of everything it was made from.

    `format` is the shape of the stored JSON; a change that old JSON cannot follow gets the next
    number. `media` maps the names of its files to the first 12 hex digits of their sha256.
    """

    format: Literal[1] = 1
    id: str
    version: str
    modules: tuple[Module, ...]
    pretest: Quiz | None = None
    posttest: Quiz | None = None
    sheet: Summary | None = None
    meetings: tuple[Guide, ...] = ()
    glossary: tuple[Term, ...] = ()
    media: dict[str, str] = Field(default_factory=dict)

    __hash__ = _hash_of_id

    @property
    def cover_url(self) -> str | None:
        """The address of the cover picture, or None when there is none."""
        return self.media_url(self.cover.removeprefix("media/")) if self.cover else None

    def media_url(self, name: str) -> str:
        """Return the address of a media file, which changes when its content does."""
        return media_url(self.id, name, self.media[name])

    def lessons(self) -> Iterator[Lesson]:
        """Yield every lesson in reading order."""
        for module in self.modules:
            yield from module.lessons

    @cached_property
    def lesson_numbers(self) -> dict[str, int]:
        """The place of each lesson in reading order, from 1, by its id."""
        return {lesson.id: number for number, lesson in enumerate(self.lessons(), start=1)}

    def lesson(self, lesson_id: str) -> Lesson | None:
        """Return the lesson with this id, or None."""
        return next((each for each in self.lessons() if each.id == lesson_id), None)

    def next_lesson(self, lesson_id: str) -> Lesson | None:
        """Return the lesson after this one, or None after the last and for an unknown id."""
        following = self.lessons()
        for lesson in following:
            if lesson.id == lesson_id:
                return next(following, None)
        return None

    def module(self, module_id: str) -> Module | None:
        """Return the module with this id, or None."""
        return next((each for each in self.modules if each.id == module_id), None)

    def is_sensitive_at(self, content_id: str) -> bool:
        """Whether the course, or the module of what has this id, is about a hard subject."""
        module = self.module("/".join(content_id.split("/")[:2]))
        return self.sensitive or (module is not None and module.sensitive)

    def is_discreet_at(self, content_id: str) -> bool:
        """Whether the page of what has this id must tell nothing: also one on the whole course.

        Its pretest, its posttest and its summary ask and tell of every module.
        """
        whole = {f"{self.id}/pretest", f"{self.id}/posttest", f"{self.id}/summary"}
        return self.is_sensitive_at(content_id) or (
            content_id in whole and any(module.sensitive for module in self.modules)
        )

    def activity(self, activity_id: str) -> ModuleActivity | None:
        """Return the activity with this id, or None."""
        every = (each for module in self.modules for each in module.activities)
        return next((each for each in every if each.id == activity_id), None)

    def quizzes(self) -> Iterator[Quiz]:
        """Yield the pretest, the quiz of each module in order, and the posttest."""
        candidates = (self.pretest, *(module.quiz for module in self.modules), self.posttest)
        yield from (quiz for quiz in candidates if quiz is not None)

    def quiz(self, quiz_id: str) -> Quiz | None:
        """Return the quiz with this id, or None."""
        return next((each for each in self.quizzes() if each.id == quiz_id), None)

    def to_json(self) -> str:
        """Return the course as JSON text that `from_json` reads back, now and later."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return the course that was stored; raise ValueError when the text is not one.

        Every format ever stored must stay readable here: open attempts and certificates rest on
        the version they began with.
        """
        return cls.model_validate_json(text)


def media_url(course_id: str, name: str, digest: str) -> str:
    """Return the address of a course's media file; `digest` makes it safe to cache for ever."""
    return f"/kursus/{course_id}/media/{name}?v={digest}"
