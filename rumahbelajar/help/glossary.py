"""The glossary: the terms of all courses together, from A to Z, and each by itself."""

from itertools import groupby

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.model import Term

MOST_FOUND = 40
"""As many as a small phone loads at once; whoever gets more can ask for less."""


def terms(library: Library) -> list[Term]:
    """Return every term by alphabet, each name once, whatever key a course has it under.

    Where a course explains a shared term too, the shared words stay; else the first course's.
    """
    found: dict[str, Term] = {}
    for term in _every(library):
        found.setdefault(term.term.casefold(), term)
    return [found[name] for name in sorted(found)]


def by_letter(found: list[Term]) -> list[tuple[str, list[Term]]]:
    """Return terms that stand by alphabet under their first letter."""
    return [
        (letter, list(those))
        for letter, those in groupby(found, lambda term: term.term[:1].upper())
    ]


def search(library: Library, text: str) -> list[Term]:
    """Return the terms in which every word of a text stands, those named so before the others."""
    words = text.casefold().split()
    found = [term for term in terms(library) if _has_all(f"{term.term} {term.meaning}", words)]
    return sorted(found, key=lambda term: not _has_all(term.term, words))


def find_term(library: Library, key: str, course_id: str | None) -> Term | None:
    """Return a term of a course, or of all; None when there is no such.

    Without a course it is found in whatever course has it, where it is not shared.
    """
    if course_id is None:
        return next((term for term in _every(library) if term.key == key), None)
    course = library.courses.get(course_id)
    own = course.glossary if course else ()
    return next((term for term in own if term.key == key), None)


def _every(library: Library) -> tuple[Term, ...]:
    own = (term for course in library.courses.values() for term in course.glossary)
    return (*library.glossary.values(), *own)


def _has_all(text: str, words: list[str]) -> bool:
    plain = text.casefold()
    return all(word in plain for word in words)
