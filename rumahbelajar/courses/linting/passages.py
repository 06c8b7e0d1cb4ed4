"""What a reader reads of a course, piece by piece, as the rules of wording look at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.references import Known, as_text, parse_reference

Kind = Literal["paragraph", "item", "heading", "picture"]

CONTACT = "⟨kontak⟩"
FIGURE = "⟨angka⟩"
"""What stands for a reference whose words are not the author's; each counts as one word."""

_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”')


@dataclass(frozen=True)
class Passage:
    """One paragraph, item, heading or description of a picture, without its marks.

    `line` is where it begins in `file`; a line break in `text` is one in the file. `linked` are
    the parts that lead to a term. `box` is the container around it, such as "story", or "".
    `spoken` tells that somebody in a story says all of it, and `offered` that it is one of several
    answers to choose from.
    """

    file: str
    line: int
    text: str
    kind: Kind = "paragraph"
    box: str = ""
    linked: tuple[tuple[int, int], ...] = ()
    spoken: bool = False
    offered: bool = False

    @property
    def plain(self) -> str:
        """The text with every quotation blanked out, so that all places stay the same."""
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.text)

    def fault(self, place: int, problem: str, remedy: str) -> Fault:
        """Return a fault at a place of the text."""
        return Fault(self.file, self.line + self.text.count("\n", 0, place), problem, remedy)

    def is_linked(self, place: int) -> bool:
        """Whether this place of the text leads to a term."""
        return any(begin <= place < end for begin, end in self.linked)


Found = Iterator[tuple[int, str, str]]
"""What a rule finds in a passage: the place, the problem, and the remedy."""


def referred(inside: str, known: Known) -> tuple[str, bool]:
    """Return the words that stand for a reference, and whether it leads to a term."""
    reference = parse_reference(inside)
    if reference is None or reference.kind == "contact":
        return CONTACT, False
    if reference.kind == "figure":
        return FIGURE, False
    found = known.find(reference)
    return (as_text(found, reference) if found else reference.words or reference.key), True
