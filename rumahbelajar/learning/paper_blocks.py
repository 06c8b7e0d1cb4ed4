"""The HTML of what a tool works out, as blocks for paper: headings, items, tables, fields, …"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

Block = dict[str, Any]

_KINDS = {
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "p": "text",
    "li": "item",
    "dt": "field",
}
_KINDS |= {"dd": "item", "summary": "text", "caption": "text", "figcaption": "text"}
_SPACES = re.compile(r"\s+")
_CELLS = {"td", "th"}
_VOID = {"br", "hr", "img", "input", "wbr", "meta", "link"}
_FEWEST_COPIES, _LONGEST_COPY = 3, 12
_UNSEEN = {"svg", "button", "form", "script", "style", "select", "textarea"}


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of HTML of our own making, without what is for the screen alone."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_gathered(list(_trimmed(reader.blocks))))


def _trimmed(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks in which something stands, without spaces around it."""
    for each in blocks:
        if each["kind"] == "table":
            rows = [[cell.strip() for cell in row] for row in each["rows"] if row]
            if rows:
                yield {"kind": "table", "rows": rows}
        elif each["text"].strip():
            told = {"kind": each["kind"], "text": each["text"].strip()}
            if each["kind"] == "field":
                told |= {"value": each.get("value", "").strip(), "lines": 1}
            yield told


def _gathered(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; the same lines three times or more, as on labels, become copies."""
    at = 0
    while at < len(blocks):
        length, count = max(
            ((length, _times(blocks[at:], length)) for length in range(1, _LONGEST_COPY + 1)),
            key=lambda each: each[0] * each[1] if each[1] >= _FEWEST_COPIES else 0,
        )
        if count >= _FEWEST_COPIES:
            lines = [each.get("text", "") for each in blocks[at : at + length]]
            yield {"kind": "copies", "lines": lines, "count": count}
            at += length * count
        else:
            yield blocks[at]
            at += 1


def _times(blocks: list[Block], length: int) -> int:
    """Return how many times the first so many blocks stand there one after the other."""
    first, count = blocks[:length], 0
    while first and blocks[count * length : (count + 1) * length] == first:
        count += 1
    return count


class _Reader(HTMLParser):
    """Collects the words of the innermost block; a table collects its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._hidden_from: int | None = None
        self._rows: list[list[str]] | None = None
        self._into: Block | None = None
        self._part = "text"

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
        elif tag == "dd" and self.blocks and self.blocks[-1]["kind"] == "field":
            self._into, self._part = self.blocks[-1], "value"
            self._into["value"] = ""
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
            self._into[self._part] = _joined(self._into[self._part], data)
        elif data.strip():
            self._begin("text")
            self.handle_data(data)

    def _begin(self, kind: str) -> None:
        self._into, self._part = {"kind": kind, "text": ""}, "text"
        self.blocks.append(self._into)


def _joined(before: str, data: str) -> str:
    """Return the words with what follows, and one space wherever HTML has any."""
    return _SPACES.sub(" ", before + data).lstrip()
