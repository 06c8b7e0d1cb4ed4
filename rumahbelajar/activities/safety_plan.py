"""Safety plan: a sheet of one's own that is kept on the phone at hand alone, or on paper."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from rumahbelajar.activities.authoring import BaseActivity, check_ids
from rumahbelajar.questions.authoring import Authored, Line, Slug

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class Prompt(Authored):
    """What to think of and write down; the answer has a name only on the phone."""

    id: Slug
    text: Line
    hint: Said | None = None


class PlanPart(Authored):
    """A part of the plan; `note` says what it is for."""

    title: Line
    note: Said | None = None
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1, max_length=6)]


class SafetyPlan(BaseActivity):
    """Parts with prompts. No request ever carries what is written: no server could lose it."""

    kept: ClassVar[bool] = False

    type: Literal["safety_plan"]
    sections: Annotated[tuple[PlanPart, ...], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_ids(
            (("sections", place, "prompts", number, "id"), each.id)
            for place, part in enumerate(self.sections)
            for number, each in enumerate(part.prompts)
        )
        return self
