"""Multiple choice: pick every option that is right; a part of them earns a part of the points."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from rumahbelajar.questions.authoring import BaseQuestion, Mistake
from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer, sentence
from rumahbelajar.questions.on_paper import OnPaper, letters_of
from rumahbelajar.questions.options import Option, Options, find_option, require_distinct

_PICK_SOME = sentence("Pilih paling sedikit satu jawaban.")


class MultipleChoice(BaseQuestion):
    """Two to six options, some right and some wrong; the response is a sorted list of ids."""

    is_picked: ClassVar[bool] = True

    type: Literal["multiple_choice"]
    options: Options

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_distinct(self.options)
        right = sum(option.correct for option in self.options)
        if not 1 <= right < len(self.options):
            raise Mistake(
                "semua pilihan benar" if right else "tidak ada pilihan yang benar",
                'beri "correct: true" pada pilihan yang benar, dan sisakan yang salah',
                ("options",),
            )
        return self

    def read(self, values: list[str]) -> list[str]:
        """Return the ids of the picked options, sorted."""
        return self.coded([value.strip() for value in values if value.strip()])

    def mark(self, response: Response) -> Marking:
        """Give max(0, right picked - wrong picked) / right of the points, to the nearest whole."""
        picked = self._picked(response)
        wrong = [option for option in picked if not option.correct]
        right = sum(option.correct for option in self.options)
        found = len(picked) - len(wrong)
        earned = max(0, found - len(wrong))
        points = (100 * earned * 2 + right) // (2 * right)
        said = [option.feedback for option in wrong or picked]
        if found < right:
            said.append(f"Masih ada {right - found} jawaban benar yang belum Anda pilih.")
        return Marking(points, " ".join(said))

    def coded(self, response: Response) -> list[str]:
        """Return the ids of the picked options, sorted."""
        return sorted(option.id for option in self._picked(response))

    def shown(self, response: Response) -> str:
        """Return the texts of the picked options, in the author's order."""
        return "; ".join(option.text for option in self._picked(response))

    def mistakes(self, coded: Response | None) -> tuple[str, ...]:
        """Return the texts of the wrong options picked, else which right ones were not."""
        picked = self._picked(coded or [])
        wrong = tuple(option.text for option in picked if not option.correct)
        missed = (each for each in self.options if each.correct and each not in picked)
        return wrong or tuple(f"Tidak memilih: {option.text}" for option in missed)

    def entered(self, response: Response) -> list[str]:
        """Return the picked ids as form values."""
        return self.coded(response)

    def correct_text(self) -> str:
        """Return the texts of all right options."""
        return "; ".join(option.text for option in self.options if option.correct)

    def on_paper(self) -> OnPaper:
        """Return the options to tick, and the feedback of what is right."""
        right = [option for option in self.options if option.correct]
        return OnPaper(
            choices=tuple(option.text for option in self.options),
            letters=letters_of([option.correct for option in self.options]),
            is_several=True,
            right=self.correct_text(),
            why=self.explanation or " ".join(option.feedback for option in right),
        )

    def option_ids(self) -> tuple[str, ...]:
        """Return the ids of the options."""
        return tuple(option.id for option in self.options)

    def _picked(self, response: Response) -> list[Option]:
        if not isinstance(response, list) or not response:
            raise UnreadableAnswer(_PICK_SOME)
        chosen = {find_option(self.options, option_id).id for option_id in response}
        return [option for option in self.options if option.id in chosen]
