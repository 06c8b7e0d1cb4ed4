"""Translating: the sentences of a page, said with little ado, since a page has dozens.

The program is written in Indonesian, so for most readers a sentence is its own translation.
"""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

from flask import Flask
from flask_babel import Babel, Domain, get_translations
from markupsafe import Markup

WRITTEN_IN = "id"

Choose = Callable[[], str]


def init_app(app: Flask, catalogues: str, chosen: Choose) -> None:
    """Translate from the compiled catalogues into the language that `chosen` names by its code."""
    babel = _Babel(
        app,
        default_locale=WRITTEN_IN,
        default_translation_directories=catalogues,
        locale_selector=chosen,
    )
    babel.chosen = chosen

    def in_page(message: str, **values: Any) -> Markup:
        """Return a sentence in the language of the reader; what fills its blanks is escaped."""
        is_written = chosen() == WRITTEN_IN
        sentence = _safe(message if is_written else get_translations().ugettext(message))
        return sentence % values if "%" in message else sentence

    app.jinja_env.globals["_"] = in_page


class _Babel(Babel):  # type: ignore[misc] # the library brings no types
    """Flask-Babel, with a domain of ours as the one that it translates from."""

    chosen: Choose

    @cached_property
    def domain_instance(self) -> Domain:
        return _Sentences(self.chosen)


class _Sentences(Domain):  # type: ignore[misc]
    """Flask-Babel looks for locale and catalogue at each sentence; one as written needs neither."""

    def __init__(self, chosen: Choose) -> None:
        super().__init__()
        self._chosen = chosen

    def gettext(self, string: str, **variables: Any) -> str:
        if self._chosen() != WRITTEN_IN:
            return str(super().gettext(string, **variables))
        return string % variables if variables else string

    def pgettext(self, context: str, string: str, **variables: Any) -> str:
        if self._chosen() != WRITTEN_IN:
            return str(super().pgettext(context, string, **variables))
        return string % variables if variables else string

    def ngettext(self, singular: str, plural: str, num: int, **variables: Any) -> str:
        if self._chosen() != WRITTEN_IN:
            return str(super().ngettext(singular, plural, num, **variables))
        return (singular if num == 1 else plural) % {"num": num, **variables}


@lru_cache(maxsize=4096)
def _safe(sentence: str) -> Markup:
    # Sentences come from our own templates and catalogue, never from anybody who types.
    return Markup(sentence)  # noqa: S704
