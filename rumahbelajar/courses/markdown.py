"""Lesson Markdown to safe HTML, once, when the course is loaded.

Two walls: the parser lets no HTML of the author through (it is a fault, with its line), and an
allow-list goes over the result. What authors may write is CommonMark, the fenced containers of
`containers.py`, and the inline references of `references.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from rumahbelajar.courses.containers import CONTAINER_CLASSES, use_containers
from rumahbelajar.courses.entries import Term
from rumahbelajar.courses.lesson_rules import check_lesson
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
_TOKENS_OF_HEADING = 3
"""It opens, has its words, and closes."""
_TAG = re.compile(r"<[^>]*>")


def render(page: Page) -> str:
    """Return the safe HTML of a lesson; nothing when it has faults, which go to the page's list."""
    tokens, is_whole = _checked(page)
    return _html(tokens, {"page": page}) if is_whole else ""


@dataclass(frozen=True)
class Section:
    """A part of a page under its big heading; what stands before the first heading has no title.

    `line` is that of the heading in the file.
    """

    title: str
    line: int
    html: str
    is_empty: bool


def render_sections(page: Page) -> list[Section]:
    """Return what stands before the first `##` heading, and each of these with what is under it.

    The HTML is safe, and none where the page has faults, which go to its list.
    """
    tokens, is_whole = _checked(page)
    env = {"page": page}
    headings = [place for place, token in enumerate(tokens) if _is_big_heading(token)]
    ends = [*headings, len(tokens)]
    sections = [Section("", page.first_line, "", is_empty=ends[0] == 0)]
    for place, end in zip(headings, ends[1:], strict=True):
        line = page.first_line + (tokens[place].map or [0])[0]
        inner = tokens[place + _TOKENS_OF_HEADING : end]
        html = _html(inner, env) if is_whole else ""
        sections.append(Section(_words(tokens[place + 1]), line, html, is_empty=not inner))
    return sections


def parse(body: str) -> list[Token]:
    """Return the tokens of Markdown, with containers and references among them."""
    return _PARSER.parse(body, {})


def count_words(html: str) -> int:
    """Return how many words a learner reads in the HTML."""
    return len(_TAG.sub(" ", html).split())


def _checked(page: Page) -> tuple[list[Token], bool]:
    """Return the tokens of a page, and whether they are without faults."""
    known = len(page.faults)
    tokens = parse(page.body)
    check_lesson(tokens, page)
    return tokens, len(page.faults) == known


def _html(tokens: Sequence[Token], env: dict[str, Any]) -> str:
    return _CLEANER.clean(_PARSER.renderer.render(tokens, _PARSER.options, env)).strip()


def _is_big_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == "h2" and token.level == 0


def _words(inline: Token) -> str:
    """Return the words of a heading, without its marks."""
    parts = (child.content for child in inline.children or [] if child.type == "text")
    return " ".join("".join(parts).split())


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
