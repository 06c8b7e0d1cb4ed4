"""All courses at a glance, as a page of the documentation: how much each holds, and how current."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rumahbelajar.courses.compiling import read_terms
from rumahbelajar.courses.folder import Folder, read_folder
from rumahbelajar.courses.heads import split_head
from rumahbelajar.courses.linting.courses import pages_of
from rumahbelajar.courses.linting.lengths import mean_length
from rumahbelajar.courses.linting.lesson_passages import lesson_passages
from rumahbelajar.courses.linting.passages import Passage
from rumahbelajar.courses.model import Course
from rumahbelajar.courses.references import Known, find_references
from rumahbelajar.courses.shared import read_shared

NOT_REVIEWED = "belum ditinjau ahli"
_COURSES = (
    *("Course", "Modules", "Lessons", "Meetings", "Questions", "Activities", "Words"),
    *("Mean sentence", "Facts with a source", "Reviewed"),
)
_FIGURES = ("As of", "Figure", "Says", "Source")
_INTRODUCTION = """\
# The courses

Made by `flask courses table --write` from the files in `courses/`; a test tells when it is old.

*Words* are those of lessons, guides to meetings and the summary. *Mean sentence* is in words, as
`flask courses lint` counts; 12 is the most that it lets through in a lesson. *Facts with a source*
are the changing figures and the contacts that a course names by key, and the works it rests on.
"""
_CHANGING = """\
## Figures that change

The oldest come first: they are the first to look up again.
"""


def course_table(root: Path, courses: Iterable[Course]) -> str:
    """Return the page about these whole courses, whose folders are in `root`, as Markdown."""
    known = read_shared(root, [])
    rows = [_row(course, read_folder(root / course.id, []), known) for course in courses]
    figures = sorted(known.figures.values(), key=lambda each: (each.as_of, each.key))
    changing = [
        (each.as_of.isoformat(), f"`{each.key}`", each.text, each.source) for each in figures
    ]
    parts = (_INTRODUCTION, _table(_COURSES, rows), _CHANGING, _table(_FIGURES, changing))
    return "\n".join(parts)


def _row(course: Course, folder: Folder, shared: Known) -> tuple[str, ...]:
    known = replace(shared, glossary={**shared.glossary, **read_terms(folder, shared, [])})
    mean = mean_length(_passages(folder, known))
    return (
        f"{course.title} (`{course.id}`)",
        str(len(course.modules)),
        str(len(course.lesson_numbers)),
        str(len(course.meetings)),
        str(sum(len(quiz.questions) for quiz in course.quizzes())),
        _activities(course),
        f"{_words(course):,}",
        f"{mean:.1f}",
        _sources(course, folder),
        f"{course.reviewed_by}, {course.reviewed_on}" if course.reviewed_by else NOT_REVIEWED,
    )


def _passages(folder: Folder, known: Known) -> Iterator[Passage]:
    """Yield what a reader reads in the lessons, the guides and the summary."""
    for path in pages_of(folder):
        _head, body, first_line = split_head(folder.texts[path])
        yield from lesson_passages(path, body, first_line, known)


def _activities(course: Course) -> str:
    """Return how many activities there are, and of each kind, the most frequent first."""
    kinds = Counter(
        str(activity.content.type) for module in course.modules for activity in module.activities
    )
    each = sorted(kinds.items(), key=lambda found: (-found[1], found[0]))
    named = ", ".join(f"{kind} {count}" if count > 1 else kind for kind, count in each)
    return f"{kinds.total()}: {named}" if kinds else "0"


def _words(course: Course) -> int:
    lessons = sum(lesson.words for lesson in course.lessons())
    guides = sum(guide.words for guide in course.meetings)
    return lessons + guides + (course.sheet.words if course.sheet else 0)


def _sources(course: Course, folder: Folder) -> str:
    named = {(each.kind, each.key) for each in find_references(folder.texts.values())}
    kinds = Counter(kind for kind, _key in named)
    figures, contacts, works = kinds["figure"], kinds["contact"], len(course.sources)
    total = figures + contacts + works
    return f"{total}: figures {figures}, contacts {contacts}, works {works}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
