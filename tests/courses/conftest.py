"""What the tests of course packages share: a folder, and a way to spoil one thing in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from tests.courses.sample import FILES, write_courses

Spoil = Callable[..., list[str]]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Write the sample with one text replaced in one file, and return the faults as lines."""

    def replace_and_check(path: str, old: str, new: str) -> list[str]:
        assert old in FILES[path], f"{old!r} is not in the sample's {path}"
        write_courses(tmp_path, **{path: FILES[path].replace(old, new, 1)})
        return [str(fault) for fault in check(tmp_path)]

    return replace_and_check
