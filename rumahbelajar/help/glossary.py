"""The glossary: the terms of all courses together, each once, from A to Z."""

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.model import Term


def terms(library: Library) -> list[Term]:
    """Return every term by alphabet; where a course explains a shared term, the shared one stays.

    Lessons lead to a term by its key, so each key stands on the page exactly once.
    """
    found: dict[str, Term] = {}
    for course in library.courses.values():
        for term in course.glossary:
            found.setdefault(term.key, term)
    found.update(library.glossary)
    return sorted(found.values(), key=lambda term: (term.term.casefold(), term.key))
