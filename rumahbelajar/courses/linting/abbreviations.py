"""Abbreviations: every one has its meaning in a glossary, and is explained where it comes first."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rumahbelajar.courses.entries import Term
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.linting.passages import Found, Passage

_ABBREVIATION = re.compile(
    r"(?<![\w.@])(?<![a-z]/)(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]+(?![A-Za-z])"
)
_ROMAN = re.compile(r"[IVX]+")
EVERYDAY = frozenset({"HP", "TV", "SD", "SMP", "SMA", "SMK", "RT", "RW", "ATM", "SMS"})
"""Abbreviations that are the words everybody uses: nobody knows the long form better."""


def abbreviations_of(glossary: Mapping[str, Term]) -> frozenset[str]:
    """Return the abbreviations that the terms of a glossary explain."""
    return frozenset(match[0] for term in glossary.values() for match in _find(term.term))


def unknown_abbreviations(passage: Passage, explained: frozenset[str]) -> Found:
    """Yield each abbreviation that no glossary explains."""
    for match in _find(passage.text):
        if match[0] not in explained:
            problem = f"singkatan {quote(match[0])} tidak ada di glosarium"
            remedy = "tambahkan ke glossary.yaml, atau tulis kata panjangnya"
            yield match.start(), problem, remedy


def unexplained_abbreviations(
    passages: Iterable[Passage], explained: frozenset[str]
) -> Iterator[Fault]:
    """Yield each abbreviation of a lesson that is neither linked nor spelt out at first use.

    Headings and pictures are passed over: what they name is explained in the text beside them.
    """
    seen: set[str] = set()
    for passage in passages:
        if passage.kind in {"heading", "picture"}:
            continue
        for match in _find(passage.text):
            short = match[0]
            if short in seen or short not in explained:
                continue
            seen.add(short)
            if not (passage.is_linked(match.start()) or _is_spelt_out(passage.text, match)):
                problem = f"singkatan {quote(short)} belum dijelaskan di pelajaran ini"
                remedy = f"pada pemakaian pertama tulis {{{{term:kunci|kata panjang ({short})}}}}"
                yield passage.fault(match.start(), problem, remedy)


def _find(text: str) -> Iterator[re.Match[str]]:
    for match in _ABBREVIATION.finditer(text):
        if match[0] not in EVERYDAY and not _ROMAN.fullmatch(match[0]):
            yield match


def _is_spelt_out(text: str, match: re.Match[str]) -> bool:
    """Whether it stands as `kata panjang (KP)` or `KP (kata panjang)`."""
    before, after = text[: match.start()], text[match.end() :]
    return bool(re.search(r"\w \($", before)) or bool(re.match(r"(?:-nya)? \([^\W\d]{2,}", after))
