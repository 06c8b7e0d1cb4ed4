"""Authored values to models; whatever a model refuses becomes a fault with its line."""

import difflib
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.yaml_tree import Place, Tree
from rumahbelajar.questions import TYPES
from rumahbelajar.questions.authoring import Mistake

Model = TypeVar("Model", bound=BaseModel)

_SAID = {
    "string_too_short": ("isian {name} kosong", "isi dengan tulisan"),
    "string_too_long": ("isian {name} terlalu panjang", "singkat sampai {max_length} huruf"),
    "string_type": ("isian {name} harus berupa tulisan", "isi dengan tulisan"),
    "literal_error": ("isian {name} berisi {value}, yang tidak dikenal", "pilih {expected}"),
    "int_parsing": ("isian {name} harus angka bulat", "tulis angka saja, misalnya 70"),
    "int_type": ("isian {name} harus angka", "tulis angka saja, misalnya 70"),
    "int_from_float": ("isian {name} harus angka bulat", "tulis angka saja, misalnya 70"),
    "float_parsing": ("isian {name} harus angka", "tulis angka, misalnya 3 atau 2.5"),
    "bool_parsing": ("isian {name} berisi {value}", "tulis true atau false"),
    "bool_type": ("isian {name} bukan true atau false", "tulis true atau false"),
    "greater_than": ("angka {name} terlalu kecil", "tulis angka di atas {gt:g}"),
    "greater_than_equal": ("angka {name} terlalu kecil", "tulis angka mulai dari {ge}"),
    "less_than_equal": ("angka {name} terlalu besar", "tulis angka paling besar {le:g}"),
    "too_short": ("daftar {name} terlalu pendek", "tulis paling sedikit {min_length}"),
    "too_long": ("daftar {name} terlalu panjang", "tulis paling banyak {max_length}"),
    "tuple_type": ("isian {name} harus berupa daftar", 'tulis tiap butir di baris berawalan "-"'),
    "model_type": ("isian {name} harus berupa isian bernama", 'tulis seperti "title: ..."'),
    "model_attributes_type": ("butir ini bukan soal", 'tulis seperti "type: single_choice"'),
    "union_tag_not_found": ("soal tanpa type", f"tambahkan type: {', '.join(TYPES)}"),
    "union_tag_invalid": ("jenis soal {tag} tidak dikenal", f"pilih {', '.join(TYPES)}"),
    "string_pattern_mismatch": ("isian {name} berisi {value}, bentuknya salah", "{shape}"),
}
_DATES = ("tanggal {name} tidak ada di kalender", "tulis tahun-bulan-hari, misalnya 2026-01-31")
_OTHERWISE = ("isian {name} tidak sah", "bandingkan dengan contoh di kursus lain")
_SHAPES = {
    "media/": "tulis seperti media/nama-gambar.svg",
    "http": "tulis alamat lengkap, misalnya https://contoh.go.id",
    "[0-9]{3,15}": "tulis angka saja tanpa spasi, misalnya +622112345",
}
_SLUG_SHAPE = "pakai huruf kecil, angka, dan tanda hubung, misalnya dana-darurat"


def build(model: type[Model], tree: Tree, faults: list[Fault], within: Place = ()) -> Model | None:
    """Return the model made from the values at a place of the tree; else None, with faults."""
    value: Any = tree.value
    for part in within:
        value = value[part]
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults.extend(_faults(error, model, tree, within))
        return None


def _faults(
    error: ValidationError, model: type[BaseModel], tree: Tree, within: Place
) -> Iterator[Fault]:
    """Yield one fault for each place that the model refused."""
    told: set[tuple[Place, object]] = set()
    for detail in error.errors(include_url=False):
        place, missing = _locate(detail, tree, within)
        if (place, missing) in told or _follows_from_another(detail):
            continue
        told.add((place, missing))
        yield _fault(detail, model, tree, place)


def _locate(detail: ErrorDetails, tree: Tree, within: Place) -> tuple[Place, object]:
    """Return the place in the file, and the name of the field when it is not there.

    Pydantic also names the members of unions on the way; these are no places of the file.
    """
    place = within
    for part in detail["loc"]:
        if (*place, part) in tree.lines:
            place = (*place, part)
    return place, detail["loc"][-1] if detail["type"] == "missing" else None


def _follows_from_another(detail: ErrorDetails) -> bool:
    """Whether a list only counts as too short because items in it were refused."""
    given = detail["input"]
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _fault(detail: ErrorDetails, model: type[BaseModel], tree: Tree, place: Place) -> Fault:
    context = detail.get("ctx", {})
    mistake = context.get("error")
    if isinstance(mistake, Mistake):
        return tree.fault(_deeper(tree, place, mistake.place), mistake.problem, mistake.remedy)
    name = quote(detail["loc"][-1] if detail["loc"] else "?")
    if detail["type"] == "union_tag_invalid":
        place = _deeper(tree, place, ("type",))
    if detail["type"] == "missing":
        return tree.fault(place, f"isian {name} belum ada", f"tambahkan {name}")
    if detail["type"] == "extra_forbidden":
        return tree.fault(place, f"isian {name} tidak dikenal", _did_you_mean(detail, model))
    fallback = _DATES if detail["type"].startswith("date") else _OTHERWISE
    problem, remedy = _SAID.get(detail["type"], fallback)
    words = {
        **context,
        "name": quote(place[-1] if place else "?"),
        "value": quote(detail["input"]),
        "tag": quote(context.get("tag", "")),
        "expected": str(context.get("expected", "")).replace(" or ", " atau "),
        "shape": _shape(str(context.get("pattern", ""))),
    }
    return tree.fault(place, problem.format_map(words), remedy.format_map(words))


def _deeper(tree: Tree, place: Place, further: Place) -> Place:
    """Return the place that a rule pointed at, as far as it exists in the file."""
    for part in further:
        if (*place, part) not in tree.lines:
            break
        place = (*place, part)
    return place


def _did_you_mean(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the advice for an unknown field: the field with the nearest name, if one is near."""
    schema = model.model_json_schema()
    fields = {
        name
        for part in (schema, *schema.get("$defs", {}).values())
        for name in part.get("properties", {})
    }
    near = difflib.get_close_matches(str(detail["loc"][-1]), sorted(fields), n=1)
    return f"hapus, atau tulis {quote(near[0])}" if near else "hapus isian ini"


def _shape(pattern: str) -> str:
    return next((said for key, said in _SHAPES.items() if key in pattern), _SLUG_SHAPE)
