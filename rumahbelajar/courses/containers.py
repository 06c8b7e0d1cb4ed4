"""The fenced containers of a lesson: `::: try`, `::: warning`, `::: activity` and the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from rumahbelajar.courses.page import Page

THIS_WEEK = "this-week"
ACTIVITY = "activity"


@dataclass(frozen=True)
class Container:
    """How a container is shown: its heading when the author gives none, and its classes."""

    heading: str
    classes: str


CONTAINERS: Mapping[str, Container] = {
    "example": Container("Contoh", "note example"),
    "try": Container("Coba ini", "note try"),
    "warning": Container("Hati-hati", "note warn"),
    "story": Container("Cerita", "note story"),
    "steps": Container("Langkah", "note steps"),
    "help": Container("Butuh bantuan", "note help"),
    ACTIVITY: Container("Kegiatan", "card activity"),
    THIS_WEEK: Container("Yang saya lakukan minggu ini", "card this-week"),
}
CONTAINER_CLASSES = {
    "div": {name for each in CONTAINERS.values() for name in each.classes.split()},
    "section": {"card", "this-week"},
    "p": {"note-title"},
}


def use_containers(parser: MarkdownIt) -> None:
    """Teach the parser every container."""
    for name in CONTAINERS:
        container_plugin(parser, name, render=_render_activity if name == ACTIVITY else _render)


def container_name(token: Token) -> str:
    """Return the name of the container that a token opens or closes, or "" for other tokens."""
    if not token.type.startswith("container_"):
        return ""
    return token.type.removeprefix("container_").rpartition("_")[0]


def words_after(token: Token) -> str:
    """Return what the author wrote behind the name of a container."""
    return token.info.strip().removeprefix(container_name(token)).strip()


def _render(_self: Any, tokens: list[Token], place: int, *_: object) -> str:
    token = tokens[place]
    name = container_name(token)
    tag = "section" if name == THIS_WEEK else "div"
    if token.nesting < 0:
        return f"</{tag}>\n"
    container = CONTAINERS[name]
    heading = escape(words_after(token) or container.heading)
    shown = f"<h2>{heading}</h2>" if name == THIS_WEEK else f'<p class="note-title">{heading}</p>'
    return f'<{tag} class="{container.classes}">{shown}\n'


def _render_activity(
    _self: Any, tokens: list[Token], place: int, _options: object, env: dict[str, Any]
) -> str:
    """Return a card: the title of the activity, the author's words, and the way to its page."""
    page: Page = env["page"]
    opening = _opening(tokens, place)
    doorway = page.doorway(words_after(opening))
    container = CONTAINERS[ACTIVITY]
    if doorway is None:
        return ""
    if tokens[place] is opening:
        title = f"{container.heading}: {escape(doorway.title)}"
        return f'<div class="{container.classes}"><p class="note-title">{title}</p>\n'
    return f'<p><a class="btn" href="{doorway.url}">Buka {escape(doorway.title)}</a></p></div>\n'


def _opening(tokens: list[Token], place: int) -> Token:
    """Return the token that opens the container which the token at this place opens or closes."""
    if tokens[place].nesting > 0:
        return tokens[place]
    return next(
        token
        for token in reversed(tokens[:place])
        if token.nesting > 0
        and token.level == tokens[place].level
        and container_name(token) == container_name(tokens[place])
    )
