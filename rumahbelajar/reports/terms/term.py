"""A term of the reports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term in plain words, and what exactly is counted."""

    key: str
    name: str
    meaning: str
