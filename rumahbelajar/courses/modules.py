"""The module folders of a course: their order, their lessons, activities and quizzes."""

from collections.abc import Sequence

from rumahbelajar.courses.activity_files import (
    ActivityFile,
    activity_paths,
    activity_slug,
    check_shown,
    place_activities,
)
from rumahbelajar.courses.authored import LessonHead, ModuleEntry
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.headed import open_headed
from rumahbelajar.courses.markdown import count_words, render
from rumahbelajar.courses.model import Lesson, Module
from rumahbelajar.courses.numbered import Numbered, doubles, numbered
from rumahbelajar.courses.page import MEETINGS, Surroundings
from rumahbelajar.courses.quiz_files import read_quiz
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import Tree, read_yaml

_NAMES_OF_QUIZZES = {"quiz", "pretest", "posttest"}
_HEAD_MISSING = (
    "kepala pelajaran tidak ada atau tidak ditutup",
    'mulai berkas dengan baris "---", lalu title, minutes, objective, lalu baris "---"',
)


def list_modules(folder: Folder) -> list[Numbered]:
    """Return the module folders that hold something, in order."""
    names = {path.partition("/")[0] for path in folder.paths if "/" in path}
    return [numbered(name) for name in sorted(names - {"media", MEETINGS})]


def list_lessons(folder: Folder, module: Numbered) -> list[Numbered]:
    """Return the lesson files of a module, in order."""
    beginning = f"{module.path}/"
    return [
        numbered(path)
        for path in sorted(folder.paths)
        if path.startswith(beginning) and path.endswith(".md")
    ]


def lesson_addresses(folder: Folder) -> dict[str, str]:
    """Return the address of every lesson by the path of its file."""
    return {
        lesson.path: f"/kursus/{folder.name}/pelajaran/{module.slug}/{lesson.slug}"
        for module in list_modules(folder)
        for lesson in list_lessons(folder, module)
    }


def check_names(folder: Folder, faults: list[Fault]) -> None:
    """Add a fault for each number or name that is taken: by another of its kind, or by a quiz.

    Nor has an activity the name of a lesson beside it, so that an id names one thing.
    """
    modules = list_modules(folder)
    for place in [*modules, *(each for module in modules for each in list_lessons(folder, module))]:
        if place.slug in _NAMES_OF_QUIZZES:
            problem = f"nama {quote(place.slug)} sudah dipakai untuk kuis"
            faults.append(Fault(f"{folder.name}/{place.path}", 1, problem, "beri nama yang lain"))
    faults.extend(doubles(folder.name, modules))
    for module in modules:
        lessons = list_lessons(folder, module)
        faults.extend(doubles(folder.name, lessons))
        taken = {lesson.slug for lesson in lessons} | _NAMES_OF_QUIZZES
        for path in activity_paths(folder, module.path):
            name = activity_slug(path)
            if name in taken:
                problem = f"nama {quote(name)} sudah dipakai pelajaran atau kuis"
                faults.append(Fault(f"{folder.name}/{path}", 1, problem, "beri nama yang lain"))


def read_module(
    folder: Folder,
    place: Numbered,
    around: Surroundings,
    activities: Sequence[ActivityFile],
    faults: list[Fault],
) -> Module | None:
    """Return a module with its lessons and quiz; None, with faults, when something is wrong."""
    entry = _read_entry(folder, place, faults)
    module_id = f"{folder.name}/{place.slug}"
    files = list_lessons(folder, place)
    lessons = [_read_lesson(folder, file, module_id, around, faults) for file in files]
    quiz = read_quiz(folder, f"{place.path}/quiz.yaml", around.known, faults)
    if not files:
        remedy = "tambahkan pelajaran, misalnya 01-nama-pelajaran.md"
        faults.append(Fault(f"{folder.name}/{place.path}", 1, "modul tanpa pelajaran", remedy))
    whole = tuple(lesson for lesson in lessons if lesson is not None)
    if len(whole) == len(lessons):
        check_shown(folder.name, activities, whole, faults)
    if entry is None:
        return None
    return Module(
        id=module_id,
        slug=place.slug,
        lessons=whole,
        activities=tuple(place_activities(module_id, activities, whole)),
        quiz=quiz,
        **dict(entry),
    )


def _read_entry(folder: Folder, place: Numbered, faults: list[Fault]) -> ModuleEntry | None:
    path = f"{place.path}/module.yaml"
    file = f"{folder.name}/{path}"
    if path not in folder.paths:
        remedy = "buat berkas ini dengan title dan summary"
        faults.append(Fault(file, 1, "berkas module.yaml tidak ada", remedy))
    if path not in folder.texts:
        return None
    tree = read_yaml(folder.texts[path], file, faults)
    return None if tree is None else build(ModuleEntry, tree, faults)


def _read_lesson(
    folder: Folder, place: Numbered, module_id: str, around: Surroundings, faults: list[Fault]
) -> Lesson | None:
    opened = open_headed(folder, place.path, around, _HEAD_MISSING, faults)
    if opened is None:
        return None
    page, tree = opened
    html = render(page)
    entry = None if tree is None else build(LessonHead, tree, faults)
    if tree is None or entry is None:
        return None
    _check_audio(entry, tree, folder, faults)
    lesson_id = f"{module_id}/{place.slug}"
    return Lesson(
        id=lesson_id,
        slug=place.slug,
        html=html,
        words=count_words(html),
        activities=tuple(dict.fromkeys(page.activities)),
        figures=tuple(page.figures),
        audio_bytes=len(folder.media.get(entry.audio.removeprefix("media/"), b""))
        if entry.audio
        else 0,
        **dict(entry),
    )


def _check_audio(entry: LessonHead, tree: Tree, folder: Folder, faults: list[Fault]) -> None:
    if entry.audio is not None and entry.audio not in folder.paths:
        problem = f"rekaman {quote(entry.audio)} tidak ada"
        faults.append(tree.fault(("audio",), problem, "simpan rekamannya di folder media"))
