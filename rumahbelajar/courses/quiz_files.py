"""Quiz files to quizzes: references become words, then the questions are validated."""

import re
from typing import Any, Literal

from rumahbelajar.courses.authored import QuizEntry
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.model import Quiz
from rumahbelajar.courses.references import (
    REFERENCE,
    WRONGLY_WRITTEN,
    Known,
    as_text,
    parse_reference,
)
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import Place, Tree, read_yaml

QuizKind = Literal["pretest", "module", "posttest"]

_KINDS: dict[str, QuizKind] = {"pretest.yaml": "pretest", "posttest.yaml": "posttest"}


def read_quiz(folder: Folder, path: str, known: Known, faults: list[Fault]) -> Quiz | None:
    """Return the quiz of a file; None when there is no such file, or faults in it."""
    if path not in folder.texts:
        return None
    tree = read_yaml(folder.texts[path], f"{folder.name}/{path}", faults)
    if tree is None:
        return None
    filled = Tree(tree.file, _fill(tree.value, (), tree, known, faults), tree.lines)
    entry = build(QuizEntry, filled, faults)
    if entry is None:
        return None
    if path == "pretest.yaml" and entry.pass_mark is not None:
        remedy = "tulis pass_mark: null"
        faults.append(tree.fault(("pass_mark",), "tes awal tidak memakai nilai lulus", remedy))
    return Quiz(id=_quiz_id(folder.name, path), kind=_KINDS.get(path, "module"), **dict(entry))


def _quiz_id(course_id: str, path: str) -> str:
    """Return `course/pretest`, `course/posttest` or `course/module/quiz`."""
    module, _, name = path.removesuffix(".yaml").rpartition("/")
    slug = module.partition("-")[2]
    return "/".join(part for part in (course_id, slug, name) if part)


def _fill(value: Any, place: Place, tree: Tree, known: Known, faults: list[Fault]) -> Any:
    """Return the value with every reference in its texts replaced by the words it names."""
    if isinstance(value, dict):
        return {
            key: _fill(inner, (*place, key), tree, known, faults) for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            _fill(inner, (*place, number), tree, known, faults)
            for number, inner in enumerate(value)
        ]
    return _fill_text(value, place, tree, known, faults) if isinstance(value, str) else value


def _fill_text(text: str, place: Place, tree: Tree, known: Known, faults: list[Fault]) -> str:
    def words(match: re.Match[str]) -> str:
        reference = parse_reference(match[1])
        if reference is None:
            faults.append(tree.fault(place, *WRONGLY_WRITTEN))
            return match[0]
        found = known.find(reference)
        if found is None:
            faults.append(tree.fault(place, *known.missing(reference)))
            return match[0]
        return as_text(found, reference)

    return REFERENCE.sub(words, text)
