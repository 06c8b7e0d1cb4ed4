"""Languages: Indonesian is what the program is written in; English comes from the catalogue."""

import re

from flask import Flask, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Babel

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.config import ROOT

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
_CHOICE = "language"
_PATH = re.compile(r"/(?:[^/\\\s][^\\\s]*)?")


def init_app(app: Flask) -> None:
    """Let every page speak the language its reader chose; Indonesian when none was chosen."""
    Babel(
        app,
        default_locale="id",
        default_translation_directories=str(ROOT / "rumahbelajar" / "translations"),
        locale_selector=chosen,
    )
    app.jinja_env.globals["languages"] = LANGUAGES
    app.jinja_env.globals["chosen_language"] = chosen
    app.add_url_rule("/bahasa", "language", _change, methods=["POST"])


def chosen() -> str:
    """Return the code of the language this reader chose."""
    kept = session.get(_CHOICE) if request else None
    return kept if kept in LANGUAGES else "id"


def choose(code: str) -> None:
    """Keep the choice in this browser; an unknown code changes nothing."""
    if code in LANGUAGES:
        session[_CHOICE] = code


@allow(ANYONE)
def _change() -> ResponseReturnValue:
    """Change the language and go back to the page it was asked on."""
    choose(request.form.get("language", ""))
    return redirect(_path_here(request.form.get("next", "")), 303)


def _path_here(path: str) -> str:
    """Return the path when it stays within this program, the home page otherwise.

    A browser reads `//host` and `/\\host` as another place, and drops line breaks first.
    """
    return path if _PATH.fullmatch(path) else "/"
