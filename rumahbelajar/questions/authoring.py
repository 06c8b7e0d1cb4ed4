"""What every question file shares: the common fields, and how an author's mistake is told."""

import re
from abc import ABC, abstractmethod
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer
from rumahbelajar.questions.on_paper import OnPaper

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$", max_length=64)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Mistake(ValueError):  # noqa: N818 - it is the author's, not the program's
    """An author's mistake that only the rules can see: what is wrong, and how to mend it.

    `place` leads from the object that is checked to the faulty field, such as ("options", 1, "id").
    """

    def __init__(self, problem: str, remedy: str, place: tuple[str | int, ...] = ()) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.place = place


class Authored(BaseModel):
    """Something an author writes: it never changes once read, and unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BaseQuestion(Authored, ABC):
    """The fields and the promises of every question type; marking is pure and takes no time.

    The answer travels as: form values -> `read` -> response (kept as JSON) -> `mark`.
    """

    is_graded: ClassVar[bool] = True
    """Whether answers earn points; where not, the question is left out of the mark of its quiz."""
    is_picked: ClassVar[bool] = False
    """Whether answers are picked from what the author wrote, so that nobody's words are kept."""

    id: Slug
    text: Words
    explanation: Words | None = None

    @abstractmethod
    def read(self, values: list[str]) -> Response:
        """Return the response that the values of a form field mean, or raise UnreadableAnswer."""

    @abstractmethod
    def mark(self, response: Response) -> Marking:
        """Return points, if graded, and feedback; raise UnreadableAnswer if it is not ours."""

    @abstractmethod
    def coded(self, response: Response) -> Response | None:
        """Return the response as ids and whole numbers only, fit for the ledger: no typed words."""

    @abstractmethod
    def shown(self, response: Response) -> str:
        """Return the response as a learner reads it."""

    def mistakes(self, coded: Response | None) -> tuple[str, ...]:
        """Return what a wrong answer, as `coded` told it, got wrong: each as a learner reads it.

        Raise UnreadableAnswer if it is not ours.
        """
        if coded is None:
            raise UnreadableAnswer("Jawaban ini tidak bisa dibaca.")
        return (self.shown(coded),)

    @abstractmethod
    def entered(self, response: Response) -> list[str]:
        """Return the form values that `read` turns into this response, to fill the form again."""

    @abstractmethod
    def correct_text(self) -> str:
        """Return the right answer as a learner reads it, or nothing where none is."""

    @abstractmethod
    def on_paper(self) -> OnPaper:
        """Return how it is answered with a pencil, and what is right."""

    def option_ids(self) -> tuple[str, ...]:
        """Return the ids that may be shuffled, in the author's order; none where order is fixed."""
        return ()
