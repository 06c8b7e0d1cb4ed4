"""The fenced containers of a lesson: `::: try`, `::: warning` and the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

THIS_WEEK = "this-week"


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
        container_plugin(parser, name, render=_render)


def container_name(token: Token) -> str:
    """Return the name of the container that a token opens or closes, or "" for other tokens."""
    if not token.type.startswith("container_"):
        return ""
    return token.type.removeprefix("container_").rpartition("_")[0]


def _render(_self: Any, tokens: list[Token], place: int, *_: object) -> str:
    token = tokens[place]
    name = container_name(token)
    tag = "section" if name == THIS_WEEK else "div"
    if token.nesting < 0:
        return f"</{tag}>\n"
    container = CONTAINERS[name]
    heading = escape(token.info.strip().removeprefix(name).strip() or container.heading)
    shown = f"<h2>{heading}</h2>" if name == THIS_WEEK else f'<p class="note-title">{heading}</p>'
    return f'<{tag} class="{container.classes}">{shown}\n'
