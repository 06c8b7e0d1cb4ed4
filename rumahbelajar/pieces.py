"""Pieces of pages that are drawn once: what stands in them depends on what they are given alone."""

from collections.abc import Hashable
from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from rumahbelajar import language

_KEPT = 4096
"""How many drawn pieces a process keeps, those least used go first; one takes about a kilobyte."""


def init_app(app: Flask) -> None:
    """Let templates say `piece("learning/step_row.html", step=step)`.

    The piece sees these values and the language, and must not look for who is asking: so what one
    person sees is never shown to another (tests/test_pieces.py).
    """

    @lru_cache(maxsize=_KEPT)
    def draw(template: str, _language: str, values: tuple[tuple[str, Hashable], ...]) -> Markup:
        return Markup(app.jinja_env.get_template(template).render(dict(values)))  # noqa: S704

    def piece(template: str, **values: Hashable) -> Markup:
        return draw(template, language.chosen(), tuple(values.items()))

    app.jinja_env.globals["piece"] = piece
