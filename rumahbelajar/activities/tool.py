"""Tools: activities that work something out from what people type about their own family."""

import re
from abc import abstractmethod
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field as Bounded
from pydantic import ValidationInfo, model_validator

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.dates import day_text, month_text
from rumahbelajar.activities.fields import Field, Values, read
from rumahbelajar.activities.months import later
from rumahbelajar.questions.authoring import Authored, Line, Mistake, Slug
from rumahbelajar.questions.marking import UnreadableAnswer

_SOME_DAY = date(2026, 1, 1)
_FROM_NOW = re.compile(r"\+[0-9]{1,3}")
_SAID: Mapping[str, str] = {"month": "bulan", "day": "hari"}


class Unfit(UnreadableAnswer):
    """Values that can each be read and do not go together; told at the field named."""

    def __init__(self, field: str, message: str, **numbers: int | str) -> None:
        super().__init__(message, **numbers)
        self.field = field


class Example(Authored):
    """What a tool can be filled in with, as a person would type it.

    A month in it is "+12", the twelfth from now, since any other would soon lie in the past, and a
    day so many days from now.
    """

    title: Line
    values: Annotated[dict[str, str], Bounded(min_length=1)]


class Tool(BaseActivity):
    """A tool; its rules are plain and take no time.

    `example` is what "Isi dengan contoh" fills in; `more_examples` are offered beside it;
    `contacts` are keys of places to ask for help, and `figures` those of figures that the result
    rests on, shown below it, the latter with their source and day.
    """

    name: ClassVar[str]
    """In addresses."""
    heading: ClassVar[str]
    """What it is called outside of a course; an Indonesian sentence of the catalogue."""
    purpose: ClassVar[str]
    """What it is for, in one sentence, outside of a course."""
    fields: ClassVar[Mapping[str, Field]]
    kept: ClassVar[bool] = True
    """Whether what is typed is kept; else nothing of it is written anywhere."""
    is_discreet: ClassVar[bool] = False
    """Whether it is about a hard subject, so that its page is discreet wherever it stands."""
    signatures: ClassVar[tuple[str, ...]] = ()
    """Who signs it on paper; Indonesian words of the catalogue."""
    counts: ClassVar[bool] = True
    """Whether it reckons with numbers, so that its page may speak of counting."""
    is_cut_out: ClassVar[bool] = False
    """Whether its paper is cut up, so that nothing stands on it but what is worked out."""
    shows_all: ClassVar[bool] = False
    """Whether the result shows all that was filled in, so that paper need not list it again."""

    example: dict[str, str] = {}  # noqa: RUF012 - pydantic gives each its own
    more_examples: Annotated[tuple[Example, ...], Bounded(max_length=3)] = ()
    contacts: Annotated[tuple[Slug, ...], Bounded(max_length=4)] = ()
    figures: Annotated[tuple[Slug, ...], Bounded(max_length=8)] = ()

    @classmethod
    @abstractmethod
    def work_out(cls, values: Values, today: date) -> Any:
        """Return the result, whole rupiah, as a frozen dataclass of its own; raise Unfit."""

    def reckon(self, values: Values, today: date) -> Any:
        """Return the result as this course has it, where amounts of the course count in it."""
        return self.work_out(values, today)

    def figures_of(self, result: Any) -> tuple[str, ...]:
        """Return the keys of the figures that a result rests on."""
        return self.figures

    def example_on(self, today: date, number: int = 1) -> dict[str, str]:
        """Return an example as a person would type it on this day; any other than 1 is of the more.

        It is the first where there is none of that number.
        """
        more = number - 2
        of_more = 0 <= more < len(self.more_examples)
        return self._typed(self.more_examples[more].values if of_more else self.example, today)

    def _typed(self, values: Mapping[str, str], today: date) -> dict[str, str]:
        return {name: _on(today, self.fields[name].kind, text) for name, text in values.items()}

    @model_validator(mode="after")
    def _check_examples(self, info: ValidationInfo) -> Self:
        if info.mode == "json":
            # A course that was stored stays readable, whatever becomes of its tools.
            return self
        if self.example:
            self._check_example(self.example, ("example",))
        for number, more in enumerate(self.more_examples):
            self._check_example(more.values, ("more_examples", number, "values"))
        return self

    def _check_example(self, values: Mapping[str, str], place: tuple[str | int, ...]) -> None:
        for name, text in values.items():
            if name not in self.fields:
                raise Mistake(
                    f'contoh memakai isian "{name}" yang tidak ada di alat ini',
                    f"pakai {', '.join(self.fields)}",
                    (*place, name),
                )
            said = _SAID.get(self.fields[name].kind)
            if said and not _FROM_NOW.fullmatch(text):
                raise Mistake(
                    f'{said} contoh "{name}" akan cepat lewat',
                    f'tulis berapa {said} lagi, misalnya "+12"',
                    (*place, name),
                )
        self._check_reckoning(values, place)

    def _check_reckoning(self, values: Mapping[str, str], place: tuple[str | int, ...]) -> None:
        """Raise the first Mistake of an example that this tool cannot reckon with."""
        typed = read(self.fields, self._typed(values, _SOME_DAY))
        for name, fault in typed.faults.items():
            raise Mistake(
                f'contoh "{name}" tidak bisa dibaca', fault.sentence.rstrip("."), (*place, name)
            )
        try:
            self.reckon(typed.values, _SOME_DAY)
        except Unfit as unfit:
            raise Mistake(
                f'contoh "{unfit.field}" tidak cocok dengan isian lain',
                unfit.sentence.rstrip("."),
                (*place, unfit.field),
            ) from None


def _on(today: date, kind: str, text: str) -> str:
    """Return a text of an example as a person would type it on this day."""
    if kind == "month":
        return month_text(f"{later(today, int(text)):%Y-%m}")
    return day_text((today + timedelta(int(text))).isoformat()) if kind == "day" else text
