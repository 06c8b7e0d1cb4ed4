"""The guide to one in-person meeting: what an author writes in its head, and what it becomes."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from rumahbelajar.courses.compiled import Compiled
from rumahbelajar.courses.entries import Figure
from rumahbelajar.questions.authoring import Authored, Line, Mistake, Slug, Words

Part = Literal["pembukaan", "refleksi", "inti", "peran", "komitmen", "penutup"]
"""What an item of the agenda is for: opening, reflection, core, role play, commitment, closing."""

_Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class AgendaEntry(Authored):
    """One item of the agenda; its title is the heading under which the guide tells how."""

    part: Part
    minutes: Annotated[int, Field(ge=1, le=120)]
    title: Line


class RolePlay(Authored):
    """A card to cut out, a quarter of a sheet: a situation to play, and who plays it."""

    title: _Short
    who: _Short
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class GuideHead(Authored):
    """The head of a guide, between its `---` lines.

    `quiz` is the slug of the module whose questions are talked over, from the screen or on paper.
    """

    title: Line
    minutes: Annotated[int, Field(ge=15, le=240)]
    people: Line
    objective: Words
    sensitive: bool = False
    materials: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    agenda: Annotated[tuple[AgendaEntry, ...], Field(min_length=1, max_length=12)]
    roleplays: Annotated[tuple[RolePlay, ...], Field(max_length=8)] = ()
    commitment: Words
    quiz: Slug | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        summed = sum(item.minutes for item in self.agenda)
        if summed != self.minutes:
            raise Mistake(
                f"agenda berjumlah {summed} menit, sedangkan minutes {self.minutes}",
                "samakan: ubah menit di agenda, atau minutes",
                ("minutes",),
            )
        titles = Counter(item.title for item in self.agenda)
        for place, item in enumerate(self.agenda):
            if titles[item.title] > 1:
                raise Mistake(
                    f'judul agenda "{item.title}" dipakai dua kali',
                    "beri setiap bagian judul yang berbeda",
                    ("agenda", place, "title"),
                )
        return self


class AgendaItem(AgendaEntry, Compiled):
    """An item of the agenda with what is said and done in it; `html` is safe to show as it is."""

    html: str


class Guide(GuideHead, Compiled):
    """A guide; `slug` stays the same when files are renumbered, and `number` is that of its file.

    `words` counts what a facilitator reads under the headings, and `figures` are those named there.
    """

    slug: Slug
    number: int
    agenda: tuple[AgendaItem, ...]
    words: int
    figures: tuple[Figure, ...] = ()

    def clock(self) -> Iterator[tuple[int, int, AgendaItem]]:
        """Yield each item of the agenda with the minutes from the start at which it runs."""
        begin = 0
        for item in self.agenda:
            yield begin, begin + item.minutes, item
            begin += item.minutes
