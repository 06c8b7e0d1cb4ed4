"""The rules of wording over whole courses: every lesson, quiz, activity and shared file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rumahbelajar.courses import summaries
from rumahbelajar.courses.compiling import read_terms
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder, read_folder, read_text
from rumahbelajar.courses.guides import list_guides
from rumahbelajar.courses.heads import split_head
from rumahbelajar.courses.library import course_folders, load_course
from rumahbelajar.courses.linting.abbreviations import (
    abbreviations_of,
    unexplained_abbreviations,
    unknown_abbreviations,
)
from rumahbelajar.courses.linting.lengths import (
    LONGEST_GUIDE,
    LONGEST_LESSON,
    LONGEST_MEAN,
    LONGEST_SUMMARY,
    SHORTEST_GUIDE,
    SHORTEST_LESSON,
    long_paragraphs,
    long_sentences,
    mean_length,
    poor_descriptions,
)
from rumahbelajar.courses.linting.lesson_passages import lesson_passages
from rumahbelajar.courses.linting.numbers import amounts, phone_numbers
from rumahbelajar.courses.linting.passages import Passage
from rumahbelajar.courses.linting.words import banned_words
from rumahbelajar.courses.linting.yaml_passages import yaml_passages
from rumahbelajar.courses.model import Course
from rumahbelajar.courses.modules import list_lessons, list_modules
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.shared import read_shared
from rumahbelajar.courses.yaml_tree import read_yaml

_SHARED = ("contacts.yaml", "figures.yaml", "glossary.yaml")
_PROSE_IN_YAML = ("course.yaml", "module.yaml")
"""YAML files whose words are prose as in a lesson; the amounts of a quiz are invented ones."""
_NOT_WHOLE = "kursus ini belum lolos courses check, jadi panjang pelajarannya belum bisa dihitung"


@dataclass(frozen=True)
class _Beside:
    """What the rules look things up in."""

    known: Known
    abbreviations: frozenset[str]
    numbers: frozenset[str]


def lint(folder: Path) -> list[Fault]:
    """Return where the words are hard to read or will grow old, sorted by file and line.

    It looks at all courses of a courses folder, or at the one course it is. What `check` finds is
    not told again: what cannot be read is passed over.
    """
    if (folder / "course.yaml").exists():
        known = read_shared(folder.parent, [])
        return sorted({*_lint_course(folder, known)})
    known = read_shared(folder, [])
    found = {*_lint_shared(folder, known)}
    for root in course_folders(folder, []):
        found.update(_lint_course(root, known))
    return sorted(found)


def _lint_shared(folder: Path, known: Known) -> Iterator[Fault]:
    for name in _SHARED:
        text = read_text(folder / name, name, []) if (folder / name).exists() else None
        yield from _lint_yaml(text or "", name, _beside(known))


def _lint_course(root: Path, shared: Known) -> Iterator[Fault]:
    folder = read_folder(root, [])
    known = replace(shared, glossary={**shared.glossary, **read_terms(folder, shared, [])})
    beside = _beside(known)
    course, _ = load_course(root, shared)
    if course is None:
        yield Fault(f"{folder.name}/course.yaml", 1, _NOT_WHOLE, "jalankan flask courses check")
    for path, text in folder.texts.items():
        file = f"{folder.name}/{path}"
        if path.endswith(".yaml"):
            yield from _lint_yaml(text, file, beside)
    for path in pages_of(folder):
        yield from _lint_page(folder, path, beside)
    if course is not None:
        yield from _lengths(folder, course)


def pages_of(folder: Folder) -> Iterator[str]:
    """Yield the path of every Markdown file that could be read: lessons, guides, the summary."""
    lessons = (each for module in list_modules(folder) for each in list_lessons(folder, module))
    paths = [*(each.path for each in (*lessons, *list_guides(folder))), summaries.PATH]
    yield from (path for path in paths if path in folder.texts)


def _lint_yaml(text: str, file: str, beside: _Beside) -> Iterator[Fault]:
    tree = read_yaml(text, file, [])
    passages = [] if tree is None else list(yaml_passages(tree, beside.known))
    yield from _look_at(passages, beside)
    if file.endswith(_PROSE_IN_YAML):
        yield from (passage.fault(*found) for passage in passages for found in amounts(passage))


def _lint_page(folder: Folder, path: str, beside: _Beside) -> Iterator[Fault]:
    file = f"{folder.name}/{path}"
    head, body, first_line = split_head(folder.texts[path])
    tree = None if head is None else read_yaml(head, file, [], first_line=2)
    in_head = [] if tree is None else list(yaml_passages(tree, beside.known))
    passages = list(lesson_passages(file, body, first_line, beside.known))
    every = [*in_head, *passages]
    yield from _look_at(every, beside)
    yield from (passage.fault(*found) for passage in every for found in amounts(passage))
    yield from unexplained_abbreviations(passages, beside.abbreviations)
    mean = mean_length(passages)
    if mean > LONGEST_MEAN:
        problem = f"rata-rata kalimat {mean:.1f} kata".replace(".", ",")
        yield Fault(file, 1, problem, f"pendekkan; paling banyak {LONGEST_MEAN} kata")


def _look_at(passages: Sequence[Passage], beside: _Beside) -> Iterator[Fault]:
    """Yield what every piece of text must keep to, wherever it stands."""
    for passage in passages:
        for found in (
            *long_sentences(passage),
            *long_paragraphs(passage),
            *poor_descriptions(passage),
            *banned_words(passage),
            *unknown_abbreviations(passage, beside.abbreviations),
            *phone_numbers(passage, beside.numbers),
        ):
            yield passage.fault(*found)


def _lengths(folder: Folder, course: Course) -> Iterator[Fault]:
    """Yield each lesson that is no lesson yet or more than one, and a summary of many sheets."""
    if course.sheet and course.sheet.words > LONGEST_SUMMARY:
        problem = f"ringkasan {course.sheet.words} kata"
        remedy = f"paling banyak {LONGEST_SUMMARY} kata, supaya muat di satu lembar"
        yield Fault(f"{folder.name}/{summaries.PATH}", 1, problem, remedy)
    by_slug = {module.slug: module for module in course.modules}
    for module in list_modules(folder):
        lessons = by_slug[module.slug].lessons
        for place, lesson in zip(list_lessons(folder, module), lessons, strict=True):
            if not SHORTEST_LESSON <= lesson.words <= LONGEST_LESSON:
                problem = f"pelajaran {lesson.words} kata"
                remedy = f"tulis {SHORTEST_LESSON} sampai {LONGEST_LESSON} kata"
                yield Fault(f"{folder.name}/{place.path}", 1, problem, remedy)
    for place, guide in zip(list_guides(folder), course.meetings, strict=True):
        if not SHORTEST_GUIDE <= guide.words <= LONGEST_GUIDE:
            problem = f"panduan {guide.words} kata"
            remedy = f"tulis {SHORTEST_GUIDE} sampai {LONGEST_GUIDE} kata"
            yield Fault(f"{folder.name}/{place.path}", 1, problem, remedy)


def _beside(known: Known) -> _Beside:
    numbers = frozenset(contact.number for contact in known.contacts.values())
    return _Beside(known, abbreviations_of(known.glossary), numbers)
