"""`summary.md`: a course on one sheet, written like a lesson but without its task."""

import re
from pathlib import Path

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Summary
from tests.courses.sample import write_courses
from tests.shipped import shipped

HEAD = "---\ntitle: Satu lembar\n---\n"
PATH = "uang-kita/summary.md"


def summary_of(folder: Path, text: str) -> Summary | None:
    return load_library(write_courses(folder, **{PATH: text})).courses["uang-kita"].sheet


def faults_of(folder: Path, text: str) -> list[str]:
    return [str(fault) for fault in check(write_courses(folder, **{PATH: text}))]


def test_it_is_rendered_like_a_lesson(tmp_path: Path) -> None:
    text = f"{HEAD}Isi {{{{term:dana-darurat}}}} dulu.\n\n![Empat amplop](media/amplop.svg)\n"
    found = summary_of(tmp_path, text)
    assert found is not None
    assert found.title == "Satu lembar"
    assert 'href="/istilah/dana-darurat"' in found.html
    assert 'src="/kursus/uang-kita/media/amplop.svg?v=' in found.html
    assert "lazy" not in found.html
    assert found.words == 4


def test_danger_comes_first_among_the_numbers_of_a_sheet_that_ships() -> None:
    sheet = shipped().courses["uang-kiriman"].sheet
    assert sheet is not None
    numbers = re.findall('href="tel:([^"]+)"', sheet.html.partition("Nomor bantuan")[2])
    assert numbers[:3] == ["110", "129", "08001000"]


def test_a_course_needs_none(tmp_path: Path) -> None:
    course = load_library(write_courses(tmp_path)).courses["uang-kita"]
    assert course.sheet is None


def test_its_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    told = faults_of(tmp_path, f"{HEAD}Hubungi {{{{contact:tidak-ada}}}}.\n")
    assert [line.split(": ")[0] for line in told] == [f"{PATH}:4"]


def test_a_summary_without_a_head_is_told(tmp_path: Path) -> None:
    (told,) = faults_of(tmp_path, "Uang dibagi.\n")
    assert told.startswith(f"{PATH}:1: kepala ringkasan tidak ada")
