"""The courses that ship, compiled once for all tests of a run."""

from functools import cache

from rumahbelajar.config import ROOT
from rumahbelajar.courses.library import Library, load_library

COURSES = ROOT / "courses"


@cache
def shipped() -> Library:
    """Return the library of the courses that ship; nobody may change it."""
    return load_library(COURSES)


def ids_of_shipped(having: str = "course.yaml") -> list[str]:
    """Return the ids of those that have a file, by their folders: tests are told apart by them."""
    return sorted(path.parent.name for path in COURSES.glob(f"*/{having}"))
