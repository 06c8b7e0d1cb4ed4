"""Lesson Markdown to safe HTML, once, when the course is loaded.

Two walls: the parser lets no HTML of the author through (it is a fault, with its line), and an
allow-list goes over the result. What authors may write is CommonMark, the fenced containers of
`containers.py`, and the inline references of `references.py`.
"""

import re
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from rumahbelajar.courses.containers import CONTAINER_CLASSES, use_containers
from rumahbelajar.courses.lesson_rules import check_lesson
from rumahbelajar.courses.model import Term
from rumahbelajar.courses.page import Page
from rumahbelajar.courses.references import REFERENCE, as_html, parse_reference

_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote"}
_TAGS |= {"a", "img", "br", "hr", "div", "section", "span"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "a": {"href", "rel", "id"},
        "img": {"src", "alt", "loading"},
        "ol": {"start"},
    },
    allowed_classes={
        "a": {"btn", "contact", "term"},
        "span": {"contact"},
        **CONTAINER_CLASSES,
    },
    url_schemes={"https", "tel"},
    link_rel=None,
)
_TAG = re.compile(r"<[^>]*>")


def render(page: Page) -> str:
    """Return the safe HTML of a lesson; nothing when it has faults, which go to the page's list."""
    known = len(page.faults)
    tokens = parse(page.body)
    check_lesson(tokens, page)
    if len(page.faults) > known:
        return ""
    return _CLEANER.clean(_PARSER.renderer.render(tokens, _PARSER.options, {"page": page})).strip()


def parse(body: str) -> list[Token]:
    """Return the tokens of Markdown, with containers and references among them."""
    return _PARSER.parse(body, {})


def count_words(html: str) -> int:
    """Return how many words a learner reads in the HTML."""
    return len(_TAG.sub(" ", html).split())


def _reference_rule(state: StateInline, silent: bool) -> bool:
    """Turn {{...}} into a token of its own, so that it is never split or escaped."""
    match = REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _render_reference(
    _self: RendererHTML, tokens: list[Token], place: int, _options: object, env: dict[str, Any]
) -> str:
    reference = parse_reference(tokens[place].content)
    found = reference and env["page"].known.find(reference)
    if not reference or not found:
        return ""
    shown: set[str] = env.setdefault("shown", set())
    is_first = reference.key not in shown
    if isinstance(found, Term):
        shown.add(reference.key)
    return as_html(found, reference, is_first=is_first)


def _render_nothing(*_: object) -> str:
    """Return nothing: raw HTML is only parsed to be told to the author."""
    return ""


def _let_through(url: str) -> bool:  # noqa: ARG001
    """Accept every link, so that the rules can tell the author what is wrong with it."""
    return True


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.validateLink = _let_through  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference_rule)
    parser.add_render_rule("reference", _render_reference)
    parser.add_render_rule("html_block", _render_nothing)
    parser.add_render_rule("html_inline", _render_nothing)
    use_containers(parser)
    return parser


_PARSER = _make_parser()
