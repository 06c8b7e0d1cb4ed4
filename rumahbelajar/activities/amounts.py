"""Amounts that change: a tool names them by the keys of figures.yaml and has none of its own."""

from typing import Annotated

from pydantic import Field, WithJsonSchema

from rumahbelajar.questions.authoring import SLUG, Authored, Slug


class Amount(Authored):
    """A figure that is a number: whole rupiah, or a count of something."""

    key: Slug
    amount: Annotated[int, Field(ge=0)]


Named = Annotated[Amount, WithJsonSchema({"type": "string", "pattern": rf"^{SLUG.pattern}$"})]
"""An amount, which an author writes as its key; it is looked up when the course is read."""
