"""Languages: Indonesian is what the program is written in; English comes from the catalogue."""

from flask import Flask, request, session
from flask_babel import Babel

from rumahbelajar.config import ROOT

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
_CHOICE = "language"


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


def chosen() -> str:
    """Return the code of the language this reader chose."""
    kept = session.get(_CHOICE) if request else None
    return kept if kept in LANGUAGES else "id"


def choose(code: str) -> None:
    """Keep the choice in this browser; an unknown code changes nothing."""
    if code in LANGUAGES:
        session[_CHOICE] = code
