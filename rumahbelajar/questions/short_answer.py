"""Short answer: type a word or two; case, spaces, punctuation and accents do not matter."""

import unicodedata
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rumahbelajar.questions.authoring import BaseQuestion, Line, Mistake, Words
from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer, only_value, sentence
from rumahbelajar.questions.on_paper import OnPaper

_EMPTY = sentence("Jawaban masih kosong. Tulis jawaban Anda.")
_INVISIBLE = {"Cc", "Cf", "Cs"}


class ShortAnswer(BaseQuestion):
    """A few typed words against the accepted forms; the response is what was typed."""

    type: Literal["short_answer"]
    accepted: Annotated[tuple[Line, ...], Field(min_length=1, max_length=30)]
    max_length: Annotated[int, Field(ge=1, le=200)] = 80
    feedback_right: Words
    feedback_wrong: Words

    @model_validator(mode="after")
    def _check(self) -> Self:
        seen: set[str] = set()
        for place, form in enumerate(self.accepted):
            here = ("accepted", place)
            if not essence(form):
                raise Mistake("jawaban ini tanpa huruf dan angka", "tulis dengan kata", here)
            if essence(form) in seen:
                raise Mistake(
                    f'jawaban "{form}" sudah ada', "hapus: huruf besar dan spasi tidak dibeda", here
                )
            if len(form) > self.max_length:
                raise Mistake(
                    f'jawaban "{form}" lebih panjang dari max_length ({self.max_length})',
                    "perbesar max_length",
                    here,
                )
            seen.add(essence(form))
        return self

    def read(self, values: list[str]) -> str:
        """Return the typed words with spaces joined and invisible characters left out."""
        typed = _visible(only_value(values, _EMPTY))
        if not typed:
            raise UnreadableAnswer(_EMPTY)
        if len(typed) > self.max_length:
            raise UnreadableAnswer(
                "Jawaban terlalu panjang. Tulis paling banyak %(most)s huruf.",
                most=self.max_length,
            )
        return typed

    def mark(self, response: Response) -> Marking:
        """Give all points for an accepted form, none for other words."""
        if self.coded(response) is None:
            return Marking(0, self.feedback_wrong)
        return Marking(100, self.feedback_right)

    def coded(self, response: Response) -> int | None:
        """Return the place of the accepted form that was typed, or None: never the words."""
        typed = essence(self.shown(response))
        for place, form in enumerate(self.accepted):
            if essence(form) == typed:
                return place
        return None

    def shown(self, response: Response) -> str:
        """Return the typed words."""
        if not isinstance(response, str) or not response:
            raise UnreadableAnswer(_EMPTY)
        return response

    def mistakes(self, coded: Response | None) -> tuple[str, ...]:
        """Return that other words were typed: which, nobody kept."""
        return ("Kata lain, yang tidak disimpan",)

    def entered(self, response: Response) -> list[str]:
        """Return the typed words as the only form value."""
        return [self.shown(response)]

    def correct_text(self) -> str:
        """Return the first accepted form."""
        return self.accepted[0]

    def on_paper(self) -> OnPaper:
        """Return that a few words are written, and which are right."""
        why = self.explanation or self.feedback_right
        return OnPaper(right=self.correct_text(), why=why)


def essence(text: str) -> str:
    """Return only the letters and digits of the text, without case and accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if character.isalnum()).casefold()


def _visible(text: str) -> str:
    """Return the text without control characters, which databases and screens cannot take."""
    spaced = " ".join(text.split())
    visible = (letter for letter in spaced if unicodedata.category(letter) not in _INVISIBLE)
    return " ".join("".join(visible).split())
