"""Style sheets and script: joined from small files, named by their content, compressed, served."""

import functools
import gzip
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from wsgiref.headers import Headers

import brotli
from flask import Flask
from whitenoise import WhiteNoise

from rumahbelajar.config import ROOT, the_settings
from rumahbelajar.headers import POLICY

SOURCE = ROOT / "static"
LEARNER_SHEETS = ("base", "components", "learning", "activities", "help", "print")
STAFF_SHEETS = (
    "base",
    "components",
    "learning",
    "activities",
    "help",
    "people",
    "desk",
    "meetings",
    "outreach",
    "print",
)
REPORT_SHEETS = (*STAFF_SHEETS[:-1], "reports", "print")
"""Pages of reports alone, so that a roll on a phone carries none of it."""
PAPER_SHEETS = ("base", "components", "people", "print", "paper")
"""For the pages whose cards and slips are cut out: no other page pays for them."""
HOME_SHEETS = ("base", "components", "learning", "help", "print")
CALENDAR_SHEETS = ("calendar",)
"""For the page that quick exit leads to, which shares nothing with the others."""
PREFIX = "/static/"
_HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z]+")
_COMPRESSIBLE = {".css", ".js", ".svg", ".ico"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_A_DAY = 24 * 60 * 60


def init_app(app: Flask) -> None:
    """Build what is missing, and serve it for ever under /static/."""
    folder = the_settings(app).instance / "static"
    built = build(folder)
    _serve(app, folder)

    def asset_url(name: str) -> str:
        """Return the address of a built file; KeyError when there is no such file."""
        return PREFIX + built[name]

    app.jinja_env.globals["asset_url"] = asset_url


def build(folder: Path) -> Mapping[str, str]:
    """Write every asset into the folder and return its hashed name under its plain name.

    What is there already is left alone, so that a restart is quick, and so are the files of
    earlier versions, which open pages may still ask for. Several processes may build at once.
    """
    return {name: _write(folder, name, content) for name, content in _contents()}


@functools.cache
def home_style() -> str:
    """Return the style of a page that is taken home, to stand in it."""
    return _joined_sheets(HOME_SHEETS).decode()


@functools.cache
def kit_style() -> str:
    """Return the style of a meeting kit, to stand in it."""
    own = (SOURCE / "kit" / "kit.css").read_text(encoding="utf-8")
    return "\n".join((home_style(), _lines(_COMMENT.sub("", own)).decode()))


@functools.cache
def kit_script() -> str:
    """Return the script of a meeting kit, to stand in it."""
    return _script([SOURCE / "kit" / "kit.js"]).decode()


def _contents() -> Iterator[tuple[str, bytes]]:
    yield "learner.css", _joined_sheets(LEARNER_SHEETS)
    yield "staff.css", _joined_sheets(STAFF_SHEETS)
    yield "reports.css", _joined_sheets(REPORT_SHEETS)
    yield "paper.css", _joined_sheets(PAPER_SHEETS)
    yield "calendar.css", _joined_sheets(CALENDAR_SHEETS)
    yield "app.js", _joined_scripts()
    for path in sorted((SOURCE / "img").iterdir()):
        yield f"img/{path.name}", path.read_bytes()


def _joined_sheets(names: tuple[str, ...]) -> bytes:
    texts = ((SOURCE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return _lines(_COMMENT.sub("", "\n".join(texts)))


def _joined_scripts() -> bytes:
    return _script(sorted((SOURCE / "js").glob("*.js")))


def _script(paths: Sequence[Path]) -> bytes:
    lines = "\n".join(path.read_text(encoding="utf-8") for path in paths).splitlines()
    return _lines("\n".join(line for line in lines if not line.lstrip().startswith("//")))


def _lines(text: str) -> bytes:
    """Leave out indentation and blank lines, and nothing that could change the meaning."""
    kept = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in kept if line).encode()


def _write(folder: Path, name: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()[:12]
    stem, _, suffix = name.rpartition(".")
    hashed = f"{stem}.{digest}.{suffix}"
    path = folder / hashed
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        if f".{suffix}" in _COMPRESSIBLE:
            _put(path.with_name(f"{path.name}.gz"), gzip.compress(content, 9, mtime=0))
            _put(path.with_name(f"{path.name}.br"), brotli.compress(content))
        # Last, because a file that is there counts as complete.
        _put(path, content)
    return hashed


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, whoever else writes the same one."""
    descriptor, temporary = tempfile.mkstemp(prefix="new-", dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def _serve(app: Flask, folder: Path) -> None:
    server = WhiteNoise(
        app.wsgi_app,
        max_age=_A_DAY,
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: url.startswith(PREFIX),
        add_headers_function=_add_policy,
    )
    for path in folder.rglob("*"):
        if _HASHED.search(path.name) and path.suffix not in {".gz", ".br"}:
            url = PREFIX + path.relative_to(folder).as_posix()
            server.add_file_to_dictionary(url, str(path))
    # Browsers ask for it unbidden where a page is not ours to link from, such as a PDF.
    server.add_file_to_dictionary("/favicon.ico", str(SOURCE / "img" / "favicon.ico"))
    app.wsgi_app = server  # type: ignore[method-assign]


def _add_policy(headers: Headers, _path: str, _url: str) -> None:
    for name, value in POLICY.items():
        headers[name] = value
