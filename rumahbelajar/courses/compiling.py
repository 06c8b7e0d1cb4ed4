"""A course folder to a course: every file read, every rule checked, every lesson rendered."""

from collections.abc import Mapping
from dataclasses import replace

from rumahbelajar.courses.activity_files import ActivityFile, read_activities
from rumahbelajar.courses.authored import CourseEntry, TermEntry
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.guides import check_quizzes, list_guides, read_guides
from rumahbelajar.courses.hard_subjects import check_hard_subjects
from rumahbelajar.courses.media import check_media
from rumahbelajar.courses.model import Course, Module, Quiz, Term, media_url
from rumahbelajar.courses.modules import check_names, lesson_addresses, list_modules, read_module
from rumahbelajar.courses.page import Surroundings
from rumahbelajar.courses.quiz_files import check_scales, read_quiz
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.shared import as_terms, read_entries
from rumahbelajar.courses.summaries import read_summary
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.versions import media_digest
from rumahbelajar.courses.yaml_tree import Tree, read_yaml

Activities = Mapping[str, tuple[ActivityFile, ...]]
"""The activity files of each module folder."""


def compile_course(
    folder: Folder, shared: Known, version: str, faults: list[Fault]
) -> Course | None:
    """Return the whole course; None when the list holds a fault, from here or from before."""
    media = {name: media_digest(data) for name, data in folder.media.items()}
    for name, data in folder.media.items():
        check_media(name, data, f"{folder.name}/media/{name}", faults)
    tree = _read_tree(folder, "course.yaml", faults)
    entry = None if tree is None else build(CourseEntry, tree, faults)
    terms = read_terms(folder, shared, faults)
    known = replace(shared, glossary={**shared.glossary, **terms})
    places = [place.path for place in list_modules(folder)]
    activities = read_activities(folder, places, known, faults)
    around = _surroundings(folder, known, media, activities)
    modules = _read_modules(folder, around, activities, faults)
    sheet = read_summary(folder, around, faults)
    meetings = read_guides(folder, around, faults)
    check_quizzes(folder, meetings, modules, faults)
    pretest = read_quiz(folder, "pretest.yaml", known, faults)
    posttest = read_quiz(folder, "posttest.yaml", known, faults)
    check_scales(folder, pretest, posttest, faults)
    if tree is not None and entry is not None:
        _check_cover(entry, tree, folder, faults)
        _check_completion(entry, tree, folder, faults)
        _check_mark(entry, tree, posttest, faults)
        check_hard_subjects(folder, entry, modules, (pretest, posttest), faults)
    if faults or entry is None:
        return None
    return Course(
        id=folder.name,
        version=version,
        modules=tuple(modules),
        pretest=pretest,
        posttest=posttest,
        sheet=sheet,
        meetings=tuple(meetings),
        glossary=tuple(terms.values()),
        media=media,
        **dict(entry),
    )


def _read_tree(folder: Folder, path: str, faults: list[Fault]) -> Tree | None:
    """Return the tree of a file that the course must have."""
    file = f"{folder.name}/{path}"
    if path not in folder.paths:
        faults.append(Fault(file, 1, f"berkas {path} tidak ada", "buat berkas ini"))
    return read_yaml(folder.texts[path], file, faults) if path in folder.texts else None


def read_terms(folder: Folder, shared: Known, faults: list[Fault]) -> dict[str, Term]:
    """Return the course's own terms; none may have the key of a shared one."""
    if "glossary.yaml" not in folder.texts:
        return {}
    tree = read_yaml(folder.texts["glossary.yaml"], f"{folder.name}/glossary.yaml", faults)
    if tree is None:
        return {}
    for key in tree.value:
        if key in shared.glossary:
            problem = f"istilah {quote(key)} sudah ada di glosarium bersama"
            faults.append(tree.fault((key,), problem, "hapus, atau pakai kunci lain"))
    return as_terms(read_entries(tree, TermEntry, faults), folder.name)


def _read_modules(
    folder: Folder, around: Surroundings, activities: Activities, faults: list[Fault]
) -> list[Module]:
    places = list_modules(folder)
    check_names(folder, faults)
    if not places:
        remedy = "buat folder 01-nama-modul dengan module.yaml dan pelajaran"
        faults.append(Fault(folder.name, 1, "kursus tanpa modul", remedy))
    modules = [
        read_module(folder, place, around, activities[place.path], faults) for place in places
    ]
    return [module for module in modules if module is not None]


def _surroundings(
    folder: Folder, known: Known, media: dict[str, str], activities: Activities
) -> Surroundings:
    return Surroundings(
        lesson_addresses(folder),
        _media_addresses(folder, media),
        known,
        {file.path: file.doorway for files in activities.values() for file in files},
    )


def _media_addresses(folder: Folder, media: dict[str, str]) -> dict[str, str]:
    names = [path.removeprefix("media/") for path in folder.paths if path.startswith("media/")]
    return {name: media_url(folder.name, name, media.get(name, "")) for name in names}


def _check_cover(entry: CourseEntry, tree: Tree, folder: Folder, faults: list[Fault]) -> None:
    if entry.cover is not None and entry.cover not in folder.paths:
        problem = f"gambar sampul {quote(entry.cover)} tidak ada"
        faults.append(tree.fault(("cover",), problem, "simpan gambarnya di folder media"))


def _check_completion(entry: CourseEntry, tree: Tree, folder: Folder, faults: list[Fault]) -> None:
    if entry.completion.posttest != "not_required" and "posttest.yaml" not in folder.paths:
        problem = "aturan selesai meminta tes akhir yang tidak ada"
        remedy = 'buat posttest.yaml, atau tulis "not_required"'
        faults.append(tree.fault(("completion", "posttest"), problem, remedy))
    _check_meetings(entry, tree, len(list_guides(folder)), faults)


def _check_mark(entry: CourseEntry, tree: Tree, posttest: Quiz | None, faults: list[Fault]) -> None:
    """Add a fault where a posttest must be passed that gives no mark: nobody could ever finish."""
    if entry.completion.posttest == "passed" and posttest and posttest.pass_mark is None:
        problem = "tes akhir harus lulus, tetapi tanpa nilai lulus"
        remedy = 'beri pass_mark pada posttest.yaml, atau tulis "submitted"'
        faults.append(tree.fault(("completion", "posttest"), problem, remedy))


def _check_meetings(entry: CourseEntry, tree: Tree, guides: int, faults: list[Fault]) -> None:
    """Add a fault where more meetings are asked for than have a guide, or than can be told of."""
    rule = entry.completion.meetings
    if rule is None:
        return
    place = ("completion", "meetings")
    if rule.attended > guides:
        problem = (
            f"aturan selesai meminta hadir {rule.attended} kali, panduan pertemuan ada {guides}"
        )
        remedy = f"tulis paling banyak {guides}, atau tambahkan panduan di folder meetings"
        if not guides:
            remedy = "hapus bagian meetings ini, atau tambahkan panduan di folder meetings"
        faults.append(tree.fault((*place, "attended"), problem, remedy))
    elif rule.commitments >= guides:
        problem = "komitmen dari pertemuan terakhir tidak sempat ditanyakan hasilnya"
        faults.append(
            tree.fault((*place, "commitments"), problem, f"tulis paling banyak {guides - 1}")
        )
