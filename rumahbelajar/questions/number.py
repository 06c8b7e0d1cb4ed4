"""Number: type an amount the Indonesian way; known mistakes get their own feedback."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rumahbelajar.questions.authoring import Authored, BaseQuestion, Line, Mistake, Words
from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer, only_value
from rumahbelajar.questions.numbers import LARGEST, read_number, write_number
from rumahbelajar.questions.on_paper import OnPaper

Amount = int | Line
"""A number as an author writes it: 250000, "250.000" or, with decimals, "2,5"."""

_UNIT_WORDS = {"rupiah": ("rupiah",), "percent": ("%", "persen", "percent")}


class KnownMistake(Authored):
    """A wrong number that many people find, and what to say to them."""

    answer: Amount
    feedback: Words


class Number(BaseQuestion):
    """A number with its unit; the response is the number times 10**decimals, a whole number."""

    type: Literal["number"]
    answer: Amount
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    tolerance: Amount = 0
    unit: Line
    known_mistakes: Annotated[tuple[KnownMistake, ...], Field(max_length=10)] = ()
    feedback_right: Words
    feedback_wrong: Words

    @model_validator(mode="after")
    def _check(self) -> Self:
        answer = self._authored(self.answer, "answer")
        tolerance = self._authored(self.tolerance, "tolerance")
        if tolerance < 0:
            raise Mistake("toleransi di bawah nol", "tulis 0 atau lebih", ("tolerance",))
        for place, known in enumerate(self.known_mistakes):
            wrong = self._authored(known.answer, "known_mistakes", place, "answer")
            if abs(wrong - answer) <= tolerance:
                raise Mistake(
                    "kesalahan ini justru jawaban yang benar",
                    "ubah angkanya, atau perkecil toleransi",
                    ("known_mistakes", place, "answer"),
                )
        return self

    def read(self, values: list[str]) -> int:
        """Return the typed number times 10**decimals; the unit may be typed along."""
        text = " ".join(only_value(values, "Jawaban masih kosong. Tulis satu angka.").split())
        words = "|".join(re.escape(word) for word in self._unit_words())
        bare = re.sub(rf"(?<![^\W\d_]) ?(?:{words})$", "", text, flags=re.IGNORECASE)
        return read_number(bare, self.decimals)

    def mark(self, response: Response) -> Marking:
        """Give all points within the tolerance; name a known mistake; else say it is wrong."""
        number = self.coded(response)
        if abs(number - self._scaled(self.answer)) <= self._scaled(self.tolerance):
            return Marking(100, self.feedback_right)
        for known in self.known_mistakes:
            if number == self._scaled(known.answer):
                return Marking(0, known.feedback)
        return Marking(0, self.feedback_wrong)

    def coded(self, response: Response) -> int:
        """Return the response itself."""
        if isinstance(response, bool) or not isinstance(response, int):
            raise UnreadableAnswer("Jawaban harus berupa angka. Tulis satu angka.")
        if abs(response) // 10**self.decimals > LARGEST:
            raise UnreadableAnswer("Angkanya terlalu besar. Periksa lagi jumlah nolnya.")
        return response

    def shown(self, response: Response) -> str:
        """Return the number with its unit: "Rp250.000", "2,5%" or "3 bulan"."""
        number = write_number(self.coded(response), self.decimals)
        if self.unit == "rupiah":
            return f"-Rp{number[1:]}" if number.startswith("-") else f"Rp{number}"
        return f"{number}%" if self.unit == "percent" else f"{number} {self.unit}"

    def entered(self, response: Response) -> list[str]:
        """Return the number without its unit as the only form value."""
        return [write_number(self.coded(response), self.decimals)]

    def correct_text(self) -> str:
        """Return the right number with its unit."""
        return self.shown(self._scaled(self.answer))

    def on_paper(self) -> OnPaper:
        """Return the unit behind the line to write on, and the right number."""
        why = self.explanation or self.feedback_right
        return OnPaper(unit=self.unit_text(), right=self.correct_text(), why=why)

    def unit_text(self) -> str:
        """Return the unit as it stands after the field."""
        return "persen" if self.unit == "percent" else self.unit

    def _unit_words(self) -> tuple[str, ...]:
        return _UNIT_WORDS.get(self.unit, (self.unit,))

    def _scaled(self, amount: Amount) -> int:
        return read_number(str(amount), self.decimals)

    def _authored(self, amount: Amount, *place: str | int) -> int:
        try:
            return self._scaled(amount)
        except UnreadableAnswer as unreadable:
            raise Mistake(
                f'angka "{amount}" tidak bisa dibaca',
                unreadable.sentence.rstrip("."),
                place,
            ) from None
