"""A lesson may have somebody read it: `audio` and `transcript` in its head."""

from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from tests.courses.sample import FILES, write_courses

LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
SOUND = b"\xff\xfb" + bytes(700)


def with_head(lines: str) -> dict[str, str | bytes]:
    """Return the sample's lesson with these lines in its head, and a recording."""
    text = FILES[LESSON].replace("minutes: 5\n", f"minutes: 5\n{lines}", 1)
    return {LESSON: text, "uang-kita/media/lesson.mp3": SOUND}


def test_the_lesson_knows_its_recording_and_how_large_it_is(tmp_path: Path) -> None:
    lines = "audio: media/lesson.mp3\ntranscript: |-\n  Ibu, Bapak.\n\n  Uang datang.\n"
    folder = write_courses(tmp_path, **with_head(lines))
    course = load_library(folder).courses["uang-kita"]
    lesson = next(course.lessons())
    assert (lesson.audio, lesson.audio_bytes) == ("media/lesson.mp3", 702)
    assert lesson.transcript == "Ibu, Bapak.\n\nUang datang."


def test_a_lesson_needs_none(tmp_path: Path) -> None:
    lesson = next(load_library(write_courses(tmp_path)).courses["uang-kita"].lessons())
    assert (lesson.audio, lesson.audio_bytes, lesson.transcript) == (None, 0, None)


@pytest.mark.parametrize(
    ("lines", "place", "problem"),
    [
        ("audio: media/lain.mp3\n", 4, 'rekaman "media/lain.mp3" tidak ada'),
        ("audio: media/amplop.svg\n", 4, ""),
        ("audio: ../lesson.mp3\n", 4, ""),
        ("transcript: Halo.\n", 4, "ada transcript tanpa rekaman"),
    ],
)
def test_what_does_not_fit_is_told_on_its_line(
    tmp_path: Path, lines: str, place: int, problem: str
) -> None:
    faults = [str(fault) for fault in check(write_courses(tmp_path, **with_head(lines)))]
    assert any(fault.startswith(f"{LESSON}:{place}: {problem}") for fault in faults), faults
