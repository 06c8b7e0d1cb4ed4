"""A lesson's Markdown to the passages that its readers read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from rumahbelajar.courses.containers import ACTIVITY, container_name, words_after
from rumahbelajar.courses.linting.passages import Kind, Passage, referred
from rumahbelajar.courses.markdown import parse
from rumahbelajar.courses.references import Known


def lesson_passages(file: str, body: str, first_line: int, known: Known) -> Iterator[Passage]:
    """Yield the passages in reading order; `first_line` is where the Markdown begins."""
    boxes: list[str] = []
    kinds: list[Kind] = []
    for token in parse(body):
        line = first_line + (token.map[0] if token.map else 0)
        if container_name(token):
            if token.nesting < 0:
                boxes.pop()
                continue
            boxes.append(container_name(token))
            if container_name(token) != ACTIVITY and words_after(token):
                yield Passage(file, line, words_after(token), "heading", boxes[-1])
        elif token.type == "heading_open":
            kinds.append("heading")
        elif token.type == "list_item_open":
            kinds.append("item")
        elif token.type in {"heading_close", "list_item_close"}:
            kinds.pop()
        elif token.type == "inline":
            where = Passage(file, line, "", kinds[-1] if kinds else "paragraph", _last(boxes))
            yield from _inline(token.children or [], where, known)


def _last(boxes: Sequence[str]) -> str:
    return boxes[-1] if boxes else ""


def _inline(children: Sequence[Token], where: Passage, known: Known) -> Iterator[Passage]:
    """Yield the running text, if there is any, and then the descriptions of its pictures."""
    text = ""
    linked: list[tuple[int, int]] = []
    pictures: list[Passage] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            text += child.content
        elif child.type in {"softbreak", "hardbreak"}:
            text += "\n"
        elif child.type == "image":
            line = where.line + text.count("\n")
            pictures.append(replace(where, line=line, text=child.content, kind="picture"))
        elif child.type == "reference":
            words, is_term = referred(child.content, known)
            if is_term:
                linked.append((len(text), len(text) + len(words)))
            text += words
    if text.strip():
        yield replace(where, text=text, linked=tuple(linked))
    yield from pictures
