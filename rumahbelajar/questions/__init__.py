"""The question types: one file each, plain Python without web or database; this is the list."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from rumahbelajar.questions.authoring import BaseQuestion
from rumahbelajar.questions.marking import Marking, Response, UnreadableAnswer
from rumahbelajar.questions.multiple_choice import MultipleChoice
from rumahbelajar.questions.number import Number
from rumahbelajar.questions.scale import Scale
from rumahbelajar.questions.short_answer import ShortAnswer
from rumahbelajar.questions.single_choice import SingleChoice
from rumahbelajar.questions.true_false import TrueFalse

__all__ = ["TYPES", "BaseQuestion", "Marking", "Question", "Response", "UnreadableAnswer"]

Question = Annotated[
    SingleChoice | MultipleChoice | TrueFalse | Number | ShortAnswer | Scale,
    Field(discriminator="type"),
]
"""Any question of a quiz; its `type` says which."""

TYPES: Mapping[str, type[BaseQuestion]] = {
    get_args(question.model_fields["type"].annotation)[0]: question
    for question in get_args(get_args(Question)[0])
}
"""The question types by the name that quiz files and templates use."""
