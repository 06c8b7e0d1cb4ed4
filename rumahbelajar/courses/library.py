"""The library: all courses of a folder, and the faults of those that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rumahbelajar.courses.compiling import compile_course
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import read_folder
from rumahbelajar.courses.kept import keep, read_kept
from rumahbelajar.courses.model import Contact, Course, Figure, Term
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.shared import read_shared
from rumahbelajar.courses.versions import version_of
from rumahbelajar.questions.authoring import SLUG

SHARED = "shared"
"""The name under which faults stand that belong to no single course."""


@dataclass(frozen=True)
class Library:
    """Whole courses only, by id; `faults` tells why others are missing, by course id or SHARED."""

    folder: Path
    courses: Mapping[str, Course]
    faults: Mapping[str, tuple[Fault, ...]]
    contacts: Mapping[str, Contact]
    figures: Mapping[str, Figure]
    glossary: Mapping[str, Term]

    def media_path(self, course_id: str, name: str) -> Path | None:
        """Return the path of a media file of a whole course, or None when there is no such."""
        course = self.courses.get(course_id)
        if course is None or name not in course.media:
            return None
        return self.folder / course_id / "media" / name


def load_library(folder: Path, cache: Path | None = None) -> Library:
    """Return every whole course of the folder; a broken one is left out, the others go on.

    With a `cache` folder, courses that were compiled before from the same content are read back.
    """
    shared_faults: list[Fault] = []
    known = read_shared(folder, shared_faults)
    courses: dict[str, Course] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for root in course_folders(folder, shared_faults):
        course, found = load_course(root, known, cache)
        if course is not None:
            courses[course.id] = course
        if found:
            faults[root.name] = tuple(sorted(found))
    if shared_faults:
        faults[SHARED] = tuple(sorted(shared_faults))
    return Library(folder, courses, faults, known.contacts, known.figures, known.glossary)


def load_course(
    root: Path, known: Known, cache: Path | None = None
) -> tuple[Course | None, list[Fault]]:
    """Return the course of one folder, or None with its faults."""
    faults: list[Fault] = []
    folder = read_folder(root, faults)
    version = version_of(folder, known)
    if cache is not None and not faults:
        kept = read_kept(cache, folder.name, version)
        if kept is not None:
            return kept, []
    course = compile_course(folder, known, version, faults)
    if course is not None and cache is not None:
        keep(cache, course)
    return course, faults


def course_folders(folder: Path, faults: list[Fault]) -> list[Path]:
    """Return the folders of the courses, sorted; one whose name cannot be used is a fault."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        faults.append(Fault(".", 1, "folder kursus tidak bisa dibuka", "periksa nama foldernya"))
        return []
    found = [each for each in entries if each.is_dir() and not each.name.startswith((".", "_"))]
    for each in found:
        if not SLUG.fullmatch(each.name):
            remedy = "pakai huruf kecil, angka, dan tanda hubung, misalnya uang-kiriman"
            faults.append(Fault(each.name, 1, "nama folder kursus tidak bisa dipakai", remedy))
    return [each for each in found if SLUG.fullmatch(each.name)]
