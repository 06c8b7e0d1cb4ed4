"""Languages: Indonesian is what the program is written in; English comes from the catalogue."""

from typing import cast

from flask import Flask, current_app, g, has_request_context, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup, escape

from rumahbelajar import translating
from rumahbelajar.access import ANYONE, allow
from rumahbelajar.addresses import is_own
from rumahbelajar.catalogues import compile_catalogues
from rumahbelajar.config import the_settings
from rumahbelajar.questions import UnreadableAnswer
from rumahbelajar.translating import WRITTEN_IN

LANGUAGES = {WRITTEN_IN: "Bahasa Indonesia", "en": "English"}
_CHOICE = "language"
_KEY = "rumahbelajar.languages"


def init_app(app: Flask) -> None:
    """Let every page speak the language its reader chose; Indonesian when none was chosen."""
    catalogues = compile_catalogues(the_settings(app).instance / "translations")
    translating.init_app(app, str(catalogues), chosen)
    app.extensions[_KEY] = {
        code: name
        for code, name in LANGUAGES.items()
        if code == WRITTEN_IN or (catalogues / code).exists()
    }
    app.add_template_filter(indonesian)
    app.add_template_filter(said)
    app.jinja_env.globals["languages"] = offered
    app.jinja_env.globals["chosen_language"] = chosen
    app.add_url_rule("/bahasa", "language", _change, methods=["POST"])


def offered() -> dict[str, str]:
    """Return the languages this program speaks: code and name, each in its own words."""
    return cast(dict[str, str], current_app.extensions[_KEY])


def chosen() -> str:
    """Return the code of the language this reader chose."""
    if not has_request_context():
        return WRITTEN_IN
    # Kept for the request at hand, since every sentence of a page asks.
    known: str | None = g.get("language")
    if known is None:
        kept = session.get(_CHOICE)
        known = g.language = kept if kept and kept in offered() else WRITTEN_IN
    return known


def choose(code: str) -> None:
    """Keep the choice in this browser; an unknown code changes nothing."""
    if code in offered():
        session[_CHOICE] = g.language = code


def said(told: UnreadableAnswer) -> str:
    """Return what is wrong with a typed answer in the language of this reader."""
    return str(gettext(told.message, **told.numbers))


def indonesian(words: str) -> Markup:
    """Return words of a course, marked as Indonesian where the page speaks another language."""
    if chosen() == "id":
        return escape(words)
    return Markup('<span lang="id">{}</span>').format(words)


@allow(ANYONE)
def _change() -> ResponseReturnValue:
    """Change the language and go back to the page it was asked on."""
    choose(request.form.get("language", ""))
    page = request.form.get("next", "")
    return redirect(page if is_own(page) else "/", 303)
