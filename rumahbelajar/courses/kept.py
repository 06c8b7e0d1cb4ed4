"""Compiled courses kept on disk by their content, so that a restart need not compile again."""

import functools
import hashlib
import os
import tempfile
from pathlib import Path

from rumahbelajar import activities, questions
from rumahbelajar.courses.model import Course


def read_kept(cache: Path, course_id: str, version: str) -> Course | None:
    """Return the course that was kept, or None when there is none or it is not whole."""
    try:
        course = Course.from_json(_path(cache, version).read_bytes())
    except (OSError, ValueError):
        return None
    return course if (course.id, course.version) == (course_id, version) else None


def keep(cache: Path, course: Course) -> None:
    """Keep the course; a file that another process writes at the same time stays whole.

    A full or read-only disk is no reason not to serve the course: it is compiled again next time.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(dir=cache, suffix=".tmp")
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(course.to_json())
        Path(written).replace(_path(cache, course.version))
    except OSError:
        Path(written).unlink(missing_ok=True)


def _path(cache: Path, version: str) -> Path:
    name = hashlib.sha256(f"{version} {_program()}".encode()).hexdigest()
    return cache / f"{name}.json"


@functools.cache
def _program() -> str:
    """Return the sha256 of the code that compiles, so that new code never serves old results."""
    digest = hashlib.sha256()
    for package in (__file__, questions.__file__, activities.__file__):
        for path in sorted(Path(package).parent.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
