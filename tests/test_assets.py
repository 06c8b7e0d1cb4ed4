"""Style sheets and script: small, plain, named by their content, and served for ever."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from flask import Flask

from rumahbelajar.assets import (
    CALENDAR_SHEETS,
    LEARNER_SHEETS,
    PAPER_SHEETS,
    REPORT_SHEETS,
    SOURCE,
    STAFF_SHEETS,
    build,
)
from rumahbelajar.headers import POLICY
from tests.conftest import MakeApp

SHEETS = sorted((SOURCE / "css").glob("*.css"))
SCRIPTS = sorted((SOURCE / "js").glob("*.js"))
KIT = SOURCE / "kit"
"""Style and script that stand in a page of their own, in no bundle."""
BUDGETS = {
    "learner.css": 5 * 1024,
    "staff.css": 6 * 1024,
    "reports.css": 6 * 1024,
    "paper.css": 6 * 1024,
    "calendar.css": 1024,
    "app.js": 3 * 1024,
}
COLOUR = re.compile(r"(?:#|%23)([0-9a-f]{3,8})\b")
TOO_NEW = re.compile(
    r":has\(|@layer|@container|@import|var\(|oklch|color-mix|:is\(|:where\(|:not\([^:)]*,|\bgap:"
    r"|display:\s*grid|inset:|aspect-ratio|min\(|max\(|clamp\(|calc\("
)


@pytest.mark.parametrize("name", BUDGETS)
def test_each_bundle_keeps_to_its_budget(tmp_path: Path, name: str) -> None:
    content = (tmp_path / build(tmp_path)[name]).read_bytes()
    assert len(gzip.compress(content, 9)) <= BUDGETS[name]


def test_every_sheet_is_in_a_bundle_and_what_learners_get_staff_get_too() -> None:
    bundled = {*LEARNER_SHEETS, *REPORT_SHEETS, *PAPER_SHEETS, *CALENDAR_SHEETS}
    assert {path.stem for path in SHEETS} == bundled
    assert set(LEARNER_SHEETS) <= set(STAFF_SHEETS) <= set(REPORT_SHEETS)


@pytest.mark.parametrize("path", [*SHEETS, KIT / "kit.css"], ids=lambda path: path.name)
def test_sheets_are_plain_enough_for_old_phones(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not TOO_NEW.findall(text)
    flat = re.sub(r"@[^{};]+\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", r"\1", text)
    assert not re.search(r"\{[^{}]*\{", flat), "a rule stands inside another"


@pytest.mark.parametrize("path", [*SHEETS, KIT / "kit.css"], ids=lambda path: path.name)
def test_every_colour_is_one_of_ours(path: Path) -> None:
    head = (SOURCE / "css" / "base.css").read_text(encoding="utf-8").split("*/")[0]
    ours = {*COLOUR.findall(head)}
    assert len(ours) == 15
    assert {*COLOUR.findall(path.read_text(encoding="utf-8"))} <= ours


@pytest.mark.parametrize("path", [*SCRIPTS, KIT / "kit.js"], ids=lambda path: path.name)
def test_scripts_are_plain_enough_for_old_phones(path: Path) -> None:
    code = "\n".join(
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("//")
    )
    assert not re.findall(r"=>|\blet\b|\bconst\b|`|\?\.|\?\?|\bclass\b|\basync\b|\.\.\.", code)
    assert code.lstrip().startswith("(function () {")


def test_the_name_of_a_file_changes_with_its_content_and_old_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    for folder in ("css", "js", "img"):
        (source / folder).mkdir(parents=True)
    for name in {*REPORT_SHEETS, *PAPER_SHEETS, *CALENDAR_SHEETS}:
        (source / "css" / f"{name}.css").write_text(f".{name} {{}}")
    monkeypatch.setattr("rumahbelajar.assets.SOURCE", source)
    first = build(tmp_path / "built")
    assert build(tmp_path / "built") == first
    (source / "css" / "desk.css").write_text(".desk { color: red }")
    second = build(tmp_path / "built")
    assert second["learner.css"] == first["learner.css"]
    assert second["staff.css"] != first["staff.css"]
    assert (tmp_path / "built" / first["staff.css"]).exists()


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        built = list(pool.map(build, [tmp_path] * 16))
    assert all(each == built[0] for each in built)
    for name in built[0].values():
        content = (tmp_path / name).read_bytes()
        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == content
        assert brotli.decompress((tmp_path / f"{name}.br").read_bytes()) == content
    assert not list(tmp_path.rglob("new-*"))


@pytest.mark.parametrize("accepted", ["gzip", "br", "identity"])
def test_a_file_is_served_for_ever_under_the_policy(app: Flask, accepted: str) -> None:
    with app.app_context():
        address = app.jinja_env.globals["asset_url"]("learner.css")
    with app.test_client().get(address, headers={"Accept-Encoding": accepted}) as answer:
        assert answer.status_code == 200
        assert answer.mimetype == "text/css"
        assert answer.headers.get("Content-Encoding", "identity") == accepted
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert {name: answer.headers[name] for name in POLICY} == POLICY


def test_a_page_that_was_open_during_an_update_still_finds_its_sheet(make_app: MakeApp) -> None:
    app = make_app()
    built = Path(app.instance_path) / "static"
    older = built / "learner.0123456789ab.css"
    older.write_text("p { color: red }")
    try:
        with make_app().test_client().get(f"/static/{older.name}") as answer:
            assert answer.status_code == 200
    finally:
        older.unlink()


def test_what_browsers_ask_for_unbidden_is_there(app: Flask) -> None:
    with app.test_client().get("/favicon.ico") as answer:
        assert answer.status_code == 200
        assert answer.mimetype == "image/x-icon"


def test_other_names_under_static_are_not_found(app: Flask) -> None:
    for name in ("learner.css", "../app.py", "img/", "learner.css.gz"):
        with app.test_client().get(f"/static/{name}") as answer:
            assert answer.status_code == 404
