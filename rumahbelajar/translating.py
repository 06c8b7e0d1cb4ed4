"""Translating: the sentences of a page, looked up with little ado, since a page has dozens."""

from functools import cached_property, lru_cache
from typing import Any

from flask import Flask
from flask_babel import Babel, Domain, get_locale, get_translations
from markupsafe import Markup


class Catalogues(Babel):  # type: ignore[misc] # the library brings no types
    """Flask-Babel, made for sentences by the dozen."""

    @cached_property
    def domain_instance(self) -> Domain:
        """The one domain of messages."""
        return _Sentences()


def init_app(app: Flask) -> None:
    """Let templates translate; after Flask-Babel, whose own `_` goes a longer way."""
    app.jinja_env.globals["_"] = _in_page


class _Sentences(Domain):  # type: ignore[misc]
    """Finds its catalogue by the language alone; Flask-Babel writes the whole locale out first."""

    def __init__(self) -> None:
        super().__init__()
        self._by_language: dict[str, Any] = {}

    def get_translations(self) -> Any:
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        found = self._by_language.get(locale.language)
        if found is None:
            found = self._by_language[locale.language] = super().get_translations()
        return found


def _in_page(message: str, **values: Any) -> Markup:
    """Return a sentence in the language of the reader; what fills its blanks is escaped."""
    sentence = _safe(get_translations().ugettext(message))
    return sentence % values if "%" in message else sentence


@lru_cache(maxsize=4096)
def _safe(sentence: str) -> Markup:
    # Sentences come from our own templates and catalogue, never from anybody who types.
    return Markup(sentence)  # noqa: S704
