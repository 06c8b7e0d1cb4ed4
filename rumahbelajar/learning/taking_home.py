"""A module as one file that needs nothing else: the Wi-Fi ends at the door of the house."""

import re
from dataclasses import dataclass

from flask import render_template

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.model import Course, Lesson, Module, Term
from rumahbelajar.learning.standing_alone import (
    data_url,
    terms_named,
    with_links_within,
    with_pictures,
)

_TO_ACTIVITY = re.compile(r'<p><a class="btn" href="[^"]*/kegiatan/[^"]*/([^"]+)">[^<]*</a></p>')
_HEADING = re.compile(r"<(/?)h([2-5])>")


@dataclass(frozen=True)
class HomeLesson:
    """A lesson whose pictures and sound are part of it; `audio` is an address, "" without sound."""

    lesson: Lesson
    html: str
    audio: str


@dataclass(frozen=True)
class HomeModule:
    """A module to take home, with the terms that its lessons lead to, from A to Z."""

    module: Module
    lessons: tuple[HomeLesson, ...]
    terms: tuple[Term, ...]


def pack(library: Library, course: Course, module: Module) -> HomeModule:
    """Return a module of a whole course with everything that it needs; raise OSError otherwise."""
    lessons = tuple(_pack_lesson(library, course, module, each) for each in module.lessons)
    terms = terms_named(library, course, (lesson.html for lesson in module.lessons))
    return HomeModule(module, lessons, terms)


def _pack_lesson(library: Library, course: Course, module: Module, lesson: Lesson) -> HomeLesson:
    html = _TO_ACTIVITY.sub(lambda match: _told(module, match[1]), lesson.html)
    html = with_pictures(library, course, html)
    html = with_links_within(html, {_lesson_path(each): each.slug for each in module.lessons})
    # The title of the lesson is a heading of the file, so those within it go one deeper.
    html = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}>", html)
    audio = lesson.audio and data_url(library, course, lesson.audio.removeprefix("media/"))
    return HomeLesson(lesson, html, audio or "")


def _told(module: Module, slug: str) -> str:
    """Return an activity as paper: its page works in the house alone."""
    found = next((each for each in module.activities if each.slug == slug), None)
    return render_template("learning/home_activity.html", content=found.content) if found else ""


def _lesson_path(lesson: Lesson) -> str:
    course_id, module, slug = lesson.id.split("/")
    return f"/kursus/{course_id}/pelajaran/{module}/{slug}"
