"""Plan: a sheet of one's own words, part by part, to keep, to print and to sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field as Bounded
from pydantic import StringConstraints, model_validator

from rumahbelajar.activities.authoring import check_ids
from rumahbelajar.activities.fields import Field, Value, Values
from rumahbelajar.activities.own_sheet import OwnSheet
from rumahbelajar.activities.tool import Unfit
from rumahbelajar.questions.authoring import Authored, Line, Mistake, Slug

_HALF_A_LINE = 120
"""Letters that stand in half the width of a sheet without making it long."""
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class Option(Authored):
    """One of a few answers to choose from."""

    id: Slug
    text: Line


class PlanField(Authored):
    """Something to fill in; `words` are at most 60 letters, `long` at most 300 in some lines."""

    id: Slug
    label: Line
    kind: Literal["words", "long", "rupiah", "month", "count", "choice"]
    hint: Line | None = None
    options: Annotated[tuple[Option, ...], Bounded(max_length=8)] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.kind == "choice" and len(self.options) < 2:
            raise Mistake(
                f'isian "{self.id}" belum punya pilihan',
                "tambahkan options, paling sedikit dua",
                ("options",),
            )
        if self.kind != "choice" and self.options:
            raise Mistake(
                f'isian "{self.id}" punya pilihan yang tidak dipakai',
                "hapus options, atau tulis kind: choice",
                ("options",),
            )
        check_ids((("options", place, "id"), each.id) for place, each in enumerate(self.options))
        return self

    @property
    def name(self) -> str:
        """What it is called in the form, unlike anything else on the page."""
        return f"isian_{self.id}"

    def as_field(self) -> Field:
        """Return it as a field of the program."""
        options = tuple((option.id, option.text) for option in self.options)
        return Field(
            self.kind, self.label, hint=self.hint or "", options=options, open=True, authored=True
        )


class PlanSection(Authored):
    """A part of a plan; `note` says what it is for."""

    title: Line
    note: Note | None = None
    fields: Annotated[tuple[PlanField, ...], Bounded(min_length=1, max_length=6)]


@dataclass(frozen=True)
class Entry:
    """A field of a plan and what stands in it, None where that is nothing yet."""

    name: str
    field: Field
    value: Value | None

    @property
    def words(self) -> str:
        """What stands in it as it is read, "" for nothing; long words have several lines."""
        if self.value is None:
            return ""
        if self.field.kind == "choice":
            return dict(self.field.options)[str(self.value)]
        written = self.field.write(self.value)
        return f"Rp{written}" if self.field.kind == "rupiah" else written

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of a sheet."""
        return self.field.kind == "long" and not 0 < len(self.words) <= _HALF_A_LINE


@dataclass(frozen=True)
class FilledSection:
    """A part of a plan as somebody filled it in."""

    section: PlanSection
    entries: tuple[Entry, ...]

    @property
    def filled(self) -> tuple[Entry, ...]:
        """What is filled in."""
        return tuple(each for each in self.entries if each.value is not None)


@dataclass(frozen=True)
class FilledPlan:
    """A plan as somebody filled it in, with those who sign it."""

    sections: tuple[FilledSection, ...]
    signatures: tuple[str, ...]

    @property
    def open(self) -> int:
        """How many fields have nothing in them yet."""
        return sum(len(each.entries) - len(each.filled) for each in self.sections)


class Plan(OwnSheet):
    """Parts with fields; `signatures` say who signs it on paper."""

    type: Literal["plan"]
    sections: Annotated[tuple[PlanSection, ...], Bounded(min_length=1, max_length=8)]
    signatures: Annotated[tuple[Line, ...], Bounded(max_length=4)] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_ids(
            (("sections", place, "fields", number, "id"), each.id)
            for place, section in enumerate(self.sections)
            for number, each in enumerate(section.fields)
        )
        return self

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields by their names in the form."""
        return {each.name: each.as_field() for part in self.sections for each in part.fields}

    def work_out(self, values: Values, today: date) -> FilledPlan:
        """Return the plan part by part; raise Unfit when nothing is filled in yet."""
        if all(value is None for value in values.values()):
            first = next(iter(self.fields))
            raise Unfit(first, "Isi satu dulu. Yang lain boleh menyusul.")
        return FilledPlan(
            tuple(
                FilledSection(
                    part,
                    tuple(
                        Entry(each.name, self.fields[each.name], values[each.name])
                        for each in part.fields
                    ),
                )
                for part in self.sections
            ),
            self.signatures,
        )
