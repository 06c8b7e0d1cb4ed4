"""References in YAML files become the words they name, before the values are validated."""

import re
from typing import Any

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.references import (
    REFERENCE,
    WRONGLY_WRITTEN,
    Known,
    as_text,
    parse_reference,
)
from rumahbelajar.courses.yaml_tree import Place, Tree


def fill(tree: Tree, known: Known, faults: list[Fault]) -> Tree:
    """Return the tree with every {{...}} in its texts replaced; one that names nothing stays."""
    return Tree(tree.file, _fill(tree.value, (), tree, known, faults), tree.lines)


def _fill(value: Any, place: Place, tree: Tree, known: Known, faults: list[Fault]) -> Any:
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
