"""A course about a hard subject keeps nothing that is written in it, and no address betrays it."""

from pathlib import Path
from typing import Any

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from tests.courses.hard_course import HARD_COURSE, HARD_MODULE
from tests.courses.sample import FILES, MODULE, SECOND_LESSON, write_courses
from tests.shipped import shipped

FIRST_MODULE = {"uang-kita/01-tujuan/module.yaml": f"{MODULE}sensitive: true\n"}


def faults(folder: Path, changes: dict[str, Any]) -> list[str]:
    return [str(each) for each in check(write_courses(folder, **changes))]


@pytest.mark.parametrize("changes", [HARD_COURSE, HARD_MODULE])
def test_what_keeps_to_the_rules_is_taken(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert faults(tmp_path, changes) == []


def test_a_part_is_sensitive_by_its_module_or_with_its_course(tmp_path: Path) -> None:
    course = load_library(write_courses(tmp_path, **HARD_MODULE)).courses["uang-kita"]
    sensitive = ("uang-kita/anggaran", "uang-kita/anggaran/amplop", "uang-kita/anggaran/quiz")
    assert all(map(course.is_sensitive_at, sensitive))
    other = ("uang-kita", "uang-kita/tujuan/quiz", "uang-kita/posttest", "uang-kita/lain/x", "")
    assert not any(map(course.is_sensitive_at, other))
    whole = course.model_copy(update={"sensitive": True})
    assert all(map(whole.is_sensitive_at, (*sensitive, *other)))


def test_a_course_that_was_stored_before_stays_readable(tmp_path: Path) -> None:
    course = load_library(write_courses(tmp_path)).courses["uang-kita"]
    text = course.to_json().replace('"sensitive":false,"id"', '"id"')
    assert not any(module.sensitive for module in Course.from_json(text).modules)


def test_answers_that_are_written_are_refused(tmp_path: Path) -> None:
    told = faults(tmp_path, FIRST_MODULE)
    assert len(told) == 2
    assert told[0].startswith("uang-kita/01-tujuan/cicilan.yaml:1: kegiatan ini menyimpan isian")
    assert told[1].startswith('uang-kita/01-tujuan/quiz.yaml:19: jawaban soal "biaya" ditulis')


def test_answers_that_are_written_in_a_test_are_refused_in_a_sensitive_course(
    tmp_path: Path,
) -> None:
    changes = {**HARD_COURSE, "uang-kita/posttest.yaml": FILES["uang-kita/posttest.yaml"]}
    (told,) = faults(tmp_path, changes)
    assert told.startswith('uang-kita/posttest.yaml:5: jawaban soal "simpanan" ditulis sendiri')


def test_an_address_that_betrays_is_refused(tmp_path: Path) -> None:
    changes = {**HARD_MODULE, "uang-kita/02-anggaran/02-kenali-calo.md": SECOND_LESSON}
    (told,) = faults(tmp_path, changes)
    assert told.startswith('uang-kita/02-anggaran:1: alamat "kenali-calo" memberi tahu isinya')


def test_the_parts_that_could_put_somebody_in_danger_are_sensitive() -> None:
    courses = shipped().courses
    assert courses["bekal-jalan"].sensitive
    parenting = courses["anak-kita"]
    assert [each.slug for each in parenting.modules if each.sensitive] == ["payung"]
    assert [number for number, each in enumerate(parenting.meetings, 1) if each.sensitive] == [7]
