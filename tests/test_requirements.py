"""The requirements: pinned with hashes, from no place in particular, and each of them explained."""

import re

import pytest

from rumahbelajar.config import ROOT

FOLDER = ROOT / "requirements"


def named_in(file: str) -> list[str]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [found[0] for line in lines if (found := re.match(r"[A-Za-z][\w-]*", line))]


def pins_in(file: str) -> set[str]:
    text = (FOLDER / file).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][\w-]*(?:\[\w+\])?==\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("file", ["base", "dev"])
def test_everything_is_pinned_with_hashes_and_names_no_index(file: str) -> None:
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z])", text):
        assert re.match(r"[a-z][\w-]*(\[\w+\])?==\S+", block), block[:60]
        assert "--hash=sha256:" in block
    assert "://" not in text
    assert "index" not in text
    pinned = {pin.partition("==")[0] for pin in pins_in(f"{file}.txt")}
    assert {name.lower() for name in named_in(f"{file}.in")} <= pinned


def test_the_tools_run_on_what_the_program_runs_on() -> None:
    assert pins_in("base.txt") <= pins_in("dev.txt")


def test_every_dependency_has_its_reason_written_down() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE))
    assert told == {*named_in("base.in"), *named_in("dev.in")}
