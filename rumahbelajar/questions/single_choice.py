"""Single choice: pick one option; every option has its own feedback."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from rumahbelajar.questions.authoring import BaseQuestion, Mistake
from rumahbelajar.questions.marking import Marking, Response, only_value
from rumahbelajar.questions.on_paper import OnPaper, letters_of
from rumahbelajar.questions.options import Options, find_option, require_distinct


class SingleChoice(BaseQuestion):
    """Two to six options of which exactly one is right; the response is the option's id."""

    is_picked: ClassVar[bool] = True

    type: Literal["single_choice"]
    options: Options

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_distinct(self.options)
        right = sum(option.correct for option in self.options)
        if right != 1:
            raise Mistake(
                f"soal ini punya {right} jawaban benar, seharusnya tepat satu",
                'beri "correct: true" pada satu pilihan saja',
                ("options",),
            )
        return self

    def read(self, values: list[str]) -> str:
        """Return the id of the picked option."""
        return find_option(self.options, only_value(values, "Pilih satu jawaban dulu.")).id

    def mark(self, response: Response) -> Marking:
        """Give all points for the right option, none for another."""
        option = find_option(self.options, response)
        return Marking(100 if option.correct else 0, option.feedback)

    def coded(self, response: Response) -> str:
        """Return the option's id."""
        return find_option(self.options, response).id

    def shown(self, response: Response) -> str:
        """Return the option's text."""
        return find_option(self.options, response).text

    def entered(self, response: Response) -> list[str]:
        """Return the option's id as the only form value."""
        return [find_option(self.options, response).id]

    def correct_text(self) -> str:
        """Return the text of the right option."""
        return next(option.text for option in self.options if option.correct)

    def on_paper(self) -> OnPaper:
        """Return the options to tick, and the feedback of what is right."""
        right = [option for option in self.options if option.correct]
        return OnPaper(
            choices=tuple(option.text for option in self.options),
            letters=letters_of([option.correct for option in self.options]),
            right=self.correct_text(),
            why=self.explanation or " ".join(option.feedback for option in right),
        )

    def option_ids(self) -> tuple[str, ...]:
        """Return the ids of the options."""
        return tuple(option.id for option in self.options)
