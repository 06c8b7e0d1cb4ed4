"""Checking courses before they are published: every fault at once, each on a line of its own."""

from collections.abc import Callable
from pathlib import Path

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.library import load_course, load_library
from rumahbelajar.courses.shared import read_shared


def check(folder: Path) -> list[Fault]:
    """Return the faults of all courses in a courses folder, or of the one course it is."""
    if (folder / "course.yaml").exists():
        faults: list[Fault] = []
        known = read_shared(folder.parent, faults)
        return sorted({*faults, *load_course(folder, known)[1]})
    return sorted({fault for told in load_library(folder).faults.values() for fault in told})


def report(folder: Path, find: Callable[[Path], list[Fault]] = check) -> tuple[list[str], int]:
    """Return the lines to print and the exit code: 0 when there is no fault, else 1.

    `find` looks for the faults. Paths begin as the folder was given, so that a terminal or an
    editor can open them.
    """
    root = folder.parent if (folder / "course.yaml").exists() else folder
    faults = find(folder)
    if not faults:
        return [f"Tidak ada kesalahan di {root.as_posix()}."], 0
    return [*(f"{root.as_posix()}/{fault}" for fault in faults), _summary(faults)], 1


def _summary(faults: list[Fault]) -> str:
    files = len({fault.file for fault in faults})
    return f"{len(faults)} kesalahan di {files} berkas."
