"""The HTML of what a tool works out, as blocks for paper: headings, sentences, items, tables."""

import re
from html.parser import HTMLParser
from typing import Any

Block = dict[str, Any]

_KINDS = {
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "p": "text",
    "li": "item",
    "dt": "text",
}
_KINDS |= {"dd": "item", "summary": "text", "caption": "text", "figcaption": "text"}
_SPACES = re.compile(r"\s+")
_CELLS = {"td", "th"}
_VOID = {"br", "hr", "img", "input", "wbr", "meta", "link"}
_UNSEEN = {"svg", "button", "form", "script", "style", "select", "textarea"}


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of HTML of our own making, without what is for the screen alone."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [each for each in reader.blocks if each.get("text") or each.get("rows")]


class _Reader(HTMLParser):
    """Collects the words of the innermost block; a table collects its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._hidden_from: int | None = None
        self._rows: list[list[str]] | None = None
        self._into: Block | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_data(" ")
            return
        self._open.append(tag)
        if self._hidden_from is not None:
            return
        classes = (dict(attrs).get("class") or "").split()
        if tag in _UNSEEN or "screen-only" in classes or "unseen" in classes:
            self._hidden_from = len(self._open)
        elif tag == "table":
            self._rows = []
            self.blocks.append({"kind": "table", "rows": self._rows})
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append("")
        elif tag in _KINDS and self._rows is None:
            self._begin(_KINDS[tag])
        elif tag == "small":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in self._open:
            return
        while self._open and self._open.pop() != tag:
            pass
        if self._hidden_from is not None and len(self._open) < self._hidden_from:
            self._hidden_from = None
            return
        if tag == "table":
            self._rows = None
        elif tag in _KINDS:
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._hidden_from is not None:
            return
        if self._rows is not None:
            if self._rows and self._rows[-1] and any(each in _CELLS for each in self._open):
                self._rows[-1][-1] = _joined(self._rows[-1][-1], data)
        elif self._into is not None:
            self._into["text"] = _joined(self._into["text"], data)
        elif data.strip():
            self._begin("text")
            self.handle_data(data)

    def _begin(self, kind: str) -> None:
        self._into = {"kind": kind, "text": ""}
        self.blocks.append(self._into)


def _joined(before: str, data: str) -> str:
    """Return the words with what follows, and one space wherever HTML has any."""
    return _SPACES.sub(" ", before + data).lstrip()
