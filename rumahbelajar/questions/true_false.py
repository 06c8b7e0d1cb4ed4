"""True or false: is the statement right?"""

from typing import ClassVar, Literal

from rumahbelajar.questions.authoring import BaseQuestion, Words
from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer, only_value, sentence
from rumahbelajar.questions.on_paper import OnPaper, letters_of

_CHOOSE = sentence("Pilih Benar atau Salah.")
_MEANINGS = {"true": True, "benar": True, "false": False, "salah": False}


class TrueFalse(BaseQuestion):
    """A statement to judge; form values are `true` and `false`, the response is a boolean."""

    is_picked: ClassVar[bool] = True

    type: Literal["true_false"]
    answer: bool
    feedback_right: Words
    feedback_wrong: Words

    def read(self, values: list[str]) -> bool:
        """Return whether the learner calls the statement true."""
        meaning = _MEANINGS.get(only_value(values, _CHOOSE).casefold())
        if meaning is None:
            raise UnreadableAnswer(_CHOOSE)
        return meaning

    def mark(self, response: Response) -> Marking:
        """Give all points or none."""
        if self.coded(response) is self.answer:
            return Marking(100, self.feedback_right)
        return Marking(0, self.feedback_wrong)

    def coded(self, response: Response) -> bool:
        """Return the response itself."""
        if not isinstance(response, bool):
            raise UnreadableAnswer(_CHOOSE)
        return response

    def shown(self, response: Response) -> str:
        """Return "Benar" or "Salah"."""
        return "Benar" if self.coded(response) else "Salah"

    def entered(self, response: Response) -> list[str]:
        """Return `true` or `false` as the only form value."""
        return ["true" if self.coded(response) else "false"]

    def correct_text(self) -> str:
        """Return "Benar" or "Salah"."""
        return self.shown(self.answer)

    def on_paper(self) -> OnPaper:
        """Return both words to tick, and why the right one is."""
        return OnPaper(
            choices=(self.shown(True), self.shown(False)),
            letters=letters_of([self.answer, not self.answer]),
            right=self.correct_text(),
            why=self.explanation or self.feedback_right,
        )
