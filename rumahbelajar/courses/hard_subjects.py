"""What a course, or a module of it, about a hard subject must keep to, so that it harms nobody.

What somebody writes there could betray them, so nothing is kept of it; and neither may an address,
which stays in the history of a browser (docs/decisions/quick-exit.md).
"""

from collections.abc import Iterator

from rumahbelajar.courses.authored import CourseEntry
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.model import Module, Quiz
from rumahbelajar.courses.modules import list_modules
from rumahbelajar.courses.numbered import Numbered
from rumahbelajar.courses.yaml_tree import Place, read_yaml

BETRAYING = frozenset(
    {
        *("aman", "bahaya", "calo", "dagang", "kekerasan", "korban", "lapor"),
        *("pelecehan", "perdagangan", "tppo", "trafficking"),
    }
)
"""Words that would tell an onlooker what an address is about."""


def check_hard_subjects(
    folder: Folder,
    entry: CourseEntry,
    modules: list[Module],
    tests: tuple[Quiz | None, Quiz | None],
    faults: list[Fault],
) -> None:
    """Add a fault for each thing that could betray somebody; `tests` are pretest and posttest."""
    places = {place.slug: place for place in list_modules(folder)}
    if entry.sensitive:
        faults.extend(betraying(f"{folder.name}/course.yaml", [folder.name]))
        for test in filter(None, tests):
            faults.extend(_written_answers(folder, f"{test.kind}.yaml", test))
    for module in modules:
        if entry.sensitive or module.sensitive:
            faults.extend(_faults_of(folder, places[module.slug], module))


def _faults_of(folder: Folder, place: Numbered, module: Module) -> Iterator[Fault]:
    names = [module.slug, *(each.slug for each in module.lessons)]
    names += [each.slug for each in module.activities]
    yield from betraying(f"{folder.name}/{place.path}", names)
    if module.quiz:
        yield from _written_answers(folder, f"{place.path}/quiz.yaml", module.quiz)
    for activity in module.activities:
        if getattr(activity.content, "kept", False):
            yield from _at(
                folder,
                f"{place.path}/{activity.slug}.yaml",
                ("type",),
                "kegiatan ini menyimpan isian, padahal modulnya sensitif",
                "pakai jenis yang tidak menyimpan, atau tulis kept: false kalau jenisnya boleh",
            )


def _written_answers(folder: Folder, path: str, quiz: Quiz) -> Iterator[Fault]:
    for number, question in enumerate(quiz.questions):
        if not question.is_picked:
            yield from _at(
                folder,
                path,
                ("questions", number, "type"),
                f"jawaban soal {quote(question.id)} ditulis sendiri, padahal bagian ini sensitif",
                "pakai soal pilihan, supaya tidak ada tulisan peserta yang tersimpan",
            )


def betraying(file: str, names: list[str]) -> Iterator[Fault]:
    """Yield a fault for each part of an address that tells an onlooker what it is about."""
    for name in names:
        found = BETRAYING.intersection(name.split("-"))
        if found:
            problem = f"alamat {quote(name)} memberi tahu isinya, padahal bagian ini sensitif"
            remedy = f"beri nama folder atau berkas tanpa kata {quote(min(found))}"
            yield Fault(file, 1, problem, remedy)


def _at(folder: Folder, path: str, place: Place, problem: str, remedy: str) -> Iterator[Fault]:
    tree = read_yaml(folder.texts[path], f"{folder.name}/{path}", [])
    if tree is not None:
        yield tree.fault(place, problem, remedy)
