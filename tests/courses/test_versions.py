"""A course version names everything the course was made from, and nothing else."""

from pathlib import Path

import pytest

from rumahbelajar.activities.scenario import Scenario
from rumahbelajar.activities.tool import Tool
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from tests.courses.sample import FILES, write_courses

STORED_WITH_ACTIVITIES = Path(__file__).with_name("stored_format_1_activities.json")
STORED = Path(__file__).with_name("stored_format_1.json")


def version_of(root: Path, **changes: str | bytes | None) -> str:
    return load_library(write_courses(root, **changes)).courses["uang-kita"].version


@pytest.fixture
def version(tmp_path: Path) -> str:
    return version_of(tmp_path / "before")


def test_version_is_a_sha256_and_the_same_each_time(tmp_path: Path, version: str) -> None:
    assert len(version) == 64
    assert version == version_of(tmp_path / "after")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("uang-kita/course.yaml", "Uang Kita", "Uang Kami"),
        ("uang-kita/01-tujuan/01-mengapa-berangkat.md", "sebulan sekali", "setahun sekali"),
        ("uang-kita/01-tujuan/quiz.yaml", "pass_mark: 70", "pass_mark: 80"),
        ("uang-kita/media/amplop.svg", "h9v9z", "h8v8z"),
        ("contacts.yaml", "number: 110", "number: 112"),
        ("figures.yaml", "Rp37.500", "Rp40.000"),
    ],
)
def test_version_changes_with_all_that_the_course_shows(
    tmp_path: Path, version: str, path: str, old: str, new: str
) -> None:
    assert old in FILES[path]
    changed = {path: FILES[path].replace(old, new)}
    assert version_of(tmp_path / "after", **changed) != version


def test_version_stays_when_a_contact_that_is_not_named_changes(
    tmp_path: Path, version: str
) -> None:
    other = FILES["contacts.yaml"] + FILES["contacts.yaml"].replace("polisi:", "lain:").replace(
        "grup-warga:", "lagi:"
    )
    assert version_of(tmp_path / "after", **{"contacts.yaml": other}) == version


def test_version_is_the_same_with_windows_line_ends(tmp_path: Path, version: str) -> None:
    windows = {
        path: text.replace("\n", "\r\n") for path, text in FILES.items() if "media" not in path
    }
    assert version_of(tmp_path / "after", **windows) == version


def test_course_stored_by_the_first_program_stays_readable() -> None:
    """Never change the stored file: nodes hold such rows for attempts that are still open."""
    course = Course.from_json(STORED.read_bytes())
    assert course.title == "Uang Kita"
    assert [lesson.words for lesson in course.lessons()] == [53, 11]
    quiz = course.quiz("uang-kita/tujuan/quiz")
    assert quiz is not None
    assert [
        question.mark(question.read(typed)).points
        for question, typed in zip(quiz.questions, (["jumlah"], ["75.000"]), strict=True)
    ] == [100, 100]


def test_course_stored_with_its_activities_stays_readable() -> None:
    """Nor ever change this one: it is what the first program with activities stored."""
    course = Course.from_json(STORED_WITH_ACTIVITIES.read_bytes())
    chat, tool = course.modules[0].activities
    assert isinstance(chat.content, Scenario)
    assert chat.content.walk(["pesan-masuk", "diam", "selamat"]) is not None
    assert isinstance(tool.content, Tool)


def test_stored_example_that_a_tool_no_longer_reads_keeps_nobody_from_the_course() -> None:
    stored = STORED_WITH_ACTIVITIES.read_text().replace('"loan":', '"gone":')
    assert '"gone":' in stored
    assert len(Course.from_json(stored).modules[0].activities) == 2


def test_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        Course.from_json(STORED.read_text().replace('"format":1', '"format":2'))
