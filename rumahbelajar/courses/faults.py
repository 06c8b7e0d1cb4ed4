"""Faults: what is wrong in a course package, where, and how its author mends it."""

from dataclasses import dataclass

_LONGEST_QUOTE = 60


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake in one file; as text it is always one line: `file:line: problem; remedy`.

    `file` is relative to the courses folder, with forward slashes; `line` counts from 1.
    """

    file: str
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return _one_line(f"{self.file}:{self.line}: {self.problem}; {self.remedy}")


def quote(text: object) -> str:
    """Return an author's words in quotation marks, cut short when they are long."""
    words = _one_line(str(text))
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE]}…"
    return f'"{words}"'


def _one_line(text: str) -> str:
    """Return the text with everything that a terminal could not show replaced."""
    return "".join(
        character
        if character.isprintable()
        else " "
        if character.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )
