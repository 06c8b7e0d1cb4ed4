"""Inline references: {{contact:key}}, {{figure:key}} and {{term:key|other words}}."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from rumahbelajar.courses.entries import Contact, Figure, Term
from rumahbelajar.courses.faults import quote

REFERENCE = re.compile(r"\{\{([^{}\n]*)\}\}")
_INSIDE = re.compile(r"\s*(contact|figure|term):([a-z0-9-]+)(?:\|([^|]*))?\s*")
_FILES = {"contact": "contacts.yaml", "figure": "figures.yaml", "term": "glossary.yaml"}
_NAMES = {"contact": "kontak", "figure": "angka", "term": "istilah"}


@dataclass(frozen=True)
class Reference:
    """A reference as the author wrote it; `words` only ever stands with a term."""

    kind: str
    key: str
    words: str | None = None


@dataclass(frozen=True)
class Known:
    """Everything that a course may refer to; `unreadable` are the shared files with faults."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    def find(self, reference: Reference) -> Contact | Figure | Term | None:
        """Return what the reference names, or None."""
        named: Mapping[str, Mapping[str, Contact | Figure | Term]] = {
            "contact": self.contacts,
            "figure": self.figures,
            "term": self.glossary,
        }
        return named[reference.kind].get(reference.key)

    def missing(self, reference: Reference) -> tuple[str, str]:
        """Return what to say of a reference that names nothing: the problem and the remedy."""
        file, name = _FILES[reference.kind], _NAMES[reference.kind]
        if file in self.unreadable:
            return (
                f"{name} {quote(reference.key)} belum bisa ditemukan, karena {file} bermasalah",
                f"perbaiki dulu courses/{file}",
            )
        return (
            f"{name} {quote(reference.key)} tidak ada di {file}",
            f"periksa ejaannya, atau tambahkan ke {file}",
        )


def parse_reference(inside: str) -> Reference | None:
    """Return the reference between {{ and }}, or None when it is written wrong."""
    match = _INSIDE.fullmatch(inside)
    if match is None:
        return None
    kind, key, words = match[1], match[2], (match[3] or "").strip() or None
    return None if words and kind != "term" else Reference(kind, key, words)


WRONGLY_WRITTEN = (
    "rujukan {{...}} ini tidak bisa dibaca",
    "tulis {{contact:kunci}}, {{figure:kunci}}, atau {{term:kunci|kata lain}}",
)


def find_references(texts: Iterable[str]) -> Iterator[Reference]:
    """Yield every well-written reference in the texts, in order, repeated as they are."""
    for text in texts:
        for match in REFERENCE.finditer(text):
            reference = parse_reference(match[1])
            if reference is not None:
                yield reference


def as_html(found: Contact | Figure | Term, reference: Reference, *, is_first: bool = True) -> str:
    """Return safe HTML for what a reference names.

    The first that leads to a term has its mark, so that the way back ends where it began. A figure
    is its words alone: a date within would tear the sentence, so its source stands at the end.
    """
    match found:
        case Contact():
            return _linked(found, escape(as_text(found, reference)))
        case Figure():
            return escape(found.text)
        case Term():
            words = escape(as_text(found, reference))
            mark = f' id="{found.mark}"' if is_first else ""
            return f'<a class="term"{mark} href="{found.url}">{words}</a>'


def _linked(contact: Contact, words: str) -> str:
    if contact.address is None:
        return f'<span class="contact">{words}</span>'
    rel = "" if contact.dialled else ' rel="noopener noreferrer"'
    return f'<a class="contact" href="{escape(contact.address)}"{rel}>{words}</a>'


def as_text(found: Contact | Figure | Term, reference: Reference) -> str:
    """Return plain words for what a reference names, as questions show them."""
    match found:
        case Contact():
            return f"{found.name} ({found.number})"
        case Figure():
            return found.text
        case Term():
            return reference.words or found.term
