"""The amounts that a tool names by key, looked up before its file is validated."""

from typing import Any

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.references import Known, Reference
from rumahbelajar.courses.yaml_tree import Tree

_FIELD = "amounts"


def with_amounts(
    model: type[BaseActivity], tree: Tree, known: Known, faults: list[Fault]
) -> Tree | None:
    """Return the tree with the amount at each key that it names; None where one is not there."""
    named = tree.value.get(_FIELD)
    if _FIELD not in model.model_fields or not isinstance(named, dict):
        return tree
    found = {name: _amount(tree, name, key, known, faults) for name, key in named.items()}
    if None in found.values():
        return None
    return Tree(tree.file, {**tree.value, _FIELD: found}, tree.lines)


def _amount(
    tree: Tree, name: str, key: object, known: Known, faults: list[Fault]
) -> dict[str, Any] | None:
    place = (_FIELD, name)
    if not isinstance(key, str):
        remedy = "tulis satu kunci dari figures.yaml, misalnya iuran-sebelum"
        faults.append(tree.fault(place, f"isian {quote(name)} bukan kunci angka", remedy))
        return None
    figure = known.figures.get(key)
    if figure is None:
        faults.append(tree.fault(place, *known.missing(Reference("figure", key))))
        return None
    if figure.amount is None:
        problem = f"angka {quote(key)} belum punya amount"
        faults.append(tree.fault(place, problem, "tambahkan amount di figures.yaml"))
        return None
    return {"key": key, "amount": figure.amount}
