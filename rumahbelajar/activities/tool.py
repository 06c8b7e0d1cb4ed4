"""Tools: activities that work something out from what people type about their own family."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

from pydantic import model_validator

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.fields import Field, Value, read
from rumahbelajar.questions.authoring import Mistake
from rumahbelajar.questions.marking import UnreadableAnswer

_SOME_DAY = date(2026, 1, 1)


class Unfit(UnreadableAnswer):
    """Values that can each be read and do not go together; told at the field named."""

    def __init__(self, field: str, message: str, **numbers: int | str) -> None:
        super().__init__(message, **numbers)
        self.field = field


class Tool(BaseActivity):
    """A tool; its rules are plain and take no time.

    `example` is what "Isi dengan contoh" fills in, as a person would type it.
    """

    name: ClassVar[str]
    """In addresses."""
    heading: ClassVar[str]
    """What it is called outside of a course; an Indonesian sentence of the catalogue."""
    purpose: ClassVar[str]
    """What it is for, in one sentence, outside of a course."""
    fields: ClassVar[Mapping[str, Field]]

    example: dict[str, str] = {}  # noqa: RUF012 - pydantic gives each its own

    @classmethod
    @abstractmethod
    def work_out(cls, values: Mapping[str, Value | None], today: date) -> Any:
        """Return the result, whole rupiah, as a frozen dataclass of its own; raise Unfit."""

    @model_validator(mode="after")
    def _check_example(self) -> Self:
        for name in self.example:
            if name not in self.fields:
                raise Mistake(
                    f'contoh memakai isian "{name}" yang tidak ada di alat ini',
                    f"pakai {', '.join(self.fields)}",
                    ("example", name),
                )
        if not self.example:
            return self
        typed = read(self.fields, self.example)
        for name, fault in typed.faults.items():
            raise Mistake(
                f'contoh "{name}" tidak bisa dibaca', fault.sentence.rstrip("."), ("example", name)
            )
        try:
            self.work_out(typed.values, _SOME_DAY)
        except Unfit as unfit:
            raise Mistake(
                f'contoh "{unfit.field}" tidak cocok dengan isian lain',
                unfit.sentence.rstrip("."),
                ("example", unfit.field),
            ) from None
        return self
