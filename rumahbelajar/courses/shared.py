"""The files that all courses share: contacts, figures and the common glossary."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from rumahbelajar.courses.authored import ContactEntry, FigureEntry, TermEntry
from rumahbelajar.courses.entries import Contact, Figure, Term
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.folder import read_text
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import Tree, read_yaml
from rumahbelajar.questions.authoring import SLUG, Authored

Entry = TypeVar("Entry", bound=Authored)


def read_shared(root: Path, faults: list[Fault]) -> Known:
    """Return what the shared files hold; an entry with a fault is left out, the others stay."""
    unreadable: set[str] = set()
    contacts = _read(root, "contacts.yaml", ContactEntry, faults, unreadable)
    figures = _read(root, "figures.yaml", FigureEntry, faults, unreadable)
    terms = _read(root, "glossary.yaml", TermEntry, faults, unreadable)
    return Known(
        contacts={key: Contact(key=key, **dict(entry)) for key, entry in contacts.items()},
        figures={key: Figure(key=key, **dict(entry)) for key, entry in figures.items()},
        glossary=as_terms(terms),
        unreadable=frozenset(unreadable),
    )


def read_entries(tree: Tree, model: type[Entry], faults: list[Fault]) -> dict[str, Entry]:
    """Return the entries of a file that maps keys to entries, without those that have faults."""
    entries: dict[str, Entry] = {}
    for key in tree.value:
        if not SLUG.fullmatch(key):
            remedy = "pakai huruf kecil, angka, dan tanda hubung, misalnya dana-darurat"
            faults.append(tree.fault((key,), f"kunci {quote(key)} tidak bisa dipakai", remedy))
            continue
        entry = build(model, tree, faults, (key,))
        if entry is not None:
            entries[key] = entry
    return entries


def as_terms(entries: Mapping[str, TermEntry], course: str = "") -> dict[str, Term]:
    """Return the terms with their keys, as those of a course or of all."""
    return {key: Term(key=key, course=course, **dict(entry)) for key, entry in entries.items()}


def _read(
    root: Path, name: str, model: type[Entry], faults: list[Fault], unreadable: set[str]
) -> dict[str, Entry]:
    """Return the entries of one shared file; a file that is not there holds none."""
    if not (root / name).exists() and not (root / name).is_symlink():
        return {}
    known = len(faults)
    text = read_text(root / name, name, faults)
    tree = None if text is None else read_yaml(text, name, faults)
    entries = {} if tree is None else read_entries(tree, model, faults)
    if len(faults) > known:
        unreadable.add(name)
    return entries
