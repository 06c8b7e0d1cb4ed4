"""The shape of the program: who may import whom, and how large a file or function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rumahbelajar.config import ROOT

PACKAGE = ROOT / "rumahbelajar"
FEATURES = (
    "questions",
    "activities",
    "courses",
    "ledger",
    "people",
    "help",
    "groups",
    "meetings",
    "outreach",
    "learning",
    "desk",
    "reports",
    "demo",
)
PLAIN = ("questions", "activities", "courses")
"""Plain Python: no web, no database; what all may import."""
COMPOSITION = {"__init__", "serving", "preparing"}
"""Modules that put the features together and may therefore know them all."""
FORBIDDEN_NAMES = {"utils", "helpers", "service", "services", "manager", "managers", "common"}
MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 40

FILES = [
    path for path in sorted(PACKAGE.rglob("*.py")) if "migrations/versions" not in path.as_posix()
]
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _feature(module: str) -> str | None:
    """Return the feature that a dotted module of ours belongs to, or None for a shared one."""
    parts = module.split(".")
    return (
        parts[1] if len(parts) > 1 and parts[0] == "rumahbelajar" and parts[1] in FEATURES else None
    )


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    own = _feature(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own is None and path.parent == PACKAGE and path.stem in COMPOSITION:
        return
    for module in _imports(path):
        imported = _feature(module)
        if imported is None or imported == own:
            continue
        if own is None:
            assert imported in PLAIN, f"shared module imports the feature {imported}"
        else:
            assert FEATURES.index(imported) < FEATURES.index(own), f"{own} imports {imported}"
            last = module.split(".")[2:3]
            assert last not in (["views"], ["forms"]), f"{own} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_plain_features_know_no_web_and_no_database(path: Path) -> None:
    if _feature(".".join(path.relative_to(ROOT).with_suffix("").parts)) not in PLAIN:
        return
    roots = {module.split(".")[0].lower() for module in _imports(path)}
    assert not roots & {"flask", "sqlalchemy", "werkzeug", "jinja2", "wtforms"}
    assert not {
        module
        for module in _imports(path)
        if module.startswith("rumahbelajar.") and _feature(module) is None
    }


@pytest.mark.parametrize("path", [*FILES, *TEST_FILES], ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < MAX_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_imports_stand_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inside = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inside, f"{function.name} hides an import"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_modules_are_named_for_their_subject_and_say_what_they_are(path: Path) -> None:
    assert not FORBIDDEN_NAMES & {path.stem, *path.relative_to(ROOT).parent.parts}
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_templates_belong_to_a_feature_and_stay_small(path: Path) -> None:
    parts = path.relative_to(ROOT / "templates").parts
    known = {*FEATURES, "components", "errors"}
    assert len(parts) == 1 or parts[0] in known
    assert path.read_text(encoding="utf-8").count("\n") <= MAX_FILE_LINES
