"""What every question type shares: how a typed answer is refused, and what marking returns."""

from collections.abc import Sequence
from dataclasses import dataclass

Response = str | list[str] | bool | int
"""An answer as it is kept: an option id, option ids, true or false, a scaled number, or words."""


class UnreadableAnswer(Exception):  # noqa: N818 - it names what the learner sent, not a failure
    """What was typed cannot be read; `sentence` tells the person what to do about it.

    `message` is the sentence as the catalogue of translations knows it, with `%(name)s` where one
    of `numbers` stands.
    """

    def __init__(self, message: str, **numbers: int | str) -> None:
        self.message = message
        self.numbers = numbers
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The sentence in Indonesian."""
        return self.message % self.numbers if self.numbers else self.message


@dataclass(frozen=True)
class Marking:
    """The points of one answer, 0 to 100 or none where none can be had, and a word about it."""

    points: int | None
    feedback: str


def sentence(text: str) -> str:
    """Return the text as it is: marked so, the catalogue of translations holds it."""
    return text


def only_value(values: Sequence[str], when_empty: str) -> str:
    """Return the one filled-in value of a form field; raise UnreadableAnswer for none or several.

    The same value twice counts once, since a double tap on an old phone can send it so.
    """
    filled = list(dict.fromkeys(value.strip() for value in values if value.strip()))
    if not filled:
        raise UnreadableAnswer(when_empty)
    if len(filled) > 1:
        raise UnreadableAnswer("Jawaban terkirim lebih dari satu. Kirim satu jawaban saja.")
    return filled[0]
