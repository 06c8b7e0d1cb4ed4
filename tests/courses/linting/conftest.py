"""What the tests of wording share: a lesson that is clean, and what lint says of one thing more."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rumahbelajar.courses.linting.courses import lint
from tests.courses.sample import FILES, GLOSSARY, write_courses

LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
SECOND_LESSON = "uang-kita/02-anggaran/01-amplop.md"
FIRST_LINE = 6
"""The line of the lesson's file on which the text of a test begins."""

_HEAD = "---\ntitle: Mengapa berangkat\nminutes: 5\nobjective: Anda bisa menabung.\n---\n"
_CLEAN = "Uang datang sebulan sekali. Simpan sebagian di amplop. Tulis jumlahnya di buku.\n\n" * 22
_ENDING = "::: this-week\nSiapkan amplop.\n:::\n"
_TERMS = (
    f"{GLOSSARY}otp:\n  term: OTP\n  meaning: Kode rahasia sekali pakai.\n"
    "ojk:\n  term: OJK\n  meaning: Lembaga yang mengawasi bank.\n"
)

Linted = Callable[..., list[str]]


def lesson(body: str, path: str = LESSON) -> str:
    """Return a lesson that begins with this text, and is otherwise clean and of fitting length.

    It shows the activities of the sample's lesson at the same path.
    """
    shown = "".join(f"{line}\n:::\n\n" for line in re.findall(r"::: activity .*", FILES[path]))
    return f"{_HEAD}{body}\n\n{_CLEAN}{shown}{_ENDING}"


@pytest.fixture
def linted(tmp_path: Path) -> Linted:
    """Return what lint says of a course whose lesson begins with a text, as lines."""

    def write_and_lint(body: str = "", **changes: str) -> list[str]:
        written = {
            "glossary.yaml": _TERMS,
            LESSON: lesson(body),
            SECOND_LESSON: lesson("", SECOND_LESSON),
            **changes,
        }
        write_courses(tmp_path, **written)
        return [str(fault) for fault in lint(tmp_path)]

    return write_and_lint
