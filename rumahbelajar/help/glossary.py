"""The glossary: the terms of all courses together, from A to Z, and each by itself."""

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.model import Term


def terms(library: Library) -> list[Term]:
    """Return every term by alphabet; where a course explains a shared term, the shared one stays.

    Each key stands on the page exactly once.
    """
    found: dict[str, Term] = {}
    for course in library.courses.values():
        for term in course.glossary:
            found.setdefault(term.key, term)
    found.update(library.glossary)
    return sorted(found.values(), key=lambda term: (term.term.casefold(), term.key))


def find_term(library: Library, key: str, course_id: str | None) -> Term | None:
    """Return a term of a course, or of all; None when there is no such.

    Without a course it is found in whatever course has it, where it is not shared.
    """
    if course_id is None:
        return next((term for term in terms(library) if term.key == key), None)
    course = library.courses.get(course_id)
    own = course.glossary if course else ()
    return next((term for term in own if term.key == key), None)
