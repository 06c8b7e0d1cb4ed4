"""`flask courses table`: every course in one row, and the figures that grow old."""

from pathlib import Path

from flask import Flask

from rumahbelajar.commands import TABLE
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.table import course_table
from tests.courses.sample import COURSE, FIGURES, write_courses
from tests.courses.test_guides import GUIDE

OLDER = FIGURES.replace("biaya-kirim", "tarif-lama").replace("2026-01-01", "2024-05-06")
REVIEWED = COURSE.replace("reviewed_by: null", "reviewed_by: Dinas Contoh").replace(
    "reviewed_on: null", "reviewed_on: 2026-02-03"
)


def table_of(folder: Path, **files: str) -> list[str]:
    library = load_library(write_courses(folder, **files))
    return course_table(library.folder, library.courses.values()).split("\n")


def row_of(lines: list[str]) -> list[str]:
    (row,) = [line for line in lines if "`uang-kita`" in line]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_a_row_says_what_a_course_holds(tmp_path: Path) -> None:
    lines = table_of(tmp_path, **{"uang-kita/meetings/01-kenalan.md": GUIDE})
    assert row_of(lines) == [
        "Uang Kita (`uang-kita`)",
        *("2", "2", "1", "4"),
        "2: instalments, scenario",
        "104",
        "3.2",
        "4: figures 1, contacts 2, works 1",
        "belum ditinjau ahli",
    ]


def test_who_reviewed_it_and_when(tmp_path: Path) -> None:
    row = row_of(table_of(tmp_path, **{"uang-kita/course.yaml": REVIEWED}))
    assert row[-1] == "Dinas Contoh, 2026-02-03"


def test_the_oldest_figure_comes_first(tmp_path: Path) -> None:
    lines = table_of(tmp_path, **{"figures.yaml": FIGURES + OLDER})
    assert [line for line in lines if line.startswith("| 20")] == [
        "| 2024-05-06 | `tarif-lama` | Rp37.500 | Bank contoh |",
        "| 2026-01-01 | `biaya-kirim` | Rp37.500 | Bank contoh |",
    ]


def test_the_page_in_the_documentation_is_what_the_command_prints(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["courses", "table"])
    assert result.exit_code == 0
    written = TABLE.read_text(encoding="utf-8")
    assert written == result.output, "run flask courses table --write"
