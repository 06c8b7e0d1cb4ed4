"""`flask courses …` at the command line."""

import json
import re
from pathlib import Path

from flask import Flask

from tests.courses.sample import write_courses


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["courses", *words])
    return result.exit_code, result.output


def test_check_prints_every_fault_on_a_line_and_fails(app: Flask, tmp_path: Path) -> None:
    broken = {"uang-kita/course.yaml": "title: [\n", "glossary.yaml": "istilah\n"}
    code, output = run(app, "check", str(write_courses(tmp_path, **broken)))
    assert code == 1
    assert re.search(rf"^{tmp_path.as_posix()}/uang-kita/course.yaml:\d+: .+; .+$", output, re.M)
    assert f"{tmp_path.as_posix()}/glossary.yaml:1: " in output
    assert "Traceback" not in output


def test_check_passes_the_courses_that_are_served(app: Flask) -> None:
    code, output = run(app, "check")
    assert (code, output.startswith("Tidak ada kesalahan")) == (0, True)


def test_lint_prints_what_is_hard_to_read_and_fails(app: Flask, tmp_path: Path) -> None:
    module = {"uang-kita/01-tujuan/module.yaml": "title: Tujuan\nsummary: Pasti untung.\n"}
    code, output = run(app, "lint", str(write_courses(tmp_path, **module)))
    assert code == 1
    place = f"{tmp_path.as_posix()}/uang-kita/01-tujuan/module.yaml:2: "
    assert f'{place}kata "Pasti" tidak dipakai; jangan berjanji' in output


def test_schema_writes_a_file_for_each_kind_of_course_file(app: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "skema"
    assert run(app, "schema", str(folder))[0] == 0
    written = sorted(folder.iterdir())
    assert {path.name for path in written} >= {"course.schema.json", "quiz.schema.json"}
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in written)
