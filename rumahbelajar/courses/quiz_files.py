"""Quiz files to quizzes: references become words, then the questions are validated."""

from typing import Literal

from rumahbelajar.courses.authored import QuizEntry
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.filling import fill
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.model import Quiz
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import read_yaml
from rumahbelajar.questions.scale import Scale

QuizKind = Literal["pretest", "module", "posttest"]

_POSTTEST = "posttest.yaml"
_KINDS: dict[str, QuizKind] = {"pretest.yaml": "pretest", _POSTTEST: "posttest"}


def read_quiz(folder: Folder, path: str, known: Known, faults: list[Fault]) -> Quiz | None:
    """Return the quiz of a file; None when there is no such file, or faults in it."""
    if path not in folder.texts:
        return None
    tree = read_yaml(folder.texts[path], f"{folder.name}/{path}", faults)
    if tree is None:
        return None
    entry = build(QuizEntry, fill(tree, known, faults), faults)
    if entry is None:
        return None
    if path == "pretest.yaml" and entry.pass_mark is not None:
        remedy = "tulis pass_mark: null"
        faults.append(tree.fault(("pass_mark",), "tes awal tidak memakai nilai lulus", remedy))
    return Quiz(id=_quiz_id(folder.name, path), kind=_KINDS.get(path, "module"), **dict(entry))


def check_scales(
    folder: Folder, pretest: Quiz | None, posttest: Quiz | None, faults: list[Fault]
) -> None:
    """Add a fault for each scale of the posttest that is not word for word that of the pretest.

    Only the same question, with the same degrees, tells whether an answer moved.
    """
    if pretest is None or posttest is None:
        return
    for place, question in enumerate(posttest.questions):
        before = pretest.question(question.id)
        if not isinstance(question, Scale) or before == question:
            continue
        tree = read_yaml(folder.texts[_POSTTEST], f"{folder.name}/{_POSTTEST}", [])
        problem = f"skala {quote(question.id)} tidak sama dengan yang di tes awal"
        remedy = "salin soal itu dari pretest.yaml, supaya jawabannya bisa dibandingkan"
        if tree is not None:
            faults.append(tree.fault(("questions", place), problem, remedy))


def _quiz_id(course_id: str, path: str) -> str:
    """Return `course/pretest`, `course/posttest` or `course/module/quiz`."""
    module, _, name = path.removesuffix(".yaml").rpartition("/")
    slug = module.partition("-")[2]
    return "/".join(part for part in (course_id, slug, name) if part)
