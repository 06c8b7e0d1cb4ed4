"""Scale: where somebody stands, from less to more; no answer is right, and none earns points."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from rumahbelajar.questions.authoring import Authored, BaseQuestion, Line, Slug, Words
from rumahbelajar.questions.marking import Marking, Response, only_value
from rumahbelajar.questions.on_paper import OnPaper
from rumahbelajar.questions.options import find_option, require_distinct


class Degree(Authored):
    """One place on the scale."""

    id: Slug
    text: Words


class Scale(BaseQuestion):
    """Two to six degrees in a fixed order; the response is the id of one.

    `label` is a word or two for what is asked, where the answers before and after learning stand
    beside each other. The explanation, which says why it is asked, is the feedback to everybody.
    """

    is_graded: ClassVar[bool] = False
    is_picked: ClassVar[bool] = True

    type: Literal["scale"]
    label: Line | None = None
    options: Annotated[tuple[Degree, ...], Field(min_length=2, max_length=6)]
    explanation: Words

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_distinct(self.options)
        return self

    def read(self, values: list[str]) -> str:
        """Return the id of the picked degree."""
        return self.coded(only_value(values, "Pilih satu jawaban dulu."))

    def mark(self, response: Response) -> Marking:
        """Give no points, to whatever was picked, and say why it was asked."""
        find_option(self.options, response)
        return Marking(None, self.explanation)

    def coded(self, response: Response) -> str:
        """Return the degree's id."""
        return find_option(self.options, response).id

    def shown(self, response: Response) -> str:
        """Return the degree's text."""
        return find_option(self.options, response).text

    def entered(self, response: Response) -> list[str]:
        """Return the degree's id as the only form value."""
        return [self.coded(response)]

    def correct_text(self) -> str:
        """Return nothing: no answer is the right one."""
        return ""

    def on_paper(self) -> OnPaper:
        """Return the degrees to tick, of which none is right, and why it is asked."""
        return OnPaper(choices=tuple(each.text for each in self.options), why=self.explanation)
