"""`completion: meetings:` in `course.yaml`: what meetings must come to in place of the lessons."""

from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from rumahbelajar.courses.schema import schemas
from tests.courses.sample import COURSE, write_courses
from tests.courses.test_guides import GUIDE
from tests.courses.test_versions import STORED

PATH = "uang-kita/course.yaml"
LINE = COURSE.count("\n") + 1
GUIDES = {f"uang-kita/meetings/{each:02}-ke-{each}.md": GUIDE for each in (1, 2, 3)}


def with_rule(attended: int, commitments: int) -> str:
    return f"{COURSE}  meetings: {{attended: {attended}, commitments: {commitments}}}\n"


def faults_of(folder: Path, attended: int, commitments: int, **guides: str) -> list[str]:
    files = {PATH: with_rule(attended, commitments), **guides}
    return [str(fault) for fault in check(write_courses(folder, **files))]


def test_rule_is_read_and_kept_with_the_course(tmp_path: Path) -> None:
    files = {PATH: with_rule(3, 2), **GUIDES}
    course = load_library(write_courses(tmp_path, **files)).courses["uang-kita"]
    assert course.completion.meetings is not None
    assert course.completion.meetings.attended == 3
    assert Course.from_json(course.to_json()) == course


def test_course_that_was_stored_before_there_were_such_rules_stays_readable() -> None:
    course = Course.from_json(STORED.read_bytes())
    assert course.completion.meetings is None


@pytest.mark.parametrize(
    ("attended", "commitments", "says"),
    [
        (4, 2, "meminta hadir 4 kali, panduan pertemuan ada 3; tulis paling banyak 3, atau"),
        (3, 3, "komitmen dari pertemuan terakhir tidak sempat ditanyakan hasilnya; tulis paling"),
        (1, 2, "commitments 2 lebih banyak daripada attended 1; samakan"),
        (0, 0, '"attended" terlalu kecil; tulis angka mulai dari 1'),
    ],
)
def test_rule_that_nobody_could_meet_is_told_with_its_remedy(
    tmp_path: Path, attended: int, commitments: int, says: str
) -> None:
    (told,) = faults_of(tmp_path, attended, commitments, **GUIDES)
    assert told.startswith(f"{PATH}:{LINE}: ")
    assert says in told


def test_rule_in_a_course_without_guides_is_told(tmp_path: Path) -> None:
    (told,) = faults_of(tmp_path, 2, 0)
    assert "hapus bagian meetings ini, atau tambahkan panduan" in told


def test_schema_for_editors_knows_the_rule() -> None:
    rule = schemas()["course.schema.json"]["$defs"]["MeetingRule"]
    assert set(rule["required"]) == {"attended", "commitments"}
    assert rule["additionalProperties"] is False
