"""Scenario: a conversation that a learner walks through, choosing what to do at each step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.questions.authoring import Authored, Line, Mistake, Slug, Words

LONGEST_TRAIL = 40
"""Steps of one walk: far more than a conversation takes, and still an address that phones open."""
ONESELF = "Anda"
"""The speaker whose bubbles are the learner's own."""

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Ending = Literal["good", "harm"]


class Bubble(Authored):
    """What one speaker says; without `who` it is told by the narrator."""

    who: Line | None = None
    words: Said

    @property
    def is_own(self) -> bool:
        """Whether the learner says it."""
        return self.who == ONESELF


class Choice(Authored):
    """What the learner may do now, and the step it leads to."""

    words: Line
    to: Slug


class Step(Authored):
    """A step of the conversation: what is said, then two to four choices or an ending.

    `tells` is what this step teaches, kindly.
    """

    says: Annotated[tuple[Bubble, ...], Field(min_length=1, max_length=6)]
    tells: Words | None = None
    choices: Annotated[tuple[Choice, ...], Field(max_length=4)] = ()
    ending: Ending | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.ending is None and not self.choices:
            raise Mistake(
                "langkah ini buntu: tidak ada pilihan dan bukan akhir cerita",
                "tambahkan choices, atau tulis ending: good (selamat) atau ending: harm (rugi)",
            )
        if len(self.choices) == 1:
            raise Mistake("hanya ada satu pilihan", "tulis dua sampai empat pilihan", ("choices",))
        if self.ending is not None and self.choices:
            raise Mistake(
                "akhir cerita masih punya pilihan", "hapus choices, atau hapus ending", ("choices",)
            )
        if self.ending is not None and self.tells is None:
            raise Mistake(
                "akhir cerita belum menjelaskan pelajarannya",
                "tambahkan tells: apa yang bisa dipelajari dari akhir ini",
                ("ending",),
            )
        self._check_targets()
        return self

    def _check_targets(self) -> None:
        seen: set[str] = set()
        for place, choice in enumerate(self.choices):
            if choice.to in seen:
                raise Mistake(
                    f'dua pilihan menuju "{choice.to}"',
                    "beri setiap pilihan langkah lanjutannya sendiri",
                    ("choices", place, "to"),
                )
            seen.add(choice.to)


@dataclass(frozen=True)
class Taken:
    """A step of a walk, and the choice that led to it; none before the first."""

    id: str
    step: Step
    choice: Choice | None


class Scenario(BaseActivity):
    """Steps by id, joined by choices; every step can be reached, and from each the story ends.

    `contacts` are keys of places to ask for help, shown where the story ends.
    """

    type: Literal["scenario"]
    contacts: Annotated[tuple[Slug, ...], Field(max_length=3)] = ()
    start: Slug
    nodes: Annotated[dict[Slug, Step], Field(min_length=2, max_length=60)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.start not in self.nodes:
            raise _unknown(self.start, ("start",))
        for name, step in self.nodes.items():
            for place, choice in enumerate(step.choices):
                if choice.to not in self.nodes:
                    raise _unknown(choice.to, ("nodes", name, "choices", place, "to"))
        self._check_ways()
        return self

    def walk(self, trail: Sequence[str]) -> tuple[Taken, ...] | None:
        """Return the steps of a trail of ids; None when it is no way through this scenario.

        It begins at the start, follows a choice at each step, and is at most LONGEST_TRAIL long.
        """
        if not trail or trail[0] != self.start or len(trail) > LONGEST_TRAIL:
            return None
        taken = [Taken(self.start, self.nodes[self.start], None)]
        for name in trail[1:]:
            choice = next((each for each in taken[-1].step.choices if each.to == name), None)
            if choice is None:
                return None
            taken.append(Taken(name, self.nodes[name], choice))
        return tuple(taken)

    def _check_ways(self) -> None:
        """Raise for the first step, in the author's order, that none leads to or none leads out."""
        onward = {name: [choice.to for choice in step.choices] for name, step in self.nodes.items()}
        backward: dict[str, list[str]] = {name: [] for name in onward}
        for name, targets in onward.items():
            for target in targets:
                backward[target].append(name)
        reached = _reached([self.start], onward)
        ended = _reached([name for name, step in self.nodes.items() if step.ending], backward)
        for name in self.nodes:
            if name not in reached:
                raise Mistake(
                    f'langkah "{name}" tidak dituju pilihan mana pun',
                    "hapus langkah ini, atau beri pilihan yang menuju ke sini",
                    ("nodes", name),
                )
            if name not in ended:
                raise Mistake(
                    f'dari langkah "{name}" cerita berputar tanpa akhir',
                    "beri satu pilihan yang menuju akhir cerita",
                    ("nodes", name),
                )


def _reached(begin: Iterable[str], ways: Mapping[str, Sequence[str]]) -> set[str]:
    """Return every step that can be reached from these, themselves among them."""
    reached: set[str] = set()
    waiting = list(begin)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += ways[name]
    return reached


def _unknown(name: str, place: tuple[str | int, ...]) -> Mistake:
    return Mistake(f'langkah "{name}" tidak ada', "pakai nama salah satu langkah di nodes", place)
