"""A module as one file that needs nothing else: the Wi-Fi ends at the door of the house."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.media import MEDIA_TYPES
from rumahbelajar.courses.model import Course, Lesson, Module, Term

_PICTURE = re.compile(r'<img src="/kursus/[^"/]+/media/([^"?]+)[^"]*"([^>]*) loading="lazy">')
_LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
_TO_ACTIVITY = re.compile(r'<p><a class="btn" href="[^"]*/kegiatan/[^"]*/([^"]+)">[^<]*</a></p>')
_ADDRESS = re.compile(r'href="([^"]+)"')
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
    known = [*library.glossary.values(), *course.glossary]
    return HomeModule(module, lessons, tuple(_named(known, module.lessons)))


def _pack_lesson(library: Library, course: Course, module: Module, lesson: Lesson) -> HomeLesson:
    def picture(match: re.Match[str]) -> str:
        return f'<img src="{_data_url(library, course, match[1])}"{match[2]}>'

    html = _TO_ACTIVITY.sub(lambda match: _told(module, match[1]), lesson.html)
    html = _PICTURE.sub(picture, html)
    html = _LINK.sub(lambda match: _link(module, match[1], match[2]), html)
    # The title of the lesson is a heading of the file, so those within it go one deeper.
    html = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}>", html)
    audio = lesson.audio and _data_url(library, course, lesson.audio.removeprefix("media/"))
    return HomeLesson(lesson, html, audio or "")


def _told(module: Module, slug: str) -> str:
    """Return an activity as paper: its page works in the house alone."""
    found = next((each for each in module.activities if each.slug == slug), None)
    return render_template("learning/home_activity.html", content=found.content) if found else ""


def _link(module: Module, attributes: str, words: str) -> str:
    """Return a link that works within the file or needs nothing of ours; else its words."""
    address = _ADDRESS.search(attributes)
    target = address[1] if address else ""
    if target.startswith(("tel:", "https:")):
        return f"<a {attributes}>{words}</a>"
    if 'class="term"' in attributes:
        return f'<a class="term" href="#arti-{target.rpartition("/")[2]}">{words}</a>'
    inside = {_lesson_path(lesson): lesson.slug for lesson in module.lessons}
    return f'<a href="#{inside[target]}">{words}</a>' if target in inside else words


def _lesson_path(lesson: Lesson) -> str:
    course_id, module, slug = lesson.id.split("/")
    return f"/kursus/{course_id}/pelajaran/{module}/{slug}"


def _named(known: Iterable[Term], lessons: Iterable[Lesson]) -> list[Term]:
    named = {address for lesson in lessons for address in _ADDRESS.findall(lesson.html)}
    return sorted((term for term in known if term.url in named), key=lambda each: each.term.lower())


def _data_url(library: Library, course: Course, name: str) -> str:
    path = library.media_path(course.id, name)
    if path is None:
        raise FileNotFoundError(name)
    kind = MEDIA_TYPES[name.rpartition(".")[2]]
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
