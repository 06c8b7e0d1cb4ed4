"""Checklist: how far each thing is, and the day that matters for it, as a card to carry along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field as Bounded
from pydantic import model_validator

from rumahbelajar.activities.authoring import check_ids
from rumahbelajar.activities.fields import Field, Values, day_in
from rumahbelajar.activities.own_sheet import OwnSheet
from rumahbelajar.questions.authoring import Authored, Line, Slug
from rumahbelajar.questions.marking import sentence

STATES = (
    ("missing", sentence("Belum")),
    ("underway", sentence("Sedang diurus")),
    ("there", sentence("Sudah ada")),
    ("needless", sentence("Tidak perlu")),
)
"""How far a thing is; what nobody said anything of is still missing."""
OPEN = ("missing", "underway")


class Thing(Authored):
    """A thing of the list; one that is `dated` has a day worth noting, such as its last one."""

    id: Slug
    text: Line
    hint: Line | None = None
    dated: bool = False

    @property
    def state_name(self) -> str:
        """What its state is called in the form."""
        return f"status_{self.id}"

    @property
    def day_name(self) -> str:
        """What its day is called in the form."""
        return f"tanggal_{self.id}"


class ListSection(Authored):
    """A part of the list."""

    title: Line
    items: Annotated[tuple[Thing, ...], Bounded(min_length=1, max_length=10)]


@dataclass(frozen=True)
class Ticked:
    """A thing as somebody ticked it; `is_past` when its day is over."""

    thing: Thing
    state: str
    day: date | None
    is_past: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN


@dataclass(frozen=True)
class TickedSection:
    """A part of the list as somebody ticked it."""

    title: str
    things: tuple[Ticked, ...]


@dataclass(frozen=True)
class TickedList:
    """A list as somebody ticked it."""

    sections: tuple[TickedSection, ...]

    @property
    def things(self) -> tuple[Ticked, ...]:
        """All things in their order."""
        return tuple(each for section in self.sections for each in section.things)

    def of(self, state: str) -> tuple[Ticked, ...]:
        """Return the things in this state."""
        return tuple(each for each in self.things if each.state == state)

    @property
    def missing(self) -> tuple[Ticked, ...]:
        """What is still to be done: what nobody began with comes first."""
        return self.of("missing") + self.of("underway")

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is ticked yet."""
        return all(each.state == "missing" and each.day is None for each in self.things)

    @property
    def past(self) -> tuple[Ticked, ...]:
        """The things whose day is over."""
        return tuple(each for each in self.things if each.is_past)


class Checklist(OwnSheet):
    """Parts with things to see to."""

    type: Literal["checklist"]
    sections: Annotated[tuple[ListSection, ...], Bounded(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_ids(
            (("sections", place, "items", number, "id"), each.id)
            for place, section in enumerate(self.sections)
            for number, each in enumerate(section.items)
        )
        return self

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Return a choice for each thing, and a day for those that have one."""
        fields: dict[str, Field] = {}
        for thing in (each for section in self.sections for each in section.items):
            fields[thing.state_name] = Field("choice", thing.text, options=STATES, authored=True)
            if thing.dated:
                fields[thing.day_name] = Field("day", thing.text, authored=True)
        return fields

    def work_out(self, values: Values, today: date) -> TickedList:
        """Return how far each thing is; a day that is over is told of what is not needless."""
        return TickedList(
            tuple(
                TickedSection(
                    section.title,
                    tuple(_ticked(each, values, today) for each in section.items),
                )
                for section in self.sections
            )
        )

    def blank(self) -> TickedList:
        """Return the list with nothing ticked: a card to tick by pen."""
        return self.work_out({}, date.min)


def _ticked(thing: Thing, values: Values, today: date) -> Ticked:
    state = str(values.get(thing.state_name) or STATES[0][0])
    day = day_in(values, thing.day_name)
    is_past = day is not None and day < today and state != "needless"
    return Ticked(thing, state, day, is_past)
