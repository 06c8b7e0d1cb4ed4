"""A question on paper: what is ticked or written, and what a facilitator says about it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class OnPaper:
    """How a question is answered with a pencil.

    `choices` are ticked in this order; where there are none, words or a number are written, before
    the `unit`. `right` is the answer as it is read out, "" where none is right, `letters` are those
    of the choices that are right, and `why` is what to say about it.
    """

    choices: tuple[str, ...] = ()
    letters: str = ""
    is_several: bool = False
    unit: str = ""
    right: str = ""
    why: str = ""


def letters_of(are_right: Sequence[bool]) -> str:
    """Return "A, C" where the first and the third are right."""
    return ", ".join(
        letter for letter, is_right in zip("ABCDEF", are_right, strict=False) if is_right
    )
