"""The program as a Flask application: what Flask and Jinja do anew at each page is done once."""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context
from flask.templating import Environment

_ADDRESSES = 8192
"""How many are kept, those least used go first; most of a page's stand on every page."""


class Templates(Environment):
    """Jinja, but that all templates share one table of globals, which none of them changes.

    Jinja gives each a chain of tables, and copies that key by key for every page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: those of all, with its own over them."""
        return super().make_globals(d) if d else self.globals


class Program(Flask):
    """Flask, but that an address within a page is looked up when it was written before.

    An address within the program depends on nothing but its parts, since all rules of an endpoint
    take the same methods (docs/decisions/kept-between-pages.md).
    """

    jinja_environment = Templates

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._written = lru_cache(maxsize=_ADDRESSES, typed=True)(self._write)

    def url_for(self, /, endpoint: str, *, _anchor: str | None = None, **values: Any) -> str:
        """Return the address of a page of ours (see flask.Flask.url_for)."""
        if not has_request_context() or endpoint.startswith(".") or "_external" in values:
            return super().url_for(endpoint, _anchor=_anchor, **values)
        return self._written(endpoint, _anchor, tuple(values), *values.values())

    def _write(
        self, endpoint: str, anchor: str | None, names: tuple[str, ...], *values: Any
    ) -> str:
        return super().url_for(endpoint, _anchor=anchor, **dict(zip(names, values, strict=True)))
