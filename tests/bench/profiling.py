"""Where the time of a page goes: the program alone, looked at a thousand times a second."""

import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from rumahbelajar import memory
from rumahbelajar.config import ROOT
from tests.bench.pages import Page

TIMES = 2_000
_WARM_UP = 100
_SECONDS_BETWEEN = 0.001
_LIBRARIES = {
    "SQLAlchemy": ("sqlalchemy", "flask_sqlalchemy"),
    "Flask and Werkzeug": ("flask", "werkzeug", "blinker", "itsdangerous", "flask_login"),
    "Jinja": ("jinja2", "markupsafe"),
    "Flask-WTF, Flask-Babel": ("flask_wtf", "wtforms", "flask_babel", "babel"),
}
_DATABASE = {"do_execute", "do_commit", "do_rollback", "fetchall", "fetchone"}
"""Functions of SQLAlchemy that do nothing themselves but call the driver."""


def profile(app: Flask, pages: Sequence[Page]) -> str:
    """Return a table: the percent of each page's time that each part of the program takes."""
    memory.set_aside_what_stays()
    found = {page.name: _sampled(app, page) for page in pages}
    parts = [name for name, _count in sum(found.values(), Counter[str]()).most_common()]
    lines = [f"| | {' | '.join(found)} |", f"|---|{'---|' * len(found)}"]
    for part in parts:
        percents = (f"{100 * each[part] / each.total():.0f} %" for each in found.values())
        lines.append(f"| {part} | {' | '.join(percents)} |")
    return "\n".join(lines)


def _sampled(app: Flask, page: Page) -> Counter[str]:
    """Return how often each part was at work."""
    counted: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        counted[_part(frame)] += 1

    environs = list(_environs(page))
    _answer_all(app, environs[:_WARM_UP])
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS_BETWEEN, _SECONDS_BETWEEN)
    _answer_all(app, environs[_WARM_UP:])
    signal.setitimer(signal.ITIMER_PROF, 0)
    return counted


def _environs(page: Page) -> Iterator[dict[str, Any]]:
    """Yield what the server would hand over for the requests of all phones in turn."""
    requests = [request for phone in page.requests for request in phone]
    for number in range(TIMES):
        head, _, body = requests[number % len(requests)].decode().partition("\r\n\r\n")
        line, *headers = head.split("\r\n")
        method, path, _version = line.split()
        pairs = [(name, text) for name, _, text in (each.partition(": ") for each in headers)]
        yield EnvironBuilder(path, method=method, headers=pairs, data=body).get_environ()


def _answer_all(app: Flask, environs: Sequence[dict[str, Any]]) -> None:
    for environ in environs:
        content, status, _headers = run_wsgi_app(app.wsgi_app, environ, buffered=True)
        b"".join(content)
        assert status[:3] in {"200", "303"}, (environ["PATH_INFO"], status)


def _part(frame: FrameType | None) -> str:
    """Return the part that was at work: the innermost that is no library of Python itself."""
    while frame is not None:
        code = frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(ROOT / "rumahbelajar"):
            return "compression" if path.stem == "compressing" else "our own code"
        if path.is_relative_to(ROOT / "templates"):
            return "Jinja"
        for name, packages in _LIBRARIES.items():
            if not _packages_of(path).isdisjoint(packages):
                is_driver = name == "SQLAlchemy" and code.co_name in _DATABASE
                return "SQLite itself" if is_driver else name
        frame = frame.f_back
    return "the rest"


def _packages_of(path: Path) -> set[str]:
    """Return the names of the folders that a library's file lies in."""
    parts = path.parts
    return set(parts[parts.index("site-packages") + 1 :]) if "site-packages" in parts else set()
